import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireInstant } from "../kernel/wire.ts";

/** When the address was made, and when a calendar program last came by it; null while there is none. */
const feed = z.strictObject({
  feed: z.strictObject({ madeAt: wireInstant, readAt: wireInstant.nullable() }).nullable(),
});

export const getCalendarFeed = endpoint({
  method: "GET",
  path: "/calendar-feed",
  summary: "Whether one's own calendar can be read by its secret address",
  answer: feed,
});
/** The address is told this once: only what it hashes to is kept. The earlier one no longer opens anything. */
export const makeCalendarFeed = endpoint({
  method: "POST",
  path: "/calendar-feed",
  summary: "Make the secret address of one's own calendar, or a new one",
  status: 201,
  answer: z.strictObject({ /** Below the address of the product. */ path: z.string() }),
});
export const endCalendarFeed = endpoint({
  method: "DELETE",
  path: "/calendar-feed",
  summary: "Shut the secret address of one's own calendar",
  answer: feed,
});
/** Own activities from 90 days ago to 400 days ahead, and what of them was deleted lately as cancelled (RFC 5545). */
export const readCalendarFeed = endpoint({
  method: "GET",
  path: "/calendar-feed.ics",
  summary: "One person's activities for a calendar program",
  query: z.strictObject({ key: z.string().max(200) }),
  answer: z.unknown(),
});

import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { wireDate, wireId, wireInstant, wireMoney, wireVersion } from "../kernel/wire.ts";

export * from "./contract-feed.ts";

const named = z.strictObject({ id: wireId, name: z.string() });

/** An activity where it stands in time: open, by its plan; done, when it was done. */
const entry = z.strictObject({
  id: wireId,
  kind: z.string(),
  subject: z.string(),
  at: wireInstant,
  /** False: planned for the day, at no given time. */
  hasTime: z.boolean(),
  durationMinutes: z.int().nullable(),
  place: z.string().nullable(),
  isDone: z.boolean(),
  deal: named.nullable(),
  owner: named,
  version: wireVersion,
});

/** An open deal on the day that it is expected to be won. */
const closing = z.strictObject({
  deal: named,
  on: wireDate,
  amount: wireMoney.nullable(),
  owner: named,
});

export const getCalendar = endpoint({
  method: "GET",
  path: "/calendar",
  summary: "Activities and expected closings by day, of oneself, of a person or a department, and what is overdue",
  query: z.strictObject({
    /** Days of the workspace's zone, [from, to), at most 62. */
    from: wireDate,
    to: wireDate,
    /** Without both: all people that the caller sees. */
    owner: wireId.optional(),
    /** With the departments below it. */
    department: wireId.optional(),
  }),
  answer: z.strictObject({
    /** At most 3,000, first to last. */
    entries: z.array(entry),
    closings: z.array(closing),
    /** Open ones whose time has passed, whatever the period: the latest 20, and how many there are. */
    overdue: z.strictObject({ count: z.int(), entries: z.array(entry) }),
    /** Whose calendars the caller may look at. */
    people: z.array(named.extend({ departmentId: wireId.nullable() })),
    departments: z.array(named),
  }),
});

export type CalendarAnswer = z.infer<typeof getCalendar.answer>;
export type CalendarEntry = z.infer<typeof entry>;
export type Closing = z.infer<typeof closing>;

import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";

/** What keeps a deal from being old: a meeting that is planned, a payment that is promised. */
export type DealPromise =
  | { readonly kind: "meeting"; readonly at: Instant; readonly hasTime: boolean }
  | { readonly kind: "payment"; readonly on: CalendarDate };

interface OpenDeal {
  /** Since when it is open without a break. */
  readonly openSince: Instant;
  readonly promises: readonly DealPromise[];
}

interface Moment {
  readonly now: Instant;
  readonly zone: string;
  /** Null: nothing is known of how long sales take, so nothing is old. */
  readonly usualCycleDays: number | null;
}

/** A deal may last this many usual cycles. */
const cycles = 2;

/** PIP-11: open longer than two usual cycles, and without a planned meeting or a promised payment ahead. */
export function isOld({ openSince, promises }: OpenDeal, moment: Moment): boolean {
  const limit = oldAfter(moment.usualCycleDays);
  if (limit === null || moment.now - openSince <= limit) return false;
  return !promises.some((one) => isAhead(one, moment));
}

/** Milliseconds beyond which an open deal is old. */
export const oldAfter = (usualCycleDays: number | null): number | null =>
  usualCycleDays === null ? null : cycles * usualCycleDays * millisecondsPerDay;

/** What is promised for today is ahead until the day is over; a meeting with an hour, until the hour. */
function isAhead(promise: DealPromise, { now, zone }: Moment): boolean {
  const today = dateOf(now, zone);
  if (promise.kind === "payment") return promise.on >= today;
  return promise.hasTime ? promise.at > now : dateOf(promise.at, zone) >= today;
}

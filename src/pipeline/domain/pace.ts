import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerDay, millisecondsPerHour } from "../../kernel/time.ts";
import type { WorkingCalendar } from "../../kernel/working-time.ts";
import { workingMilliseconds } from "../../kernel/working-time.ts";

export type Pace = "in" | "over" | "twice";

/** PIP-8: how a stay compares to its target in working time; exactly the target is still in it. Null without a target. */
export function paceOf(workingMs: number, targetHours: number | null): Pace | null {
  if (targetHours === null) return null;
  const target = targetHours * millisecondsPerHour;
  if (workingMs > 2 * target) return "twice";
  return workingMs > target ? "over" : "in";
}

/**
 * The instant before which a stay must have begun to have lasted longer than `workingMs` of working time by `now`: lets
 * the database compare times of entry instead of counting working hours. −Infinity is never answered: very long targets
 * reach back forty years at most.
 */
export function latestEntryBeyond(workingMs: number, now: Instant, calendar: WorkingCalendar): Instant {
  let long = now - millisecondsPerDay * 366 * 40;
  let short = now;
  while (short - long > 1) {
    const middle = Math.floor((long + short) / 2);
    if (workingMilliseconds(middle, now, calendar) > workingMs) long = middle;
    else short = middle;
  }
  return short;
}

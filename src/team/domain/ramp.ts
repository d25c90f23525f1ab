import type { CalendarDate } from "../../kernel/time.ts";
import { addMonths } from "../../kernel/zoned-time.ts";

/** In per cent, by month since joining; afterwards a hundred. */
export const usualRamp: readonly number[] = [30, 60, 80, 100];

/**
 * What part of norms and plans is asked of a person on the day (PLA-13): the months are the person's own, from the day of joining to
 * the same day of the next. 1 of whoever has no day of joining, and before it.
 */
export function rampOn(date: CalendarDate, joinedOn: CalendarDate | null, shares: readonly number[]): number {
  if (joinedOn === null || date < joinedOn) return 1;
  const month = shares.findIndex((_, index) => date < addMonths(joinedOn, index + 1));
  return month === -1 ? 1 : (shares[month] ?? 100) / 100;
}

import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { addDays, dateOf, daysBetween, startOfDay } from "../../kernel/zoned-time.ts";

/** A fan is drawn from at most so many points. */
const mostPoints = 31;

/**
 * The days whose ends are points of the fan of [from, to), from today on: each day of a month, fewer of a longer time, the last one
 * always; none when the period is over.
 */
export function fanDays(
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  now: Instant,
  zone: string,
): { readonly on: CalendarDate; readonly until: Instant }[] {
  const today = dateOf(now, zone);
  const first = from > today ? from : today;
  const days = daysBetween(first, to);
  if (days <= 0) return [];
  const step = Math.ceil(days / mostPoints);
  const places = Array.from({ length: Math.ceil(days / step) }, (_, index) => days - index * step).reverse();
  return places.map((place) => ({
    on: addDays(first, place - 1),
    until: startOfDay(addDays(first, place), zone),
  }));
}

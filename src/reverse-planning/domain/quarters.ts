import type { CalendarDate } from "../../kernel/time.ts";
import { addMonths, monthStart } from "../../kernel/zoned-time.ts";

/** [from, to) in days. */
export interface Days {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** First day of the date's quarter. */
export function quarterStart(date: CalendarDate): CalendarDate {
  const month = Number(date.slice(5, 7));
  return addMonths(monthStart(date), -((month - 1) % 3));
}

/** The last full quarters before the date, oldest first. */
export function fullQuarters(today: CalendarDate, count: number): readonly Days[] {
  const running = quarterStart(today);
  return Array.from({ length: count }, (_, index) => {
    const from = addMonths(running, -3 * (count - index));
    return { from, to: addMonths(from, 3) };
  });
}

/** What figures are measured on: the last four full quarters and the running one, to the end of today. */
export function measuredDays(today: CalendarDate, tomorrow: CalendarDate): Days {
  return { from: addMonths(quarterStart(today), -12), to: tomorrow };
}

/** The months "2026-11" that a period touches. */
export function monthsOf({ from, to }: Days): readonly string[] {
  const months: string[] = [];
  for (let at = monthStart(from); at < to; at = addMonths(at, 1)) months.push(at.slice(0, 7));
  return months;
}

import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, addMonths, monthStart } from "../../kernel/zoned-time.ts";

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

const monthNumber = (date: CalendarDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** How many months a period touches; 0 of an empty one. */
const monthCount = ({ from, to }: Days): number =>
  to <= from ? 0 : monthNumber(addDays(to, -1)) - monthNumber(from) + 1;

/** Of what lies further ahead or is longer nobody plans back, and counting its days would hold everybody up. */
const mostMonths = 24;
export const isPlannable = (period: Days): boolean => monthCount(period) >= 1 && monthCount(period) <= mostMonths;

/** The months "2026-11" that a period touches. */
export function monthsOf(period: Days): readonly string[] {
  const first = monthStart(period.from);
  return Array.from({ length: monthCount(period) }, (_, index) => addMonths(first, index).slice(0, 7));
}

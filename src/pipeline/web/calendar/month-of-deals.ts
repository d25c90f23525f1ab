import type { CalendarDate } from "../../../kernel/time.ts";
import { addDays, addMonths, mondayOf, monthStart } from "../../../kernel/zoned-time.ts";
import type { Filters } from "../filters/deal-search.ts";

/** The first of the month that the address names, else of the one that its filter begins in, else of today's. */
export function monthShown(asked: unknown, filters: Filters, today: CalendarDate): CalendarDate {
  const named = typeof asked === "string" && /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(asked) ? `${asked}-01` : undefined;
  return named ?? monthStart(filters.expectedCloseFrom ?? today);
}

/** The weeks that the month touches, Monday first. */
export function daysOfMonth(month: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  const end = addMonths(month, 1);
  for (let day = mondayOf(month); day < end || days.length % 7 !== 0; day = addDays(day, 1)) days.push(day);
  return days;
}

/** What narrows the calendar: the days of closing are the calendar's own. */
export function withoutDays({
  expectedCloseFrom: _,
  expectedCloseTo: __,
  noExpectedClose: ___,
  ...rest
}: Filters): Filters {
  return rest;
}

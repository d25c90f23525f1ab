import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, addMonths, isCalendarDate, mondayOf, monthStart } from "../../kernel/zoned-time.ts";

export const calendarViews = ["day", "week", "month"] as const;
export type CalendarView = (typeof calendarViews)[number];

/** What the address says. `whose`: "all", "department <id>", a person's id; left out: one's own. */
export interface CalendarSearch {
  readonly view?: CalendarView | undefined;
  readonly day?: CalendarDate | undefined;
  readonly whose?: string | undefined;
}

export function parseCalendarSearch(raw: Readonly<Record<string, unknown>>): CalendarSearch {
  const { day, whose } = raw;
  return {
    view: calendarViews.find((view) => view === raw.view),
    day: typeof day === "string" && isCalendarDate(day) ? day : undefined,
    whose: typeof whose === "string" ? whose : undefined,
  };
}

/** The days shown, [from, to): weeks begin on Monday, a month is shown in whole weeks. */
export function daysShown(view: CalendarView, day: CalendarDate): readonly CalendarDate[] {
  const first = view === "day" ? day : mondayOf(view === "week" ? day : monthStart(day));
  const count = view === "day" ? 1 : view === "week" ? 7 : 42;
  return Array.from({ length: count }, (_, place) => addDays(first, place));
}

/** The same view one step back (−1) or forward (1). */
export function step(view: CalendarView, day: CalendarDate, by: -1 | 1): CalendarDate {
  if (view === "month") return addMonths(monthStart(day), by);
  return addDays(day, view === "week" ? by * 7 : by);
}

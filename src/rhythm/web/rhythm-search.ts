import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, addMonths, isCalendarDate, mondayOf, monthStart } from "../../kernel/zoned-time.ts";

export type RhythmView = "week" | "month" | "events";

export interface RhythmSearch {
  readonly view?: RhythmView | undefined;
  readonly day?: CalendarDate | undefined;
}

export const parseRhythmSearch = (raw: Readonly<Record<string, unknown>>): RhythmSearch => ({
  view: raw.view === "month" || raw.view === "events" ? raw.view : undefined,
  day: typeof raw.day === "string" && isCalendarDate(raw.day) ? raw.day : undefined,
});

/** The days that a view shows: [from, to), whole weeks. */
export function spanOf(
  view: RhythmView,
  day: CalendarDate,
): { readonly from: CalendarDate; readonly to: CalendarDate } {
  if (view !== "month") return { from: mondayOf(day), to: addDays(mondayOf(day), 7) };
  const first = monthStart(day);
  return { from: first, to: addMonths(first, 1) };
}

export const stepped = (view: RhythmView, day: CalendarDate, by: 1 | -1): CalendarDate =>
  view === "month" ? addMonths(day, by) : addDays(day, 7 * by);

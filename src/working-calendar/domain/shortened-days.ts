import type { CalendarDate } from "../../kernel/time.ts";
import type { DayRule, WorkingHabits } from "../../kernel/working-time.ts";
import { workingHoursOn } from "../../kernel/working-time.ts";

/**
 * The working days before holidays that the Russian production calendars of a five-day week shorten by an hour (article 95 of
 * the Labour Code), as data: which moved Saturdays are shortened follows from no rule. For 2027 only what the law itself says.
 */
const shortened: Readonly<Record<number, string>> = {
  2016: "02-20 11-03",
  2017: "02-22 03-07 11-03",
  2018: "02-22 03-07 04-28 05-08 06-09 12-29",
  2019: "02-22 03-07 04-30 05-08 06-11 12-31",
  2020: "04-30 05-08 06-11 11-03 12-31",
  2021: "02-20 04-30 06-11 11-03",
  2022: "02-22 03-05 11-03",
  2023: "02-22 03-07 11-03",
  2024: "02-22 03-07 05-08 06-11 11-02",
  2025: "03-07 04-30 06-11 11-01",
  2026: "04-30 05-08 06-11 11-03",
  2027: "02-22 04-30 06-11 11-03 12-31",
};

export const yearsWithShortened: readonly number[] = Object.keys(shortened).map(Number);

/** The dates of the year that the law shortens; none for years without a calendar. */
export const shortenedDays = (year: number): readonly CalendarDate[] =>
  (shortened[year]?.split(" ") ?? []).map((day) => `${year}-${day}`);

/**
 * The year's shortened days as rules: each closes an hour earlier. The default does not count them (definitions.md, Working time: 9–18
 * on all days), a workspace may.
 */
export function rulesOfShortened(year: number, habits: WorkingHabits): ReadonlyMap<CalendarDate, DayRule> {
  const rules = new Map<CalendarDate, DayRule>();
  for (const date of shortenedDays(year)) {
    const hours = workingHoursOn(date, { ...habits, days: {} });
    if (hours === null || hours.closesAtHour - hours.opensAtHour <= 1) continue;
    rules.set(date, { opensAtHour: hours.opensAtHour, closesAtHour: hours.closesAtHour - 1 });
  }
  return rules;
}

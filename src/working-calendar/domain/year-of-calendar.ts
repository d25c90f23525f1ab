import { russianException } from "../../kernel/russian-calendar.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { type DayHours, type DayRule, type WorkingHabits, workingHoursOn } from "../../kernel/working-time.ts";
import { addDays } from "../../kernel/zoned-time.ts";

export interface MonthOfYear {
  /** 1 to 12. */
  readonly month: number;
  readonly workingDays: number;
  readonly workingHours: number;
}

/** The dates of a year in order. */
export function datesOf(year: number): CalendarDate[] {
  const dates: CalendarDate[] = [];
  const end = `${year}-12-31`;
  for (let date = `${year}-01-01`; date <= end; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** Working days and hours of each month; zero is a month like any other. */
export function monthsOf(year: number, habits: WorkingHabits): MonthOfYear[] {
  const months = Array.from({ length: 12 }, (_, index) => ({ month: index + 1, workingDays: 0, minutes: 0 }));
  for (const date of datesOf(year)) {
    const hours = workingHoursOn(date, habits);
    const month = months[Number(date.slice(5, 7)) - 1];
    if (!hours || !month) continue;
    month.workingDays += 1;
    month.minutes += Math.round((hours.closesAtHour - hours.opensAtHour) * 60);
  }
  return months.map(({ minutes, ...month }) => ({ ...month, workingHours: minutes / 60 }));
}

/** What law and week say of the date, without the workspace's own days. */
export const lawOf = (date: CalendarDate, habits: WorkingHabits): "off" | "worked" | null =>
  habits.holidays === "russian" ? russianException(date) : null;

const sameHours = (one: DayHours | null, other: DayHours | null) =>
  one === null || other === null
    ? one === other
    : one.opensAtHour === other.opensAtHour && one.closesAtHour === other.closesAtHour;

/** The rule by which the date becomes what is wanted; null where law and week say so already. */
export function ruleFor(date: CalendarDate, wanted: DayHours | null, habits: WorkingHabits): DayRule | null {
  if (sameHours(wanted, workingHoursOn(date, { ...habits, days: {} }))) return null;
  if (wanted === null) return "off";
  return sameHours(wanted, habits) ? "worked" : { opensAtHour: wanted.opensAtHour, closesAtHour: wanted.closesAtHour };
}

/** What a rule makes of the usual hours. */
export const hoursOf = (rule: DayRule, habits: DayHours): DayHours | null =>
  rule === "off" ? null : rule === "worked" ? habits : rule;

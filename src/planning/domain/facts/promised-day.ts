import type { CalendarDate } from "../../../kernel/time.ts";
import { isWorkingDay, type WorkingHabits } from "../../../kernel/working-time.ts";
import { addDays } from "../../../kernel/zoned-time.ts";

/** Longer than any stretch of days off; a calendar without working days has no next one. */
const farthest = 60;

function near(date: CalendarDate, habits: WorkingHabits, step: 1 | -1): CalendarDate | null {
  for (let away = 1; away <= farthest; away++) {
    const day = addDays(date, step * away);
    if (isWorkingDay(day, habits)) return day;
  }
  return null;
}

/** "Tomorrow" of the paired reports (PLA-4): the next working day; null where nobody works. */
export const nextWorkingDay = (date: CalendarDate, habits: WorkingHabits) => near(date, habits, 1);
export const workingDayBefore = (date: CalendarDate, habits: WorkingHabits) => near(date, habits, -1);

/** The days that a working day answers for, [from, to): with the days off before it, since banks work on some of them. */
export function daysOf(day: CalendarDate, habits: WorkingHabits): { from: CalendarDate; to: CalendarDate } {
  const before = workingDayBefore(day, habits);
  return { from: before === null ? day : addDays(before, 1), to: addDays(day, 1) };
}

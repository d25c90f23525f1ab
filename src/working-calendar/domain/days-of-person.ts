import type { CalendarDate } from "../../kernel/time.ts";
import { isWorkingDay, type WorkingHabits } from "../../kernel/working-time.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import type { DayPart } from "./vocabulary.ts";

/** Both days belong to it; half a day is one date. */
export interface AbsenceSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly part: DayPart;
}

export interface PersonalDay {
  readonly date: CalendarDate;
  /** 1, or 0.5 with half a day of absence. */
  readonly share: number;
}

/**
 * The days that a person works in [from, to) (PLA-2): those of the workspace, without the days off of the person's region and without
 * absences. A shortened day is a whole one: a plan is spread over days, not hours.
 */
export function daysOfPerson(
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  habits: WorkingHabits,
  regionDaysOff: ReadonlySet<CalendarDate>,
  absences: readonly AbsenceSpan[],
): PersonalDay[] {
  const days: PersonalDay[] = [];
  for (let date = from; date < to; date = addDays(date, 1)) {
    if (!isWorkingDay(date, habits) || regionDaysOff.has(date)) continue;
    const share = 1 - Math.min(1, absentOn(date, absences));
    if (share > 0) days.push({ date, share });
  }
  return days;
}

const absentOn = (date: CalendarDate, absences: readonly AbsenceSpan[]): number =>
  absences.reduce((sum, { from, to, part }) => sum + (from <= date && date <= to ? (part === "day" ? 1 : 0.5) : 0), 0);

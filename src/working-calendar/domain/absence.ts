import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { daysBetween } from "../../kernel/zoned-time.ts";
import type { AbsenceSpan } from "./days-of-person.ts";
import { workingCalendarRefusals } from "./refusals.ts";
import { firstYear, lastYear } from "./vocabulary.ts";

/** Two years: longer is a slip of the year, or somebody who left. */
const longest = 731;

/** Refuses what ends before it begins, half a day of several, years outside 1990 to 2100, and what is longer than two years. */
export function checkAbsence({ from, to, part }: AbsenceSpan): Refusal | null {
  const isOutside = (date: CalendarDate) => Number(date.slice(0, 4)) < firstYear || Number(date.slice(0, 4)) > lastYear;
  if (isOutside(from) || isOutside(to)) {
    return refuse(workingCalendarRefusals, "absence_year_unknown", { params: { firstYear, lastYear } });
  }
  if (to < from) return refuse(workingCalendarRefusals, "absence_backwards");
  if (part !== "day" && from !== to) return refuse(workingCalendarRefusals, "absence_half_of_many");
  return daysBetween(from, to) >= longest ? refuse(workingCalendarRefusals, "absence_too_long") : null;
}

/** Whether two absences of one person share half a day or more; a morning and an afternoon do not. */
export function overlap(one: AbsenceSpan, other: AbsenceSpan): boolean {
  if (one.to < other.from || other.to < one.from) return false;
  return one.part === "day" || other.part === "day" || one.part === other.part;
}

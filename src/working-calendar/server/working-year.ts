import type { CalendarDate } from "../../kernel/time.ts";
import { type DayRule, isWorkingDay } from "../../kernel/working-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { DayToBe, ExceptionalDay, WorkingYear } from "../contract.ts";
import { clockOf } from "../domain/clock.ts";
import { shortenedDays } from "../domain/shortened-days.ts";
import { datesOf, lawOf, monthsOf } from "../domain/year-of-calendar.ts";
import { readRecount } from "./recount.ts";
import { type KeptCalendar, readCalendar } from "./store.ts";

/** The year at a glance (PLA-2). */
export async function workingYear(reading: Reading, year: number): Promise<WorkingYear> {
  const kept = await readCalendar(reading);
  const { habits, version } = kept;
  return {
    version,
    year,
    opensAt: clock(habits.opensAtHour),
    closesAt: clock(habits.closesAtHour),
    weekdays: [...habits.weekdays],
    holidays: habits.holidays,
    days: exceptionalDays(kept, year),
    shortenedByLaw: habits.holidays === "russian" ? [...shortenedDays(year)] : [],
    months: monthsOf(year, habits),
    recount: await readRecount(reading),
  };
}

const clock = (hour: number) => clockOf(Math.round(hour * 60));

function exceptionalDays({ habits, names }: KeptCalendar, year: number): ExceptionalDay[] {
  return datesOf(year).flatMap((date) => {
    const own = habits.days[date];
    const byLaw = lawOf(date, habits);
    const rule = own ?? byLaw;
    if (rule === null) return [];
    return [{ ...toBe(date, rule, names[date] ?? null), isOwn: own !== undefined, byLaw }];
  });
}

/** A rule on the wire. */
function toBe(date: CalendarDate, rule: DayRule, name: string | null) {
  if (typeof rule === "string") return { date, kind: rule, opensAt: null, closesAt: null, name };
  return { date, kind: "hours" as const, opensAt: clock(rule.opensAtHour), closesAt: clock(rule.closesAtHour), name };
}

/** The day as the workspace keeps it; "usual" where it keeps none of its own. */
export function dayAsKept({ habits, names }: KeptCalendar, date: CalendarDate): DayToBe {
  const rule = habits.days[date];
  if (rule === undefined) return { date, kind: "usual", opensAt: null, closesAt: null, name: null };
  return toBe(date, rule, names[date] ?? null);
}

/** Working days of a year. */
export const workingDaysOf = (year: number, habits: KeptCalendar["habits"]): number =>
  datesOf(year).filter((date) => isWorkingDay(date, habits)).length;

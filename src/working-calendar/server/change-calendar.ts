import type { AnswerOf, BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { type DayHours, type DayRule, workingHoursOn } from "../../kernel/working-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type * as contract from "../contract.ts";
import type { ChangedDays, DayToBe } from "../contract.ts";
import { minutesOf } from "../domain/clock.ts";
import { readCalendarFile } from "../domain/read-calendar-file.ts";
import { workingCalendarRefusals } from "../domain/refusals.ts";
import { rulesOfShortened } from "../domain/shortened-days.ts";
import { firstYear, lastYear } from "../domain/vocabulary.ts";
import { datesOf, hoursOf, ruleFor } from "../domain/year-of-calendar.ts";
import { askRecount, recountAll } from "./recount.ts";
import { type KeptCalendar, lockCalendar, type OwnDay, readCalendar, writeCalendar, writeDays } from "./store.ts";
import { dayAsKept, workingDaysOf } from "./working-year.ts";

/** Refuses `working_calendar_changed`: somebody else has changed it since it was read. */
async function lockAt(unit: Unit, version: number, isTrial = false): Promise<KeptCalendar | Refusal> {
  const kept = await (isTrial ? readCalendar(unit) : lockCalendar(unit));
  return kept.version === version
    ? kept
    : refuse(workingCalendarRefusals, "working_calendar_changed", { extra: { version: kept.version } });
}

/** Refuses hours that end before they begin, a date twice, a date of another year, and `working_calendar_changed`. */
export async function changeDays(
  unit: Unit,
  year: number,
  { version, days }: BodyOf<typeof contract.changeWorkingDays>,
): Promise<ChangedDays | Refusal> {
  if (new Set(days.map(({ date }) => date)).size < days.length)
    return refuse(workingCalendarRefusals, "working_day_twice");
  if (days.some(({ date }) => !date.startsWith(`${year}-`))) {
    return refuse(workingCalendarRefusals, "working_year_unknown", { params: { firstYear, lastYear } });
  }
  const kept = await lockAt(unit, version);
  if (isRefusal(kept)) return kept;
  const changes = new Map<CalendarDate, OwnDay | null>();
  for (const day of days) {
    const rule = ruleOf(day);
    if (rule === "backwards") return refuse(workingCalendarRefusals, "working_hours_backwards");
    changes.set(day.date, rule && ownDay(day.date, hoursOf(rule, kept.habits), day.name, kept));
  }
  return keep(unit, kept, changes, "working_calendar.days_changed");
}

function ruleOf({ kind, opensAt, closesAt }: DayToBe): DayRule | null | "backwards" {
  if (kind === "usual") return null;
  if (kind !== "hours") return kind;
  const [opens, closes] = [minutesOf(opensAt ?? ""), minutesOf(closesAt ?? "")];
  if (opens === null || closes === null || closes <= opens) return "backwards";
  return { opensAtHour: opens / 60, closesAtHour: closes / 60 };
}

/** What law and week say already is kept only for its name. */
function ownDay(
  date: CalendarDate,
  hours: DayHours | null,
  name: string | null,
  { habits }: KeptCalendar,
): OwnDay | null {
  const rule = ruleFor(date, hours, habits);
  if (rule !== null) return { rule, name };
  return name === null ? null : { rule: hours === null ? "off" : "worked", name };
}

/** The year as the law says. Refuses `working_calendar_changed`. */
export async function resetYear(
  unit: Unit,
  year: number,
  { version, withShortened }: BodyOf<typeof contract.resetWorkingYear>,
): Promise<ChangedDays | Refusal> {
  const kept = await lockAt(unit, version);
  if (isRefusal(kept)) return kept;
  const rules = withShortened ? rulesOfShortened(year, kept.habits) : new Map<CalendarDate, DayRule>();
  const changes = new Map<CalendarDate, OwnDay | null>();
  for (const date of datesOf(year)) {
    const rule = rules.get(date) ?? null;
    if (rule !== null || kept.habits.days[date] !== undefined) changes.set(date, rule && { rule, name: null });
  }
  return keep(unit, kept, changes, "working_calendar.year_reset");
}

/**
 * The year as a file says; where it is silent, as the week does. A wrong line, or a trial, and nothing is written.
 * Refuses `working_calendar_changed`.
 */
export async function importYear(
  unit: Unit,
  year: number,
  { version, text, isTrial }: BodyOf<typeof contract.importWorkingYear>,
): Promise<AnswerOf<typeof contract.importWorkingYear> | Refusal> {
  const kept = await lockAt(unit, version, isTrial);
  if (isRefusal(kept)) return kept;
  const { habits } = kept;
  const { format, days, wrong } = readCalendarFile(text, year, habits);
  const changes = new Map<CalendarDate, OwnDay | null>();
  for (const date of datesOf(year)) {
    const rule = days.get(date);
    const wanted =
      rule === undefined ? workingHoursOn(date, { ...habits, holidays: "none", days: {} }) : hoursOf(rule, habits);
    const own = ownDay(date, wanted, null, kept);
    if (JSON.stringify(own?.rule ?? null) !== JSON.stringify(habits.days[date] ?? null)) changes.set(date, own);
  }
  const after = withDays(kept, changes);
  const answer = {
    format,
    wrong: wrong.slice(0, 100),
    changes:
      wrong.length > 0
        ? []
        : [...changes.keys()].map((date) => ({ before: dayAsKept(kept, date), after: dayAsKept(after, date) })),
    workingDays: { before: workingDaysOf(year, habits), after: workingDaysOf(year, after.habits) },
  };
  if (isTrial || wrong.length > 0 || changes.size === 0) return { ...answer, isWritten: false, version: kept.version };
  const written = await keep(unit, kept, changes, "working_calendar.year_imported");
  return { ...answer, isWritten: true, version: written.version };
}

function withDays(kept: KeptCalendar, changes: ReadonlyMap<CalendarDate, OwnDay | null>): KeptCalendar {
  const days = { ...kept.habits.days };
  for (const [date, own] of changes) {
    if (own === null) delete days[date];
    else days[date] = own.rule;
  }
  return { ...kept, habits: { ...kept.habits, days } };
}

/** Hours and weekdays hold for all years, so all stays are counted anew. Refuses what ends before it begins, and `working_calendar_changed`. */
export async function changeHours(
  unit: Unit,
  { version, opensAt, closesAt, weekdays, holidays }: BodyOf<typeof contract.changeWorkingHours>,
): Promise<{ version: number } | Refusal> {
  const [opens, closes] = [minutesOf(opensAt) ?? 0, minutesOf(closesAt) ?? 0];
  if (closes <= opens) return refuse(workingCalendarRefusals, "working_hours_backwards");
  const kept = await lockAt(unit, version);
  if (isRefusal(kept)) return kept;
  const after = {
    opensAtHour: opens / 60,
    closesAtHour: closes / 60,
    weekdays: [...new Set(weekdays)].sort((a, b) => a - b),
    holidays,
  };
  const { days: _, ...before } = kept.habits;
  const written = await writeCalendar(unit, kept, after);
  await recountAll(unit);
  const changes = Object.fromEntries(
    (["opensAtHour", "closesAtHour", "weekdays", "holidays"] as const)
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, [before[field], after[field]]]),
  );
  tell(unit, "working_calendar.hours_changed", changes);
  return { version: written };
}

async function keep(
  unit: Unit,
  kept: KeptCalendar,
  changes: ReadonlyMap<CalendarDate, OwnDay | null>,
  action: string,
): Promise<ChangedDays> {
  const dates = [...changes.keys()].sort();
  const before = dates.map((date) => dayAsKept(kept, date));
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined) return { version: kept.version, before };
  await writeDays(unit, changes);
  const version = await writeCalendar(unit, kept, kept.habits);
  await askRecount(unit, first, last);
  const after = withDays(kept, changes);
  const told = dates.map((date) => [date, [kept.habits.days[date] ?? null, after.habits.days[date] ?? null]]);
  tell(unit, action, { days: Object.fromEntries(told) });
  return { version, before };
}

function tell(unit: Unit, action: string, changes: Readonly<Record<string, unknown>>): void {
  unit.audit({ action, entity: "working_calendar", entityId: unit.actor.workspaceId, changes });
  unit.announce({ name: "working_calendar.changed", ids: {} });
}

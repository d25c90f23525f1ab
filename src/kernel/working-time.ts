import { russianException } from "./russian-calendar.ts";
import type { CalendarDate, Instant } from "./time.ts";
import { millisecondsPerDay, millisecondsPerHour } from "./time.ts";
import { dateOfDayNumber, dayNumber, instantAt, weekdayOfDayNumber } from "./zoned-time.ts";

/** Local hours of a working day, as decimals: 9 and 18. Both within the day, the second after the first. */
export interface DayHours {
  readonly opensAtHour: number;
  readonly closesAtHour: number;
}

/** What a workspace says of one date: no work, work in the usual hours, or in hours of its own. */
export type DayRule = "off" | "worked" | DayHours;

/** What a workspace sets (PLA-2). `days` go before the holidays, these before the weekdays. */
export interface WorkingHabits extends DayHours {
  /** 1 for Monday … 7 for Sunday. */
  readonly weekdays: readonly number[];
  readonly holidays: "russian" | "none";
  readonly days: Readonly<Record<CalendarDate, DayRule>>;
}

/**
 * The hours in which a workspace works (definitions.md, Working time). Compared by identity: keep one object per
 * version of a workspace's calendar, as `defaultWorkingCalendar` does per zone, since the table of its days is built once per object.
 */
export interface WorkingCalendar extends WorkingHabits {
  readonly zone: string;
}

/** One day as SQL reads it: working time gone by before the day began, and the day's own, in milliseconds. */
export interface WorkingDayMark {
  readonly date: CalendarDate;
  readonly opens: Instant;
  readonly before: number;
  readonly length: number;
}

const firstYear = 1990;
const lastYear = 2100;
const firstDay = dayNumber(`${firstYear}-01-01`);
const dayCount = dayNumber(`${lastYear + 1}-01-01`) - firstDay;

interface WorkingTable {
  /** Opening instant of each day, working or not. */
  readonly opens: Float64Array;
  /** Working milliseconds before each day, and of all days at the end. */
  readonly before: Float64Array;
}

/** Until a workspace sets its own: Monday to Friday 9–18, Russian holidays. */
export const defaultHabits: WorkingHabits = {
  opensAtHour: 9,
  closesAtHour: 18,
  weekdays: [1, 2, 3, 4, 5],
  holidays: "russian",
  days: {},
};

const defaults = new Map<string, WorkingCalendar>();
const tables = new WeakMap<WorkingCalendar, WorkingTable>();

/** `defaultHabits` in a zone. The same object for the same zone. */
export function defaultWorkingCalendar(zone: string): WorkingCalendar {
  const known = defaults.get(zone);
  if (known) return known;
  const made: WorkingCalendar = { zone, ...defaultHabits };
  defaults.set(zone, made);
  return made;
}

/** The hours in which the date is worked, own days, moved ones and holidays considered; null on a day off. */
export function workingHoursOn(date: CalendarDate, habits: WorkingHabits): DayHours | null {
  const own = habits.days[date];
  const rule = own ?? (habits.holidays === "russian" ? russianException(date) : null);
  if (rule === "off") return null;
  if (rule === "worked") return habits;
  if (rule !== null) return rule;
  return habits.weekdays.includes(weekdayOfDayNumber(dayNumber(date))) ? habits : null;
}

/** Whether the date is worked, if only for an hour. */
export const isWorkingDay = (date: CalendarDate, habits: WorkingHabits): boolean =>
  workingHoursOn(date, habits) !== null;

/** How long the usual working day is, to show working hours as days. */
export const hoursPerWorkingDay = ({ opensAtHour, closesAtHour }: DayHours): number => closesAtHour - opensAtHour;

function tableOf(calendar: WorkingCalendar): WorkingTable {
  const known = tables.get(calendar);
  if (known) return known;
  const opens = new Float64Array(dayCount);
  const before = new Float64Array(dayCount + 1);
  let worked = 0;
  for (let index = 0; index < dayCount; index++) {
    const date = dateOfDayNumber(firstDay + index);
    const hours = workingHoursOn(date, calendar);
    const instantOf = (hour: number) => instantAt(date, Math.round(hour * millisecondsPerHour), calendar.zone);
    const opening = instantOf((hours ?? calendar).opensAtHour);
    opens[index] = opening;
    before[index] = worked;
    if (hours) worked += Math.max(0, instantOf(hours.closesAtHour) - opening);
  }
  before[dayCount] = worked;
  const table = { opens, before };
  tables.set(calendar, table);
  return table;
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

/** Working milliseconds from the beginning of the table to the instant. */
function workedUntil(instant: Instant, { opens, before }: WorkingTable): number {
  if (instant <= at(opens, 0)) return 0;
  let day = Math.min(Math.floor((instant - at(opens, 0)) / millisecondsPerDay), dayCount - 1);
  while (at(opens, day) > instant) day--;
  while (day + 1 < dayCount && at(opens, day + 1) <= instant) day++;
  const start = at(before, day);
  return start + Math.min(instant - at(opens, day), at(before, day + 1) - start);
}

/**
 * Working milliseconds in [from, to); 0 when `to` is not after `from`. Years 1990 to 2100 are counted, time outside
 * them has no working hours.
 */
export function workingMilliseconds(from: Instant, to: Instant, calendar: WorkingCalendar): number {
  if (to <= from) return 0;
  const table = tableOf(calendar);
  return workedUntil(to, table) - workedUntil(from, table);
}

/**
 * The earliest instant by which `milliseconds` of working time have passed since `from`; `from` itself for none. Nine
 * hours from an opening end at the closing of the same day. Past the table it is the last closing of 2100, or `from` when nothing is
 * worked any more.
 */
export function addWorkingTime(from: Instant, milliseconds: number, calendar: WorkingCalendar): Instant {
  if (milliseconds <= 0) return from;
  const table = tableOf(calendar);
  const goal = Math.min(workedUntil(from, table) + milliseconds, at(table.before, dayCount));
  let low = 0;
  let high = dayCount - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(table.before, middle + 1) >= goal) high = middle;
    else low = middle + 1;
  }
  return Math.max(from, at(table.opens, low) + goal - at(table.before, low));
}

/**
 * The table behind `workingMilliseconds` for the days of the years [fromYear, toYear], so that SQL counts the same: working
 * time until t is `before` of t's day plus t − `opens` clamped to 0…`length`. Years outside 1990 to 2100 are left out.
 */
export function workingDayMarks(calendar: WorkingCalendar, fromYear: number, toYear: number): WorkingDayMark[] {
  const { opens, before } = tableOf(calendar);
  const start = dayNumber(`${Math.max(fromYear, firstYear)}-01-01`) - firstDay;
  const end = dayNumber(`${Math.min(toYear, lastYear) + 1}-01-01`) - firstDay;
  const marks: WorkingDayMark[] = [];
  for (let index = start; index < end; index++) {
    const worked = at(before, index);
    marks.push({
      date: dateOfDayNumber(firstDay + index),
      opens: at(opens, index),
      before: worked,
      length: at(before, index + 1) - worked,
    });
  }
  return marks;
}

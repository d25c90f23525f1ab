import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, addMonths, monthStart, weekday } from "../../kernel/zoned-time.ts";
import type { Frequency } from "./vocabulary.ts";

export interface Schedule {
  readonly frequency: Frequency;
  /** 1 for Monday; of a weekly event. */
  readonly weekday: number | null;
  /** Of a monthly or quarterly event; the last day of a month that is too short for it. */
  readonly monthDay: number | null;
  /** A day off moves the event to the next working day, or there is none. A daily event is on working days alone. */
  readonly dayOff: "next" | "skip";
}

export interface Occurrence {
  readonly plannedOn: CalendarDate;
  readonly heldOn: CalendarDate;
}

/** A country is never off for longer. */
const longestBreak = 31;

/**
 * When the event is due by its schedule on days in [from, to), and when it is held. Of two that fall on one day, as after long
 * holidays, the later one stays. An event moved out of [from, to) is told where it was planned.
 */
export function occurrencesOf(
  schedule: Schedule,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  isWorked: (date: CalendarDate) => boolean,
): Occurrence[] {
  const byDay = new Map<CalendarDate, Occurrence>();
  for (let date = from; date < to; date = addDays(date, 1)) {
    if (!isPlanned(schedule, date)) continue;
    const heldOn = dayHeld(schedule, date, isWorked);
    if (heldOn !== null) byDay.set(heldOn, { plannedOn: date, heldOn });
  }
  return [...byDay.values()];
}

function isPlanned({ frequency, weekday: day, monthDay }: Schedule, date: CalendarDate): boolean {
  switch (frequency) {
    case "daily":
      return true;
    case "weekly":
      return weekday(date) === day;
    case "monthly":
      return isMonthDay(date, monthDay);
    case "quarterly":
      return Number(date.slice(5, 7)) % 3 === 1 && isMonthDay(date, monthDay);
  }
}

function isMonthDay(date: CalendarDate, monthDay: number | null): boolean {
  if (monthDay === null) return false;
  const last = Number(addDays(addMonths(monthStart(date), 1), -1).slice(8));
  return Number(date.slice(8)) === Math.min(monthDay, last);
}

function dayHeld(schedule: Schedule, date: CalendarDate, isWorked: (date: CalendarDate) => boolean) {
  if (isWorked(date)) return date;
  if (schedule.frequency === "daily" || schedule.dayOff === "skip") return null;
  for (let days = 1; days <= longestBreak; days++) {
    const later = addDays(date, days);
    if (isWorked(later)) return later;
  }
  return null;
}

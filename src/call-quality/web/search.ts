import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { addDays, dateOf, mondayOf } from "../../kernel/zoned-time.ts";

export const periods = ["weeks4", "weeks12", "weeks26"] as const;
export type Period = (typeof periods)[number];

/** What the address says: the weeks shown, and which reviews are listed below. */
export interface CallsSearch {
  readonly period?: Period | undefined;
  readonly person?: string | undefined;
  readonly mistake?: string | undefined;
  readonly missed?: string | undefined;
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

export const parseCallsSearch = (raw: Readonly<Record<string, unknown>>): CallsSearch => ({
  period: periods.find((one) => one === raw.period),
  person: text(raw.person),
  mistake: text(raw.mistake),
  missed: text(raw.missed),
});

const weeks: Readonly<Record<Period, number>> = { weeks4: 4, weeks12: 12, weeks26: 26 };

/** Whole weeks that end with this one, [from, to). */
export function daysOf(period: Period, now: Instant, zone: string): { from: CalendarDate; to: CalendarDate } {
  const monday = mondayOf(dateOf(now, zone));
  return { from: addDays(monday, -7 * (weeks[period] - 1)), to: addDays(monday, 7) };
}

/** "1:35" → 95 seconds; null for what is no moment. */
export function readMoment(typed: string): number | null {
  const [, minutes, seconds] = /^(\d{1,3}):([0-5]?\d)$/.exec(typed.trim()) ?? [];
  if (minutes === undefined || seconds === undefined) return null;
  return Number(minutes) * 60 + Number(seconds);
}

/** 95 seconds → "1:35". */
export const writeMoment = (second: number): string =>
  `${Math.floor(second / 60)}:${String(second % 60).padStart(2, "0")}`;

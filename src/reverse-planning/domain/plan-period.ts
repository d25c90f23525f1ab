import type { CalendarDate } from "../../kernel/time.ts";
import { addMonths } from "../../kernel/zoned-time.ts";
import { type Days, quarterStart } from "./quarters.ts";

/** A month "2026-11", a quarter "2027-q1" or a year "2027", as the address names it. */
export type PeriodName = string;

const name = /^(\d{4})(?:-(0[1-9]|1[0-2])|-q([1-4]))?$/;

export function daysOfPeriod(period: PeriodName): Days | null {
  const [, year, month, quarter] = name.exec(period) ?? [];
  if (year === undefined) return null;
  if (month !== undefined) return lasting(`${year}-${month}-01`, 1);
  if (quarter !== undefined) return lasting(`${year}-${String(Number(quarter) * 3 - 2).padStart(2, "0")}-01`, 3);
  return lasting(`${year}-01-01`, 12);
}

const lasting = (from: CalendarDate, months: number): Days => ({ from, to: addMonths(from, months) });

/** What one may plan: this month and the next two, this quarter and the next four, this year and the next. */
export function periodsToPlan(today: CalendarDate): readonly PeriodName[] {
  const quarter = quarterStart(today);
  const year = Number(today.slice(0, 4));
  return [
    ...[0, 1, 2].map((ahead) => addMonths(`${today.slice(0, 7)}-01`, ahead).slice(0, 7)),
    ...[0, 1, 2, 3, 4].map((ahead) => quarterName(addMonths(quarter, 3 * ahead))),
    `${year}`,
    `${year + 1}`,
  ];
}

const quarterName = (first: CalendarDate) => `${first.slice(0, 4)}-q${(Number(first.slice(5, 7)) + 2) / 3}`;

/** The quarter to plan now: the next one. */
export const usualPeriod = (today: CalendarDate): PeriodName => quarterName(addMonths(quarterStart(today), 3));

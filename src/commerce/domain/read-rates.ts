import type { CalendarDate } from "../../kernel/time.ts";
import { isCalendarDate } from "../../kernel/zoned-time.ts";

export interface ReadRate {
  readonly currency: string;
  readonly on: CalendarDate;
  readonly rate: number;
}

/** A pasted table of rates, a line a day: day, currency and rate in any order, parted by semicolons, tabs or commas with a space. */
export function readRates(text: string): { readonly rates: readonly ReadRate[]; readonly unread: readonly number[] } {
  const rates: ReadRate[] = [];
  const unread: number[] = [];
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === "") continue;
    const read = readLine(line);
    if (read) rates.push(read);
    else unread.push(index + 1);
  }
  return { rates, unread };
}

function readLine(line: string): ReadRate | null {
  const cells = line.split(/[;\t]|,\s/u).map((cell) => cell.trim());
  const on = cells.map(dayOf).find((day) => day !== null);
  const currency = cells.map((cell) => cell.toUpperCase()).find((cell) => /^[A-Z]{3}$/u.test(cell));
  const rate = cells.map(rateOf).find((value) => value !== null);
  return on && currency && rate ? { on, currency, rate } : null;
}

function dayOf(cell: string): CalendarDate | null {
  const pointed = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(cell);
  const [, day = "", month = "", year = ""] = pointed ?? [];
  const date = pointed ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : cell;
  return isCalendarDate(date) ? date : null;
}

function rateOf(cell: string): number | null {
  if (!/^\d{1,6}(?:[.,]\d{1,8})?$/u.test(cell)) return null;
  const value = Number(cell.replace(",", "."));
  return value > 0 ? value : null;
}

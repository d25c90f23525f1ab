import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { dateOf, instantAt, isCalendarDate } from "../../kernel/zoned-time.ts";
import type { Parsed } from "./decimal.ts";
import { momentFormat } from "./moment-format.ts";
import type { RowRefusalCode } from "./refusals.ts";
import { hourOf, offsetOf, type WrittenMoment, yearOf } from "./written-moment.ts";

export interface MomentOptions {
  /** The workspace's zone: of times that name none. */
  readonly zone: string;
  /** "DD.MM.YYYY", "MM/DD/YYYY HH:mm", … (`momentFormat`); nothing else is read then. */
  readonly format?: string;
}

const time = String.raw`(?:(?:,?\s+|T)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-./])(\d{1,2})\2(\d{1,2})${time}$`, "iu");
const yearLast = new RegExp(String.raw`^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})${time}$`, "iu");

function clockOf(parts: RegExpExecArray): Omit<WrittenMoment, "year" | "month" | "day"> {
  return {
    hour: hourOf(Number(parts[5] ?? 0), parts[9]),
    minute: Number(parts[6] ?? 0),
    second: Number(parts[7] ?? 0),
    millisecond: Number((parts[8] ?? "").slice(0, 3).padEnd(3, "0")),
    offset: offsetOf(parts[10]),
  };
}

/** With points the day is first, as Russia and Germany write; with slashes and hyphens only what cannot be otherwise. */
function dayAndMonth(first: number, second: number, separator: string, year: string): readonly [number, number] | null {
  if (separator === ".") return [first, second];
  if (year.length === 2) return null;
  if (first > 12 || first === second) return [first, second];
  return second > 12 ? [second, first] : null;
}

function readFreely(text: string): WrittenMoment | RowRefusalCode {
  const iso = yearFirst.exec(text);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]), ...clockOf(iso) };
  const parts = yearLast.exec(text);
  if (parts === null) return "not_a_date";
  const found = dayAndMonth(Number(parts[1]), Number(parts[3]), parts[2] ?? "", parts[4] ?? "");
  if (found === null) return "ambiguous_date";
  return { year: yearOf(parts[4] ?? ""), month: found[1], day: found[0], ...clockOf(parts) };
}

function read(
  text: string,
  format: string | undefined,
): (WrittenMoment & { readonly date: CalendarDate }) | RowRefusalCode {
  const written = format === undefined ? readFreely(text.trim()) : momentFormat(format).read(text.trim());
  if (typeof written === "string") return written;
  const { year, month, day, hour, minute, second } = written;
  if (year < 1900 || year > 2200) return "date_out_of_range";
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  if (month < 1 || month > 12 || !isCalendarDate(date)) return "no_such_date";
  if (hour < 0 || hour > 23 || minute > 59 || second > 59) return "no_such_date";
  if (written.offset !== null && Math.abs(written.offset) > 14 * 3_600_000) return "no_such_date";
  return { ...written, date };
}

function instantOf(moment: WrittenMoment & { readonly date: CalendarDate }, zone: string): Instant {
  const ofDay = ((moment.hour * 60 + moment.minute) * 60 + moment.second) * 1_000 + moment.millisecond;
  if (moment.offset === null) return instantAt(moment.date, ofDay, zone);
  return instantAt(moment.date, ofDay, "UTC") - moment.offset;
}

/**
 * A time as people and systems write it → the instant; digits beyond milliseconds are cut. Without a zone it is the
 * workspace's clock: a time that occurs twice is the first, one that the clock skips is moved on by the gap. A day alone
 * is its midnight. Refused: `ambiguous_date` ("03/04/2026", and two-digit years with slashes) without a format,
 * `no_such_date` (31.02, 25:00), `date_out_of_range` (before 1900, after 2200), `not_a_date`.
 */
export function parseDateTime(text: string, options: MomentOptions): Parsed<Instant> {
  const moment = read(text, options.format);
  return typeof moment === "string" ? { refused: moment } : { value: instantOf(moment, options.zone) };
}

/** A calendar day; of a time with a zone, the day it is then in the workspace's zone. Refusals as of `parseDateTime`. */
export function parseDate(text: string, options: MomentOptions): Parsed<CalendarDate> {
  const moment = read(text, options.format);
  if (typeof moment === "string") return { refused: moment };
  if (moment.offset === null) return { value: moment.date };
  return { value: dateOf(instantOf(moment, options.zone), options.zone) };
}

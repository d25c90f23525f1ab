import type { CalendarDate } from "../../kernel/time.ts";
import type { DayHours, DayRule } from "../../kernel/working-time.ts";
import { isCalendarDate } from "../../kernel/zoned-time.ts";
import { minutesOf } from "./clock.ts";
import { datesOf } from "./year-of-calendar.ts";

export const fileFormats = ["csv", "xml", "json"] as const;
export type FileFormat = (typeof fileFormats)[number];

export const lineCodes = [
  "date_wrong",
  "date_twice",
  "year_other",
  "year_missing",
  "kind_unknown",
  "hours_wrong",
  "hours_backwards",
  "format_unknown",
  "nothing_read",
] as const;

/** What is wrong with a line of the file; lines count from 1. */
export interface WrongLine {
  readonly line: number;
  readonly code: (typeof lineCodes)[number];
  readonly value: string;
}

export interface CalendarFile {
  readonly format: FileFormat;
  /** What the file says of the year's dates; where it is silent, the week rules. */
  readonly days: ReadonlyMap<CalendarDate, DayRule>;
  readonly wrong: readonly WrongLine[];
}

interface Notes {
  readonly days: Map<CalendarDate, DayRule>;
  readonly wrong: WrongLine[];
}

/**
 * Reads a year's production calendar: CSV with date, kind and hours; the XML of xmlcalendar.ru (`<day d="02.22" t="2"/>`, t: 1 off,
 * 2 an hour shorter, 3 worked); its JSON (`{"year":…,"months":[{"month":1,"days":"1,2,22*"}]}`, an asterisk: an hour shorter).
 */
export function readCalendarFile(text: string, year: number, usual: DayHours): CalendarFile {
  const notes: Notes = { days: new Map(), wrong: [] };
  const start = text.replace(/^\uFEFF/, "").trimStart();
  const format: FileFormat = start.startsWith("<") ? "xml" : start.startsWith("{") ? "json" : "csv";
  if (format === "xml") readXml(text, year, usual, notes);
  else if (format === "json") readJson(text, year, usual, notes);
  else readCsv(text, year, usual, notes);
  if (notes.wrong.length === 0 && notes.days.size === 0) notes.wrong.push({ line: 1, code: "nothing_read", value: "" });
  return { format, ...notes };
}

function note(notes: Notes, line: number, date: CalendarDate, rule: DayRule): void {
  if (notes.days.has(date)) notes.wrong.push({ line, code: "date_twice", value: date });
  else notes.days.set(date, rule);
}

const shorter = ({ opensAtHour, closesAtHour }: DayHours): DayHours => ({
  opensAtHour,
  closesAtHour: Math.max(opensAtHour + 0.5, closesAtHour - 1),
});

const kinds: Readonly<Record<string, "off" | "worked" | "shortened">> = {
  off: "off",
  holiday: "off",
  weekend: "off",
  выходной: "off",
  праздник: "off",
  нерабочий: "off",
  worked: "worked",
  working: "worked",
  рабочий: "worked",
  shortened: "shortened",
  short: "shortened",
  сокращенный: "shortened",
  предпраздничный: "shortened",
};

function readCsv(text: string, year: number, usual: DayHours, notes: Notes): void {
  const rows = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const cells = row.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    if (row.trim() === "" || (line === 1 && /^(date|дата)$/i.test(cells[0] ?? ""))) continue;
    const read = readRow(cells, year, usual);
    if ("code" in read) notes.wrong.push({ line, ...read });
    else note(notes, line, read.date, read.rule);
  }
}

type Row = { readonly date: CalendarDate; readonly rule: DayRule } | Omit<WrongLine, "line">;

function readRow([told = "", kind = "", hours = ""]: readonly string[], year: number, usual: DayHours): Row {
  const date = dateFrom(told);
  if (date === null) return { code: "date_wrong", value: told };
  if (!date.startsWith(`${year}-`)) return { code: "year_other", value: told };
  const known = kinds[kind.toLocaleLowerCase("ru").replaceAll("ё", "е")];
  if (known === undefined) return { code: "kind_unknown", value: kind };
  if (hours === "" || known === "off") return { date, rule: known === "shortened" ? shorter(usual) : known };
  const own = hoursFrom(hours, usual);
  return typeof own === "string" ? { code: own, value: hours } : { date, rule: own };
}

/** "2026-11-03" or "03.11.2026". */
function dateFrom(text: string): CalendarDate | null {
  const [, day, month, year] = /^(\d\d?)\.(\d\d?)\.(\d{4})$/.exec(text) ?? [];
  const date = day && month && year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
  return isCalendarDate(date) ? date : null;
}

/** "9-17", "09:00–17:30", or how many from the usual opening: "7". */
function hoursFrom(text: string, { opensAtHour }: DayHours): DayHours | "hours_wrong" | "hours_backwards" {
  const [from = "", to] = text.split(/\s*[-–—]\s*/);
  const [first, second] = [minutesOf(from), to === undefined ? null : minutesOf(to)];
  if (first === null || (to !== undefined && second === null)) return "hours_wrong";
  const [opens, closes] = second === null ? [opensAtHour * 60, opensAtHour * 60 + first] : [first, second];
  if (closes <= opens) return "hours_backwards";
  return closes > 1440 ? "hours_wrong" : { opensAtHour: opens / 60, closesAtHour: closes / 60 };
}

function readXml(text: string, year: number, usual: DayHours, notes: Notes): void {
  const told = /<calendar\b[^>]*\byear="(\d{4})"/.exec(text)?.[1];
  if (Number(told) !== year) {
    notes.wrong.push({ line: 1, code: told === undefined ? "year_missing" : "year_other", value: told ?? "" });
    return;
  }
  text.split("\n").forEach((row, index) => {
    for (const [element] of row.matchAll(/<day\b[^>]*>/g)) {
      const line = index + 1;
      const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? "";
      const date = `${year}-${attribute("d").replace(".", "-")}`;
      if (!isCalendarDate(date)) notes.wrong.push({ line, code: "date_wrong", value: attribute("d") });
      else {
        const rule = { "1": "off" as const, "2": shorter(usual), "3": "worked" as const }[attribute("t")];
        if (rule === undefined) notes.wrong.push({ line, code: "kind_unknown", value: attribute("t") });
        else note(notes, line, date, rule);
      }
    }
  });
}

/** Here all days off are listed, weekends too; what is not, is worked. */
function readJson(text: string, year: number, usual: DayHours, notes: Notes): void {
  const months = monthsFrom(text);
  if (months?.year !== year) {
    notes.wrong.push({ line: 1, code: months ? "year_other" : "format_unknown", value: String(months?.year ?? "") });
    return;
  }
  const lines = text.split("\n");
  for (const { month, days } of months.months) {
    const line = Math.max(1, lines.findIndex((row) => row.includes(days)) + 1);
    for (const part of days.split(",")) {
      const [, number = "", mark = ""] = /^\s*(\d{1,2})([*+]?)\s*$/.exec(part) ?? [];
      const date = `${year}-${String(month).padStart(2, "0")}-${number.padStart(2, "0")}`;
      if (!isCalendarDate(date)) notes.wrong.push({ line, code: "date_wrong", value: part });
      else note(notes, line, date, mark === "*" ? shorter(usual) : "off");
    }
  }
  if (notes.wrong.length > 0) return;
  for (const date of datesOf(year)) if (!notes.days.has(date)) notes.days.set(date, "worked");
}

function monthsFrom(text: string): { year: number; months: { month: number; days: string }[] } | null {
  try {
    const { year, months } = JSON.parse(text.replace(/^\uFEFF/, "")) as { year?: unknown; months?: unknown };
    const isMonth = (one: unknown): one is { month: number; days: string } =>
      typeof one === "object" && one !== null && "month" in one && "days" in one && typeof one.days === "string";
    if (typeof year !== "number" || !Array.isArray(months) || months.length !== 12 || !months.every(isMonth))
      return null;
    return { year, months };
  } catch {
    return null;
  }
}

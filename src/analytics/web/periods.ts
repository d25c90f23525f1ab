import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, addMonths, daysBetween, monthStart } from "../../kernel/zoned-time.ts";

/** Days [from, to) of the workspace's zone; without an end where the period has none. */
export interface Span {
  readonly from: CalendarDate | undefined;
  readonly to: CalendarDate | undefined;
}

export const presets = ["month", "lastMonth", "quarter", "lastQuarter", "year", "yearBack", "all"] as const;
export type Preset = (typeof presets)[number];
export type PeriodName = Preset | "own";

export const comparisons = ["none", "previous", "lastYear", "own"] as const;
export type Comparison = (typeof comparisons)[number];

/** The days of a preset, as they are on `today`; calendar periods are whole, so that they compare with whole ones. */
export function spanOf(preset: Preset, today: CalendarDate): Span {
  const month = monthStart(today);
  const quarter = addMonths(month, -((Number(today.slice(5, 7)) - 1) % 3));
  const year = `${today.slice(0, 4)}-01-01`;
  const months = (from: CalendarDate, count: number): Span => ({ from, to: addMonths(from, count) });
  switch (preset) {
    case "month":
      return months(month, 1);
    case "lastMonth":
      return months(addMonths(month, -1), 1);
    case "quarter":
      return months(quarter, 3);
    case "lastQuarter":
      return months(addMonths(quarter, -3), 3);
    case "year":
      return months(year, 12);
    case "yearBack":
      return { from: addMonths(addDays(today, 1), -12), to: addDays(today, 1) };
    case "all":
      return { from: undefined, to: undefined };
  }
}

/** The period to compare with; none without both ends. Whole months are moved by months, others by days. */
export function comparedSpan(span: Span, comparison: "previous" | "lastYear"): Span | null {
  const { from, to } = span;
  if (from === undefined || to === undefined || to <= from) return null;
  if (comparison === "lastYear") return { from: addMonths(from, -12), to: addMonths(to, -12) };
  const months = wholeMonths(from, to);
  return months === null
    ? { from: addDays(from, -daysBetween(from, to)), to: from }
    : { from: addMonths(from, -months), to: from };
}

/** How many months an interval of whole months has; null for any other. */
function wholeMonths(from: CalendarDate, to: CalendarDate): number | null {
  if (from.slice(8) !== to.slice(8) || Number(from.slice(8)) > 28) return null;
  const index = (date: CalendarDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return index(to) - index(from);
}

const locales = { ru: "ru-RU", en: "en-GB" } as const;

/** "1 июня – 31 августа 2026", for whole calendar months "июнь – август 2026"; null without both ends. */
export function spanWords({ from, to }: Span, language: "ru" | "en"): string | null {
  if (from === undefined || to === undefined || to <= from) return null;
  const isCalendar = from.endsWith("-01") && to.endsWith("-01");
  const noon = (date: CalendarDate) => Date.parse(`${date}T12:00:00Z`);
  const format = new Intl.DateTimeFormat(locales[language], {
    ...(isCalendar ? {} : { day: "numeric" as const }),
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const words = format.formatRange(noon(from), noon(addDays(to, -1)));
  const tidy = words.replaceAll(/[\s\u2009\u202f]+/g, " ").replaceAll(/ г\.(?= |$)/g, "");
  const year = ` ${from.slice(0, 4)}`;
  return tidy.endsWith(year) && tidy.indexOf(year) < tidy.length - year.length ? tidy.replace(year, "") : tidy;
}

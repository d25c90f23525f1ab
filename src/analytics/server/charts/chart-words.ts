import type { Locale } from "../../../kernel/actor.ts";
import type { CalendarDate } from "../../../kernel/time.ts";
import { timeDigits } from "../../domain/time-digits.ts";
import { columnLabel, formatOf, translator } from "../write-table.ts";

/** How a chart writes what it says, in one language. */
export interface ChartWords {
  text(key: string, params?: Readonly<Record<string, string | number>>): string;
  column(key: string): string;
  number(value: number): string;
  /** 0.321 → "32.1 %". */
  share(value: number): string;
  /** 13, 0.5: as on the screens. */
  days(value: number): string;
  /** "2 Mar". */
  day(date: CalendarDate): string;
}

export function chartWords(locale: Locale): ChartWords {
  const format = formatOf(locale);
  const dates = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  return {
    text: (key, params) => translator.text(locale, "analytics", key, params),
    column: (key) => columnLabel(locale, key),
    number: (value) => format.number(value),
    share: (value) => format.share(value, 1),
    days: (value) => format.number(value, timeDigits(value)),
    day: (date) => dates.format(Date.parse(`${date}T00:00:00Z`)),
  };
}

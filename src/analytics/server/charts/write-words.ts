import type { Locale } from "../../../kernel/actor.ts";
import { timeDigits } from "../../domain/time-digits.ts";
import { columnLabel, formatOf, translator } from "../write-table.ts";
import type { ChartWords } from "./chart-words.ts";

/** The words of charts in a language. */
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

import type { Locale } from "../../kernel/actor.ts";
import { type Money, minorDigits } from "../../kernel/money.ts";
import { csvLine, csvMark, csvNumber, csvText } from "../../platform/spreadsheet/csv-cells.ts";
import { createTranslator } from "../../platform/translate.ts";
import { type MessageFormat, messageWords, type ToldMessage } from "../domain/message-words.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import type { Column, ReportTable } from "./define-report.ts";

export const translator = createTranslator({ analytics: { ru, en } });
export const columnLabel = (locale: Locale, key: string) => translator.text(locale, "analytics", `column.${key}`);
export const labelOf = (locale: Locale, { key, label }: Column) => label ?? columnLabel(locale, key);

/** What a column means, where its name does not say it. */
export function definitionOf(locale: Locale, key: string): string | null {
  return key in ru.definition ? translator.text(locale, "analytics", `definition.${key}`) : null;
}

/**
 * CSV as a spreadsheet of the language opens it: UTF-8 with a mark, semicolons and decimal commas in Russian. Shares are 0…1, money is in
 * whole currency units. A text that a spreadsheet would take for a formula begins with an apostrophe.
 */
export function writeCsv(table: ReportTable, locale: Locale): string {
  const lines = [
    table.columns.map((column) => labelOf(locale, column)),
    ...table.rows.map((row) => table.columns.map((column) => plain(row[column.key], column, locale))),
  ];
  return `${csvMark}${lines.map((cells) => csvLine(cells, locale)).join("")}`;
}

function plain(value: unknown, { kind }: Column, locale: Locale): string {
  if (value === null || value === undefined) return "";
  if (kind === "text") return csvText(String(value));
  if (kind === "date") return String(value);
  return csvNumber(
    kind === "money" ? majorUnits(value as Money) : String(Number((value as number).toPrecision(12))),
    locale,
  );
}

function majorUnits({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/** The table in lines of equal columns, for a terminal: texts to the left, numbers to the right, "—" where there is none. */
export function writeText(table: ReportTable, locale: Locale): string {
  const cells = [
    table.columns.map((column) => labelOf(locale, column)),
    ...table.rows.map((row) => table.columns.map((column) => shown(row[column.key], column, locale))),
  ];
  const widths = table.columns.map((_, index) => Math.max(...cells.map((line) => (line[index] ?? "").length)));
  const isLeft = ({ kind }: Column) => kind === "text" || kind === "date";
  const lines = cells.map((line) =>
    table.columns
      .map((column, index) => {
        const [cell, width] = [line[index] ?? "", widths[index] ?? 0];
        return isLeft(column) ? cell.padEnd(width) : cell.padStart(width);
      })
      .join("  ")
      .trimEnd(),
  );
  return lines.join("\n");
}

/** A value as people read it; "—" where there is none. */
export function shown(value: unknown, { kind }: Column, locale: Locale): string {
  if (value === null || value === undefined) return "—";
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  switch (kind) {
    case "text":
    case "date":
      return String(value);
    case "count":
      return number({}).format(value as number);
    case "share":
      return number({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value as number);
    case "days":
    case "hours":
      return number({ maximumFractionDigits: 1 }).format(value as number);
    case "money":
      return number({ style: "currency", currency: (value as Money).currency, maximumFractionDigits: 0 }).format(
        Number(majorUnits(value as Money)),
      );
  }
}

/** The one line that the report says, in words. */
export function messageText(message: ToldMessage, locale: Locale): string {
  const { key, words } = messageWords(message, formatOf(locale));
  return translator.text(locale, "analytics", `message.${key}`, words);
}

export function formatOf(locale: Locale): MessageFormat {
  const write = (value: number, digits: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits, ...options }).format(
      value,
    );
  return {
    number: (value, digits = 0) => write(value, digits),
    share: (value, digits = 0) => write(value, digits, { style: "percent" }),
    days: (value, unitDisplay, digits = 0) => write(value, digits, { style: "unit", unit: "day", unitDisplay }),
    moneyCompact: (sum) =>
      write(Number(majorUnits(sum)), 1, { style: "currency", currency: sum.currency, notation: "compact" }),
  };
}

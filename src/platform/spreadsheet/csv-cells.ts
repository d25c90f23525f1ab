import type { Locale } from "../../kernel/actor.ts";
import type { Cell, Rows } from "./workbook-chunks.ts";

/** By this a spreadsheet knows that the text is UTF-8. */
export const csvMark = "\uFEFF";

/**
 * What a spreadsheet would take for a formula begins with an apostrophe: at the beginning of a text, and behind whatever separates
 * cells. A file with semicolons is taken apart by commas in an English spreadsheet, where quotation marks keep nothing together.
 */
const formula = String.raw`(^|[,;\t\r\n]"*)(?=[=+@-])|^(?=[\t\r])`;

export const csvText = (text: string): string => text.replace(new RegExp(formula, "g"), "$1'");

/** The same in the database. */
export const csvTextSql = (sql: string): string => `regexp_replace((${sql})::text, '${formula}', '\\1''', 'g')`;

/** A plain number as the language writes it: a decimal comma in Russian. */
export const csvNumber = (number: string, locale: Locale): string =>
  locale === "ru" ? number.replace(".", ",") : number;

/** One line as a spreadsheet of the language opens it: semicolons in Russian, commas in English. */
export function csvLine(cells: readonly string[], locale: Locale): string {
  const separator = locale === "ru" ? ";" : ",";
  const quote = (cell: string) =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return `${cells.map(quote).join(separator)}\r\n`;
}

/** Rows of cells as CSV, a line at a time. */
export async function* csvChunks(rows: Rows, locale: Locale): AsyncGenerator<string> {
  yield csvMark;
  for await (const cells of rows)
    yield csvLine(
      cells.map((cell) => told(cell, locale)),
      locale,
    );
}

function told(cell: Cell, locale: Locale): string {
  if (cell === null) return "";
  if (typeof cell === "string") return csvText(cell);
  return "date" in cell ? cell.date : csvNumber(String(cell.number), locale);
}

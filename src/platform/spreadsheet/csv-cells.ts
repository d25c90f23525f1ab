import type { Locale } from "../../kernel/actor.ts";
import type { Cell, Rows } from "./workbook-chunks.ts";

/** By this a spreadsheet knows that the text is UTF-8. */
export const csvMark = "\uFEFF";

/** A text that a spreadsheet would take for a formula begins with an apostrophe. */
export const csvText = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

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

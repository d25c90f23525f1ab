import { type CellKind, columnOf, numberText, unescapeSheetText } from "../../domain/sheet-cell.ts";
import { UnreadableFile } from "../decode-text.ts";
import type { Sheet, Workbook } from "./open-workbook.ts";
import { readXml } from "./read-xml.ts";

/** A row as it stands in the sheet; blank cells that are not written are holes. */
export interface SheetRow {
  readonly line: number;
  readonly cells: string[];
  readonly kinds: CellKind[];
}

/** Excel ends at 16,384; what lies beyond is not of a table. */
const lastColumn = 16_384;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasValue: boolean;
  hasFormula: boolean;
}

/** The rows of one sheet in their order, a chunk of the file at a time. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one machine of states.
export async function* readSheet(book: Workbook, sheet: Sheet): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let row: SheetRow = { line: 0, cells: [], kinds: [] };
  let cell: OpenCell | null = null;
  let column = -1;
  let reading: "value" | "text" | null = null;
  let isSpoken = false;

  function open(name: string, attributes: () => Record<string, string>): void {
    if (name === "v") reading = "value";
    else if (name === "c") {
      const { r, t = "n", s = "0" } = attributes();
      column = (r === undefined ? null : columnOf(r)) ?? column + 1;
      if (column >= lastColumn) throw new UnreadableFile("too_many_columns");
      cell = { column, type: t, style: Number(s), value: "", hasValue: false, hasFormula: false };
    } else if (name === "row") {
      const told = Number(attributes().r);
      row = { line: told > row.line ? told : row.line + 1, cells: [], kinds: [] };
      column = -1;
    } else if (name === "f" && cell !== null) cell.hasFormula = true;
    else if (name === "t" && cell?.type === "inlineStr" && !isSpoken) reading = "text";
    else if (name === "rPh") isSpoken = true;
  }

  function close(name: string): void {
    if (name === "v" || name === "t") reading = null;
    else if (name === "rPh") isSpoken = false;
    else if (name === "row") ready.push(row);
    else if (name === "c" && cell !== null) {
      place(cell, row);
      cell = null;
    }
  }

  function place(done: OpenCell, { cells, kinds }: SheetRow): void {
    const { column: at, type, value } = done;
    if (!done.hasValue && !done.hasFormula) return;
    const isExact = type === "n" || type === "d";
    kinds[at] = type === "e" ? "error" : done.hasValue ? (isExact ? "exact" : "text") : "uncalculated";
    if (type === "s") cells[at] = book.strings.at(Number(value)) ?? damagedString();
    else if (type === "b") cells[at] = value === "1" ? "true" : "false";
    else if (type === "n") cells[at] = numberText(value, book.styles[done.style] ?? "number", book.is1904);
    else cells[at] = unescapeSheetText(value);
  }

  const chunks = await book.open(sheet.part);
  const steps = readXml(chunks, {
    open,
    close,
    text: (text) => {
      if (reading === null || cell === null) return;
      cell.value += text;
      cell.hasValue = true;
    },
  });
  for await (const _ of steps) {
    const rows = ready;
    ready = [];
    yield* rows;
  }
}

function damagedString(): never {
  throw new UnreadableFile("workbook_damaged");
}

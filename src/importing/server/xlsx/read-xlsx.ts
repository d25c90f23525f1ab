import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { refuse } from "../../../kernel/refusal.ts";
import { fileRefusals, rowRefusals } from "../../domain/refusals.ts";
import type { CellKind } from "../../domain/sheet-cell.ts";
import { UnreadableFile } from "../decode-text.ts";
import type { TableRecord } from "../read-csv.ts";
import { openWorkbook, type Sheet, type Workbook } from "./open-workbook.ts";
import { readSheet, type SheetRow } from "./read-sheet.ts";

const maxColumns = 1_000;
const isBlank = (cell: string | undefined) => cell === undefined || cell.trim() === "";

export interface OpenTable {
  /** Names of the sheets that are shown; of a CSV none. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  readonly records: AsyncGenerator<TableRecord>;
}

/**
 * PLT-5: a sheet of an XLSX workbook, row by row in constant memory: the file and its shared strings wait on disk. The
 * first row that is not blank is the header and gives the width; lines are the rows as Excel numbers them. Dates are known
 * by their style, formulas by their last value, of merged cells the first has it. Without a name the first shown sheet is read.
 * @throws UnreadableFile workbook_damaged, workbook_bomb, workbook_encrypted, workbook_other_format, sheet_unknown
 */
export async function openXlsx(
  source: AsyncIterable<Uint8Array | string>,
  sheetName: string | undefined,
): Promise<OpenTable> {
  const folder = await mkdtemp(join(tmpdir(), "voronka-sheet-"));
  const clear = () => rm(folder, { recursive: true, force: true });
  try {
    const path = join(folder, "workbook");
    await pipeline(source, createWriteStream(path, { mode: 0o600 }));
    const book = await openWorkbook(path, folder);
    const shown = book.sheets.filter((sheet) => !sheet.isHidden);
    const chosen =
      sheetName === undefined ? (shown[0] ?? book.sheets[0]) : book.sheets.find(({ name }) => name === sheetName);
    if (chosen === undefined) {
      book.close();
      throw new UnreadableFile(book.sheets.length === 0 ? "file_empty" : "sheet_unknown", {
        value: sheetName ?? "",
        names: shown.map(({ name }) => name).join(", "),
      });
    }
    const records = readRecords(book, chosen, async () => {
      book.close();
      await clear();
    });
    return { sheets: shown.map(({ name }) => name), sheet: chosen.name, records };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function* readRecords(book: Workbook, sheet: Sheet, end: () => Promise<void>): AsyncGenerator<TableRecord> {
  let width = 0;
  let line = 1;
  try {
    for await (const row of readSheet(book, sheet)) {
      line = row.line;
      if (row.cells.every(isBlank) && !row.kinds.includes("error")) continue;
      if (width === 0) width = widthOf(row);
      yield recordOf(row, width);
    }
    if (width === 0) throw new UnreadableFile("file_empty");
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield {
      kind: "unreadable",
      line,
      refusal: refuse(fileRefusals, error.code, { params: { line, ...error.params } }),
    };
  } finally {
    await end();
  }
}

function widthOf({ cells }: SheetRow): number {
  const width = cells.findLastIndex((cell) => !isBlank(cell)) + 1;
  if (width > maxColumns) throw new UnreadableFile("too_many_columns");
  return width;
}

function recordOf({ line, cells, kinds }: SheetRow, width: number): TableRecord {
  const found = cells.findLastIndex((cell) => !isBlank(cell)) + 1;
  if (found > width) {
    const params = { expected: width, found };
    return { kind: "refused", line, refusal: refuse(rowRefusals, "wrong_number_of_cells", { params }) };
  }
  if (cells.some((cell) => cell.includes("\0")))
    return { kind: "refused", line, refusal: refuse(rowRefusals, "nul_character") };
  return {
    kind: "row",
    line,
    cells: Array.from({ length: width }, (_, at) => cells[at] ?? ""),
    kinds: Array.from({ length: width }, (_, at): CellKind => kinds[at] ?? "text"),
  };
}

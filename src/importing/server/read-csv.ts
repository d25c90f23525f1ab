import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { type CsvTokens, csvTokenizer } from "../domain/csv-tokens.ts";
import { type Delimiter, detectDelimiter } from "../domain/delimiter.ts";
import { type FileRefusalCode, fileRefusals, type RowRefusalCode, rowRefusals } from "../domain/refusals.ts";
import type { CellKind } from "../domain/sheet-cell.ts";
import { decodeText, type TextEncoding, UnreadableFile } from "./decode-text.ts";

export interface CsvOptions {
  /** Told by the person; otherwise found out. */
  readonly encoding?: TextEncoding;
  readonly delimiter?: Delimiter;
  /** Longest cell in characters; a row with a longer one is refused. */
  readonly maxCellLength?: number;
}

/**
 * `line` is where the record starts in the file, the first line being 1; `unreadable` is always the last record. `kinds`:
 * what the cells of a sheet are; without them all are text.
 */
export type TableRecord =
  | {
      readonly kind: "row";
      readonly line: number;
      readonly cells: readonly string[];
      readonly kinds?: readonly CellKind[];
    }
  | { readonly kind: "refused"; readonly line: number; readonly refusal: Refusal<RowRefusalCode> }
  | { readonly kind: "unreadable"; readonly line: number; readonly refusal: Refusal<FileRefusalCode> };

const headLength = 32_768;
const maxColumns = 1_000;
const maxRowLength = 8_000_000;

async function takeHead(texts: AsyncGenerator<string>): Promise<{ head: string; complete: boolean }> {
  let head = "";
  while (head.length < headLength) {
    const next = await texts.next();
    if (next.done === true) return { head, complete: true };
    head += next.value;
  }
  return { head, complete: false };
}

const isBlank = (cell: string) => cell === "" || cell.trim() === "";

/** Turns tokens into records; the first one that is kept is the header and gives the width. */
function recordJudge(maxCellLength: number): (tokens: CsvTokens) => TableRecord | null {
  let width = 0;
  const refused = (line: number, code: RowRefusalCode, params: Record<string, number> = {}): TableRecord => ({
    kind: "refused",
    line,
    refusal: refuse(rowRefusals, code, { params }),
  });
  return ({ line, cells, count, tooLarge }) => {
    if (tooLarge === "cell") return refused(line, "cell_too_large", { limit: maxCellLength });
    if (tooLarge === "row") return refused(line, "row_too_large", { limit: maxRowLength });
    if (cells.every(isBlank)) return null;
    if (width === 0) {
      if (count > maxColumns) throw new UnreadableFile("too_many_columns");
      width = count;
    }
    const wrongWidth = count < width || count > cells.length || !cells.slice(width).every(isBlank);
    if (wrongWidth) return refused(line, "wrong_number_of_cells", { expected: width, found: count });
    if (cells.some((cell) => cell.includes("\0"))) return refused(line, "nul_character");
    return { kind: "row", line, cells: count > width ? cells.slice(0, width) : cells };
  };
}

/** Excel's own hint in the first line: "sep=;". */
function delimiterHint(head: string): Delimiter | undefined {
  return /^sep=([,;\t])[\r\n]/i.exec(head)?.[1] as Delimiter | undefined;
}

/**
 * PLT-5: a table as people save them, record by record in constant memory: encoding (UTF-8, UTF-16 with a mark,
 * windows-1251) and delimiter (comma, semicolon, tab) are found out; cells may hold quotes and line breaks; lines end in
 * CRLF, LF or CR; blank rows are passed over. The first row is the header. A row of another width, with a cell over
 * `maxCellLength` (1,000,000) or with NUL is refused by its line and reading goes on; a file that is empty, binary,
 * undecodable or ends inside quotes ends with `unreadable`.
 */
export async function* readCsv(
  source: AsyncIterable<Uint8Array | string>,
  options: CsvOptions = {},
): AsyncGenerator<TableRecord> {
  const limits = { cell: options.maxCellLength ?? 1_000_000, row: maxRowLength, cells: maxColumns + 1 };
  const texts = decodeText(source, options.encoding);
  const judge = recordJudge(limits.cell);
  let line = 1;
  let isEmpty = true;
  try {
    const { head, complete } = await takeHead(texts);
    const hint = delimiterHint(head);
    const tokenizer = csvTokenizer(options.delimiter ?? hint ?? detectDelimiter(head, complete), limits);
    let hintPassed = hint === undefined;
    let text: string | null = head;
    while (text !== null) {
      const tokens = tokenizer.push(text);
      for (const record of tokens) {
        if (!hintPassed) {
          hintPassed = true;
          continue;
        }
        line = record.line;
        const judged = judge(record);
        if (judged === null) continue;
        isEmpty = false;
        yield judged;
      }
      const next: IteratorResult<string, undefined> = await texts.next();
      text = next.done === true ? null : next.value;
    }
    line = tokenizer.line();
    const last = tokenizer.end();
    if (last === "broken_quotes") throw new UnreadableFile("broken_quotes");
    for (const record of last) {
      const judged = judge(record);
      if (judged === null) continue;
      isEmpty = false;
      yield judged;
    }
    if (isEmpty) throw new UnreadableFile("file_empty");
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    yield { kind: "unreadable", line, refusal: refuse(fileRefusals, error.code, { params: { line } }) };
  } finally {
    await texts.return(undefined);
  }
}

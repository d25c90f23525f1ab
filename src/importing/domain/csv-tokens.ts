import type { Delimiter } from "./delimiter.ts";

/** One record; `line` is where it starts. Cells of a record that is too large are not kept, only counted. */
export interface CsvTokens {
  readonly line: number;
  readonly cells: readonly string[];
  /** As many as the record has, also when they are not kept. */
  readonly count: number;
  readonly tooLarge: "cell" | "row" | null;
}

export interface CsvLimits {
  /** In UTF-16 units, as the other lengths. */
  readonly cell: number;
  readonly row: number;
  readonly cells: number;
}

export interface CsvTokenizer {
  /** The records that end in this piece of text. */
  readonly push: (text: string) => CsvTokens[];
  /** The last record when the file doesn't end in a line break; "broken_quotes" when it ends inside a quoted cell. */
  readonly end: () => CsvTokens[] | "broken_quotes";
  /** Where the record that is being read starts. */
  readonly line: () => number;
}

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

/**
 * RFC 4180 read in pieces that may be cut anywhere, in memory bounded by the limits: cells in quotes hold delimiters, line
 * breaks and doubled quotes; records end in CRLF, LF or CR, mixed as they come. Forgiving where people's files are wrong:
 * a quote inside an unquoted cell is a letter (ООО "Ромашка"), and so is one inside a quoted cell that no delimiter,
 * line break or quote follows.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: short closures over one state.
export function csvTokenizer(delimiter: Delimiter, limits: CsvLimits): CsvTokenizer {
  const separator = delimiter.charCodeAt(0);
  let place: "start" | "plain" | "quoted" | "after-quote" = "start";
  let afterReturn = false;
  let line = 1;
  let startLine = 1;
  let cell = "";
  let cells: string[] = [];
  let count = 0;
  let rowLength = 0;
  let tooLarge: CsvTokens["tooLarge"] = null;
  let done: CsvTokens[] = [];

  function keep(text: string): void {
    rowLength += text.length;
    if (tooLarge !== null) return;
    if (cell.length + text.length > limits.cell) tooLarge = "cell";
    else if (rowLength > limits.row) tooLarge = "row";
    else {
      cell = cell === "" ? text : cell + text;
      return;
    }
    cell = "";
    cells = [];
  }

  function endCell(): void {
    count++;
    if (tooLarge === null && count <= limits.cells) cells.push(cell);
    cell = "";
    place = "start";
  }

  function endRecord(): void {
    endCell();
    done.push({ line: startLine, cells, count, tooLarge });
    cells = [];
    count = 0;
    rowLength = 0;
    tooLarge = null;
    startLine = line;
  }

  /** Line breaks inside quotes count as lines; CRLF is one, also when the pieces are cut between its halves. */
  function countLines(text: string, from: number, to: number): void {
    for (let index = from; index < to; index++) {
      const code = text.charCodeAt(index);
      if (code === carriageReturn || (code === lineFeed && !afterReturn)) line++;
      afterReturn = code === carriageReturn;
    }
  }

  function readQuoted(text: string, from: number): number {
    const found = text.indexOf('"', from);
    const to = found === -1 ? text.length : found;
    countLines(text, from, to);
    if (to > from) keep(text.slice(from, to));
    if (found === -1) return to;
    place = "after-quote";
    afterReturn = false;
    return to + 1;
  }

  function readAfterQuote(code: number, at: number): number {
    if (code === quote) {
      keep('"');
      place = "quoted";
      return at + 1;
    }
    if (code === separator || code === lineFeed || code === carriageReturn) {
      place = "plain";
      return at;
    }
    keep('"');
    place = "quoted";
    return at;
  }

  function readPlain(text: string, from: number): number {
    let at = from;
    let code = text.charCodeAt(at);
    while (code !== separator && code !== lineFeed && code !== carriageReturn && at < text.length)
      code = text.charCodeAt(++at);
    if (at > from) keep(text.slice(from, at));
    if (at === text.length) {
      if (at > from) place = "plain";
      return at;
    }
    if (code === separator) endCell();
    else {
      line++;
      afterReturn = code === carriageReturn;
      endRecord();
    }
    return at + 1;
  }

  function push(text: string): CsvTokens[] {
    let at = 0;
    while (at < text.length) {
      if (place === "quoted") {
        at = readQuoted(text, at);
        continue;
      }
      const code = text.charCodeAt(at);
      if (place === "after-quote") at = readAfterQuote(code, at);
      else if (code === lineFeed && afterReturn && place === "start" && count === 0) {
        afterReturn = false;
        at++;
      } else {
        afterReturn = false;
        if (code === quote && place === "start") {
          place = "quoted";
          at++;
        } else at = readPlain(text, at);
      }
    }
    const records = done;
    done = [];
    return records;
  }

  function end(): CsvTokens[] | "broken_quotes" {
    if (place === "quoted") return "broken_quotes";
    if (place !== "start" || count > 0) endRecord();
    const records = done;
    done = [];
    return records;
  }

  return { push, end, line: () => startLine };
}

import { buffer } from "node:stream/consumers";
import type { CalendarDate } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { type ZipPart, zipParts } from "./zip-parts.ts";

/** A text stays a text whatever it begins with; a number is written with its format ("0.0%"). */
export type Cell =
  | string
  | { readonly number: number; readonly format: string }
  | { readonly date: CalendarDate }
  | null;
export type Rows = Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;

export interface Sheet {
  readonly name: string;
  /** Widths in characters. */
  readonly widths: readonly number[];
  /** The first one is the header: bold, and it stays when the sheet scrolls. */
  readonly rows: Rows;
}

/** What a sheet holds at most; what is beyond is left out. */
const mostRows = 1_048_576;

/** A workbook (Office Open XML, ECMA-376) that any spreadsheet opens, as a stream: rows are asked for as they are sent. */
export const workbookChunks = (sheets: readonly Sheet[]): AsyncGenerator<Buffer> => zipParts(partsOf(sheets));

/** The whole of a small one. */
export const writeWorkbook = (sheets: readonly Sheet[]): Promise<Buffer> => buffer(workbookChunks(sheets));

/** The styles come last: which formats there are is known when all rows have been written. */
function* partsOf(sheets: readonly Sheet[]): Generator<ZipPart> {
  const formats: string[] = [];
  yield { path: "[Content_Types].xml", content: [contentTypes(sheets)] };
  yield { path: "_rels/.rels", content: [relations([["officeDocument", "xl/workbook.xml"]])] };
  yield { path: "xl/workbook.xml", content: [workbook(sheets)] };
  const parts = sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const);
  yield { path: "xl/_rels/workbook.xml.rels", content: [relations([...parts, ["styles", "styles.xml"]])] };
  for (const [index, sheet] of sheets.entries()) {
    yield { path: `xl/worksheets/sheet${index + 1}.xml`, content: worksheet(sheet, formats) };
  }
  yield { path: "xl/styles.xml", content: [styles(formats)] };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function contentTypes(sheets: readonly Sheet[]): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const part = (path: string, kind: string) => `<Override PartName="/xl/${path}" ContentType="${type}.${kind}+xml"/>`;
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part("workbook.xml", "sheet.main")}${part("styles.xml", "styles")}${sheets.map((_, index) => part(`worksheets/sheet${index + 1}.xml`, "worksheet")).join("")}</Types>`;
}

function relations(targets: readonly (readonly [kind: string, target: string])[]): string {
  const all = targets.map(
    ([kind, target], index) => `<Relationship Id="r${index + 1}" Type="${office}/${kind}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join("")}</Relationships>`;
}

function workbook(sheets: readonly Sheet[]): string {
  const all = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(sheetName(name))}" sheetId="${index + 1}" r:id="r${index + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets>${all.join("")}</sheets></workbook>`;
}

/** Spreadsheets take 31 characters, and none of these. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);

const [plainStyle, headStyle, literalStyle, firstFormatStyle] = [0, 1, 2, 3];
/** Below it are the formats that every spreadsheet knows by number. */
const firstOwnFormat = 164;

function styles(formats: readonly string[]): string {
  const own = formats.map(
    (format, index) => `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${escaped(format)}"/>`,
  );
  const fonts = '<font><sz val="11"/><name val="Calibri"/></font>';
  const bold = '<font><b/><sz val="11"/><name val="Calibri"/></font>';
  const of = (format: number, rest = "") =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0"${rest}/>`;
  const head =
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>';
  const xfs = [
    of(0),
    head,
    of(0, ' quotePrefix="1"'),
    ...formats.map((_, index) => of(firstOwnFormat + index, ' applyNumberFormat="1"')),
  ];
  return `${declaration}<styleSheet xmlns="${spreadsheet}">${own.length > 0 ? `<numFmts count="${own.length}">${own.join("")}</numFmts>` : ""}<fonts count="2">${fonts}${bold}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join("")}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

async function* worksheet({ widths, rows }: Sheet, formats: string[]): AsyncGenerator<string> {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield `${declaration}<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><cols>${columns.join("")}</cols><sheetData>`;
  let row = 0;
  for await (const cells of rows) {
    row += 1;
    if (row > mostRows) break;
    yield `<row r="${row}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row}`, row === 1, formats)).join("")}</row>`;
  }
  yield "</sheetData></worksheet>";
}

function cellXml(cell: Cell, place: string, isHead: boolean, formats: string[]): string {
  if (cell === null) return "";
  if (typeof cell !== "string") {
    const { number, format } = "date" in cell ? { number: daySerial(cell.date), format: "dd.mm.yyyy" } : cell;
    return `<c r="${place}" s="${firstFormatStyle + placeOf(format, formats)}"><v>${number}</v></c>`;
  }
  // A text is no formula here; marked as literal it stays a text when somebody edits it.
  const literal = /^[=+\-@]/.test(cell) ? literalStyle : plainStyle;
  return `<c r="${place}" s="${isHead ? headStyle : literal}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** Among the formats met so far; a new one comes last. */
function placeOf(format: string, formats: string[]): number {
  const known = formats.indexOf(format);
  return known === -1 ? formats.push(format) - 1 : known;
}

/** Spreadsheets count days from 30 December 1899. */
const daySerial = (date: CalendarDate) =>
  (Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / millisecondsPerDay;

/** 0 → A, 25 → Z, 26 → AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${letters(Math.floor(column / 26) - 1)}${last}`;
}

/** XML 1.0 has no place for most control characters, even escaped. */
const escaped = (text: string) =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

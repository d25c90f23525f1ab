import type { Actor } from "../../kernel/actor.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { minorDigits } from "../../kernel/money.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Translator } from "../../platform/translate.ts";
import { maxImportBytes, type previewImport as previewEndpoint } from "../contract.ts";
import { type ColumnMapping, matchColumns } from "../domain/columns.ts";
import { detectDelimiter } from "../domain/delimiter.ts";
import { fieldsOf, type ImportKind } from "../domain/fields.ts";
import type { ImportMap } from "../domain/import-map.ts";
import { parseRow } from "../domain/parse-row.ts";
import { openTable } from "./open-table.ts";
import { labelled, type OwnColumns, readOwnValues } from "./own-values.ts";
import type { TableRecord } from "./read-csv.ts";
import { rowContext } from "./read-rows.ts";
import { refusalMessage } from "./refusal-message.ts";

type Preview = AnswerOf<typeof previewEndpoint>;

const shownRows = 20;
const lookedAt = 1_048_576;
const lookedAtRows = 20_000;
const mostValues = 60;

/** What the beginning of a file would be read as. Refuses a file that is no table; a header that does not fit is told in `problem`. */
export async function previewImport(
  actor: Actor,
  translator: Translator,
  chunks: AsyncGenerator<Uint8Array>,
  {
    kind,
    map,
    sheet,
    own,
  }: {
    readonly own: OwnColumns;
    readonly kind: ImportKind;
    readonly map: ImportMap | undefined;
    readonly sheet?: string | undefined;
  },
): Promise<Preview | Refusal> {
  const { head, records, ...sheets } = await beginningOf(chunks, sheet);
  const [header, ...others] = records;
  if (header === undefined || header.kind !== "row")
    return header?.refusal ?? { refused: "file_empty", kind: "invalid" };
  const { locale } = actor.workspace;
  const tell = (refusal: Refusal) => ({
    code: refusal.refused,
    message: refusalMessage(translator, locale, { code: refusal.refused, params: refusal.params ?? {} }),
  });
  const matched = matchColumns(kind, header.cells, map, own.fields);
  const mapping: ColumnMapping = isRefusal(matched) ? {} : matched.mapping;
  const context = rowContext(actor, Date.now());
  return {
    ...sheets,
    ...guess(head),
    columns: header.cells.map((name, index) => ({
      name: name.trim(),
      fields: Object.entries(mapping).flatMap(([field, column]) => (column.index === index ? [field] : [])),
    })),
    fields: [...fieldsOf(kind).map(({ name, required }) => ({ name, required, label: null })), ...labelled(own)],
    stageValues: valuesAt(stageColumn(header.cells, mapping, map), others),
    problem: isRefusal(matched) ? tell(matched) : null,
    rows: others.slice(0, shownRows).flatMap((record): Preview["rows"] => {
      if (record.kind === "unreadable") return [];
      const cells = record.kind === "row" ? [...record.cells] : [];
      const shown = { line: record.line, cells, values: null, refused: null };
      if (isRefusal(matched) && record.kind === "row") return [shown];
      const row = record.kind === "row" ? parseRow(kind, record.cells, mapping, context, record.kinds) : record.refusal;
      const custom = record.kind === "row" ? readOwnValues(own, record.cells, mapping, context, record.kinds) : null;
      if (isRefusal(custom)) return [{ ...shown, refused: tell(custom) }];
      return [isRefusal(row) ? { ...shown, refused: tell(row) } : { ...shown, values: written(row) }];
    }),
  };
}

/** The first rows. A workbook is taken whole, since its parts stand in no order; of a CSV the first megabyte is enough. */
async function beginningOf(chunks: AsyncGenerator<Uint8Array>, sheet: string | undefined) {
  const kept: Uint8Array[] = [];
  let length = 0;
  const more = async () => {
    const next = await chunks.next();
    if (next.done === true) return false;
    length += next.value.length;
    kept.push(next.value);
    return true;
  };
  while (length < lookedAt && (await more()));
  const head = Buffer.concat(kept).subarray(0, lookedAt);
  async function* whole(): AsyncGenerator<Uint8Array> {
    while (kept.length > 0 || (length < maxImportBytes && (await more()))) yield kept.shift() ?? head.subarray(0, 0);
  }
  const isWorkbook = head.subarray(0, 2).toString("latin1") === "PK";
  const table = await openTable(isWorkbook ? whole() : only(head), sheet);
  const records: TableRecord[] = [];
  for await (const record of table.records) {
    records.push(record);
    if (records.length > lookedAtRows) break;
  }
  // Whoever is still sending is let finish, or the answer would not reach them.
  while (await more()) kept.length = 0;
  return { head, records, sheets: [...table.sheets], sheet: table.sheet };
}

async function* only(head: Buffer): AsyncGenerator<Uint8Array> {
  yield head;
}

/** What stands in the stage's column, in the order in which it is met, so that a person can say what it means. */
function valuesAt(column: number, records: readonly TableRecord[]): string[] {
  const found = new Set<string>();
  for (const record of records) {
    const value = record.kind === "row" ? (record.cells[column] ?? "").trim() : "";
    if (value !== "") found.add(value);
    if (found.size === mostValues) break;
  }
  return [...found];
}

/** Only to be shown: the reader finds out for itself. */
function guess(head: Buffer): { encoding: string; delimiter: string } {
  const sample = head.subarray(0, 65_536);
  const isWide = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  const text = new TextDecoder(isWide ? (sample[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8").decode(sample, {
    stream: true,
  });
  const encoding = isWide ? "utf-16" : text.includes("\uFFFD") ? "windows-1251" : "utf-8";
  const hint = /^\uFEFF?sep=([,;\t])[\r\n]/i.exec(text)?.[1];
  return { encoding, delimiter: hint ?? detectDelimiter(text, sample.length === head.length) };
}

/** Also while the columns do not fit yet: by what was chosen. */
function stageColumn(header: readonly string[], mapping: ColumnMapping, map: ImportMap | undefined): number {
  const chosen = map?.stage;
  const name = typeof chosen === "string" ? chosen : chosen?.column;
  return mapping.stage?.index ?? (name === undefined ? -1 : header.findIndex((cell) => cell.trim() === name.trim()));
}

function written(row: object): Record<string, string | null> {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [field, writtenValue(value)]));
}

function writtenValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "object") {
    if ("minor" in value && "currency" in value) {
      const { minor, currency } = value as { minor: number; currency: string };
      const digits = minorDigits(currency);
      return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
    }
    return Object.values(value).join(" ");
  }
  // Instants are the only numbers of that size.
  if (typeof value === "number" && Math.abs(value) > 100_000_000) return new Date(value).toISOString();
  return String(value);
}

import type { Actor } from "../../kernel/actor.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { minorDigits } from "../../kernel/money.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Translator } from "../../platform/translate.ts";
import type { previewImport as previewEndpoint } from "../contract.ts";
import { type ColumnMapping, matchColumns } from "../domain/columns.ts";
import { detectDelimiter } from "../domain/delimiter.ts";
import { fieldsOf, type ImportKind } from "../domain/fields.ts";
import type { ImportMap } from "../domain/import-map.ts";
import { parseRow } from "../domain/parse-row.ts";
import { type CsvRecord, readCsv } from "./read-csv.ts";
import { rowContext } from "./read-rows.ts";
import { refusalMessage } from "./refusal-message.ts";

type Preview = AnswerOf<typeof previewEndpoint>;

const shownRows = 20;
const lookedAt = 1_048_576;

/** What the beginning of a file would be read as. Refuses a file that is no table; a header that does not fit is told in `problem`. */
export async function previewImport(
  actor: Actor,
  translator: Translator,
  chunks: AsyncIterable<Uint8Array>,
  { kind, map }: { readonly kind: ImportKind; readonly map: ImportMap | undefined },
): Promise<Preview | Refusal> {
  const head = await beginningOf(chunks);
  const records = await firstRecords(head);
  const [header, ...others] = records;
  if (header === undefined || header.kind !== "row")
    return header?.refusal ?? { refused: "file_empty", kind: "invalid" };
  const { locale } = actor.workspace;
  const tell = (refusal: Refusal) => ({
    code: refusal.refused,
    message: refusalMessage(translator, locale, { code: refusal.refused, params: refusal.params ?? {} }),
  });
  const matched = matchColumns(kind, header.cells, map);
  const mapping: ColumnMapping = isRefusal(matched) ? {} : matched.mapping;
  const context = rowContext(actor, Date.now());
  return {
    ...guess(head),
    columns: header.cells.map((name, index) => ({
      name: name.trim(),
      fields: Object.entries(mapping).flatMap(([field, column]) => (column.index === index ? [field] : [])),
    })),
    fields: fieldsOf(kind).map(({ name, required }) => ({ name, required })),
    problem: isRefusal(matched) ? tell(matched) : null,
    rows: others.slice(0, shownRows).flatMap((record): Preview["rows"] => {
      if (record.kind === "unreadable") return [];
      const cells = record.kind === "row" ? [...record.cells] : [];
      const shown = { line: record.line, cells, values: null, refused: null };
      if (isRefusal(matched) && record.kind === "row") return [shown];
      const row = record.kind === "row" ? parseRow(kind, record.cells, mapping, context) : record.refusal;
      return [isRefusal(row) ? { ...shown, refused: tell(row) } : { ...shown, values: written(row) }];
    }),
  };
}

async function beginningOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    if (length < lookedAt) kept.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(kept).subarray(0, lookedAt);
}

async function firstRecords(head: Buffer): Promise<CsvRecord[]> {
  const found: CsvRecord[] = [];
  for await (const record of readCsv([head] as unknown as AsyncIterable<Uint8Array>)) {
    found.push(record);
    if (found.length > shownRows) break;
  }
  return found;
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

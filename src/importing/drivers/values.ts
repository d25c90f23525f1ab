import { normalizePhone } from "../../crm/index.ts";
import { type Money, minorDigits } from "../../kernel/money.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { isCalendarDate } from "../../kernel/zoned-time.ts";
import { parseDecimal, splitCurrency } from "../domain/decimal.ts";
import { parseDateTime } from "../domain/moment.ts";
import type { Foreign } from "./foreign.ts";

/** Readers of what nothing is sure about: null instead of what cannot be understood. */

export const recordOf = (value: unknown): Foreign =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Foreign) : {};

export const listOf = (value: unknown): readonly Foreign[] => (Array.isArray(value) ? value.map(recordOf) : []);

/** No longer than `limit`, and no half of a sign: the database refuses those, and with them every row. */
export const cut = (text: string, limit: number): string =>
  text
    .toWellFormed()
    .slice(0, limit)
    .replace(/[\uD800-\uDBFF]$/, "");

export function textOf(value: unknown, limit = 500): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const text = cut(String(value).replaceAll("\0", "").trim(), limit);
  return text === "" ? null : text;
}

/** Ids of nothing: 0, "", null. */
export function idOf(value: unknown): string | null {
  const text = textOf(value);
  return text === "0" ? null : text;
}

const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** ISO 8601 with a zone, or seconds since 1970. */
export function instantOf(value: unknown): Instant | null {
  if (typeof value === "number") return value > 0 && value * 1000 < latest ? value * 1000 : null;
  const text = textOf(value);
  if (text === null || !/(Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const at = Date.parse(text);
  return at >= earliest && at < latest ? at : null;
}

/** A moment as written; one without a zone is of the zone that the system writes in. */
export function writtenInstantOf(value: unknown, zone: string): Instant | null {
  const text = textOf(value);
  if (text === null) return null;
  const read = parseDateTime(text, { zone });
  return read.refused === undefined ? read.value : null;
}

/** The number of a cell as "1250.5", which every reader here understands. */
export function numberIn(text: string | null): string | null {
  if (text === null) return null;
  const read = parseDecimal(splitCurrency(text).number, { digits: 6, excess: "round" });
  return read.refused === undefined ? String(read.value / 1e6) : null;
}

const entities: Readonly<Record<string, string>> = { nbsp: " ", amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The words of a note that is written as HTML or BBCode. */
export function wordsOf(value: unknown, limit = 10_000): string | null {
  const text = textOf(value, 100_000);
  if (text === null) return null;
  const plain = text
    .replace(/<(br|\/p|\/div|\/li|\/h\d)[^<>]*>/gi, "\n")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/\[\/?(b|i|u|s|p|url|user|list|img|quote|size|color|font|\*)(=[^\][]*)?\]/gi, "")
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/gi, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
    .replace(/\n{3,}/g, "\n\n");
  return textOf(plain, limit);
}

/** The day that a date, or a time in whichever zone, is written as. */
export function dayOf(value: unknown): CalendarDate | null {
  const day = textOf(value)?.slice(0, 10) ?? "";
  return isCalendarDate(day) && day >= "1900" && day < "2200" ? day : null;
}

const largestSum = 10_000_000_000_000;

/** Zero says that nobody has said it. */
export function moneyOf(value: unknown, currency: unknown, otherwise: string): Money | null {
  const number = Number(textOf(value) ?? Number.NaN);
  if (!Number.isFinite(number) || number <= 0 || number > largestSum) return null;
  const told = textOf(currency)?.toUpperCase() ?? "";
  const code = /^[A-Z]{3}$/.test(told) ? told : otherwise;
  return { minor: Math.round(number * 10 ** minorDigits(code)), currency: code };
}

export function phoneOf(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && normalizePhone(text) !== null ? text : null;
}

export function emailOf(value: unknown): string | null {
  const text = textOf(value)?.toLowerCase() ?? "";
  return /^[^\s@<>(),;:"[\]]+@[^\s@.,]+(\.[^\s@.,]+)+$/.test(text) && text.length <= 254 ? text : null;
}

export function count(leftOut: Map<string, number>, what: string, by = 1): void {
  leftOut.set(what, (leftOut.get(what) ?? 0) + by);
}

export function into<Row>(groups: Map<string, Row[]>, key: string, ...rows: readonly Row[]): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [...rows]);
  else group.push(...rows);
}

export async function collect(records: AsyncIterable<Foreign>): Promise<Foreign[]> {
  const found: Foreign[] = [];
  for await (const record of records) found.push(record);
  return found;
}

/** The id of a record that is to become a row; null, and counted, where it has none or was deleted over there. */
export function idToKeep(record: Foreign, leftOut: Map<string, number>): string | null {
  const id = idOf(record.id ?? record.ID);
  if (record.is_deleted === true) count(leftOut, "records_deleted");
  else if (id === null) count(leftOut, "records_without_id");
  else return id;
  return null;
}

/** Rows of records; what has no id, was deleted over there, or makes no row is passed over and counted. */
export async function* rows<Row>(
  records: AsyncIterable<Foreign>,
  row: (record: Foreign) => Row | null,
  leftOut: Map<string, number>,
): AsyncGenerator<Row> {
  for await (const record of records) {
    const made = idToKeep(record, leftOut) === null ? null : row(record);
    if (made !== null) yield made;
  }
}

export async function* each(records: readonly Foreign[]): AsyncGenerator<Foreign> {
  yield* records;
}

/** Ids of a resource's records, for links that lead to something that came. */
export async function idsOf(records: AsyncIterable<Foreign>): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const record of records) {
    const id = idOf(record.id ?? record.ID);
    if (id !== null && record.is_deleted !== true) ids.add(id);
  }
  return ids;
}

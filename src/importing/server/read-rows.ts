import { normalizePhone } from "../../crm/index.ts";
import type { CustomValues } from "../../custom-fields/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import type { RowContext } from "../domain/cell-reader.ts";
import { type ColumnMapping, type ColumnWarning, type MatchedColumns, matchColumns } from "../domain/columns.ts";
import type { ImportKind } from "../domain/fields.ts";
import type { ImportMap } from "../domain/import-map.ts";
import { parseRow } from "../domain/parse-row.ts";
import { fileRefusals, recordingRefusals } from "../domain/refusals.ts";
import type { ImportedRows } from "../domain/rows.ts";
import { openTable } from "./open-table.ts";
import { noOwnColumns, type OwnColumns, readOwnValues } from "./own-values.ts";
import type { TableRecord } from "./read-csv.ts";

export type Placed<Row> = Row & {
  readonly line: number;
  /** Values of the workspace's own fields by id. */
  readonly custom?: CustomValues | null;
};

/** A row left out: `line` is where it starts, the header being 1. */
export interface RefusedRow {
  readonly line: number;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The rows of a file as they are read; what is not a row is told on the side. */
export interface ReadRows<Kind extends ImportKind> {
  readonly mapping: ColumnMapping;
  readonly warnings: readonly ColumnWarning[];
  readonly rows: AsyncGenerator<Placed<ImportedRows[Kind]>>;
  /** Rows read so far, refused ones included, the header not. */
  readonly count: () => number;
  /** What a workbook keeps on the disk goes; to be called where the rows may not be read to their end. */
  readonly close: () => Promise<void>;
}

const progressEvery = 5_000;

/** What the cells are read by. A phone stays as typed, so that it is shown as people know it. */
export function rowContext(actor: Actor, now: Instant): RowContext {
  const { timeZone, currency } = actor.workspace;
  return { zone: timeZone, now, currency, phone: (text) => (normalizePhone(text) === null ? null : text) };
}

/**
 * Reads the header, matches the columns, then yields typed rows. Refuses a file without rows to read and a header that
 * does not fit; a file that breaks off later makes the rows throw `BrokenFile`, so that nothing half done remains.
 */
export async function readRows<Kind extends ImportKind>(
  kind: Kind,
  source: AsyncIterable<Uint8Array | string>,
  settings: {
    readonly actor: Actor;
    readonly now: Instant;
    readonly map?: ImportMap | undefined;
    /** Of a workbook; without it the first. */
    readonly sheet?: string | undefined;
    /** Fields that the workspace added. */
    readonly own?: OwnColumns;
    /** Now and then, with the rows read so far. */
    readonly progress?: (() => void) | undefined;
    readonly refused: (row: RefusedRow) => Promise<void> | void;
  },
): Promise<ReadRows<Kind> | Refusal> {
  const { records } = await openTable(source, settings.sheet);
  const close = async () => void (await records.return(undefined));
  const own = settings.own ?? noOwnColumns;
  const matched = matchHeader(kind, await records.next(), settings.map, own);
  if (isRefusal(matched)) {
    await close();
    return matched;
  }
  let count = 0;
  const context = rowContext(settings.actor, settings.now);
  async function* rows(mapping: ColumnMapping): AsyncGenerator<Placed<ImportedRows[Kind]>> {
    for await (const record of records) {
      if (record.kind === "unreadable") throw new BrokenFile(record.refusal);
      count++;
      if (count % progressEvery === 0) settings.progress?.();
      const row = record.kind === "row" ? parseRow(kind, record.cells, mapping, context, record.kinds) : record.refusal;
      const custom = record.kind === "row" ? readOwnValues(own, record.cells, mapping, context, record.kinds) : null;
      const refusal =
        [row, custom].find(isRefusal) ?? (kind === "payments" ? null : refuseOtherCurrency(row, context.currency));
      if (refusal) await settings.refused({ line: record.line, code: refusal.refused, params: refusal.params ?? {} });
      else yield Object.assign(row, { line: record.line, custom }) as Placed<ImportedRows[Kind]>;
    }
  }
  return { ...matched, rows: rows(matched.mapping), count: () => count, close };
}

function matchHeader(
  kind: ImportKind,
  first: IteratorResult<TableRecord>,
  map: ImportMap | undefined,
  own: OwnColumns,
): MatchedColumns | Refusal {
  if (first.done === true) return refuse(fileRefusals, "file_empty");
  return first.value.kind === "row" ? matchColumns(kind, first.value.cells, map, own.fields) : first.value.refusal;
}

/** Reports add up one currency: a sum in another would be wrong in every one of them. Payments have the rate of their day. */
export function refuseOtherCurrency(row: object, currency: string): Refusal | null {
  const { amount, price, cost } = row as Readonly<Record<string, { currency: string } | null | undefined>>;
  const other = [amount, price, cost].find((sum) => sum && sum.currency !== currency);
  if (!other) return null;
  return refuse(recordingRefusals, "currency_not_supported", {
    params: { field: "currency", value: other.currency, currency },
  });
}

/** A file that cannot be read on: thrown inside an import only, and answered as its refusal. */
export class BrokenFile extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

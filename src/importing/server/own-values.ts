import { type CustomValues, type ImportColumn, readImportColumns } from "../../custom-fields/index.ts";
import { minorDigits } from "../../kernel/money.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { RowContext } from "../domain/cell-reader.ts";
import { cellValue, type Writing, writingOf } from "../domain/cell-value.ts";
import { type ColumnMapping, plainValue } from "../domain/columns.ts";
import { parseDecimal, splitCurrency } from "../domain/decimal.ts";
import { type ImportField, type ImportKind, plainName } from "../domain/fields.ts";
import { parseDate, parseDateTime } from "../domain/moment.ts";
import { type RowRefusalCode, rowRefusals } from "../domain/refusals.ts";
import type { CellKind } from "../domain/sheet-cell.ts";

const entityOf = { companies: "company", contacts: "contact", deals: "deal", activities: "activity" } as const;

/** Fields that the workspace itself added, as columns of a table: the field of a map is `custom.<key>`. */
export interface OwnColumns {
  readonly columns: readonly ImportColumn[];
  readonly fields: readonly ImportField[];
}

export const noOwnColumns: OwnColumns = { columns: [], fields: [] };
const fieldOf = (column: ImportColumn) => `custom.${column.key}`;

export async function readOwnColumns(asking: Pick<Reading, "client" | "actor">, kind: ImportKind): Promise<OwnColumns> {
  const entity = (entityOf as Partial<Record<ImportKind, (typeof entityOf)[keyof typeof entityOf]>>)[kind];
  if (entity === undefined) return noOwnColumns;
  const columns = await readImportColumns(asking, entity);
  const names = (column: ImportColumn) => [...new Set([fieldOf(column), column.name, column.key].map(plainName))];
  return {
    columns,
    fields: columns.map((column) => ({
      name: fieldOf(column),
      required: false,
      names: names(column),
      ...formOf(column.kind),
    })),
  };
}

function formOf(kind: ImportColumn["kind"]): Pick<ImportField, "format"> {
  if (kind === "date" || kind === "date_time") return { format: "date" };
  return kind === "number" || kind === "money" ? { format: "number" } : {};
}

const yes = new Set(["да", "yes", "true", "1", "+", "y", "истина"]);
const no = new Set(["нет", "no", "false", "0", "-", "n", "ложь"]);

/**
 * The own values of a row by field id; null when it has none. Refuses `own_value_wrong`, and what a cell of a number, a moment or an
 * error refuses.
 */
export function readOwnValues(
  { columns }: OwnColumns,
  cells: readonly string[],
  mapping: ColumnMapping,
  context: RowContext,
  kinds: readonly CellKind[] = [],
): CustomValues | null | Refusal {
  const values: Record<string, CustomValues[string]> = {};
  for (const column of columns) {
    const field = fieldOf(column);
    const place = mapping[field];
    const wrong = (code: RowRefusalCode, text: string) =>
      refuse(rowRefusals, code, { params: { field, column: place?.column ?? field, value: text.slice(0, 100) } });
    const said = cellValue(place, cells, kinds);
    if (said.refused !== undefined) return wrong(said.refused, said.text);
    if (typeof said.value !== "string") continue;
    const understood = understand(column, said.value, writingOf(place, kinds), context);
    const value = understood.refused === undefined ? column.read(understood.value) : undefined;
    if (value === undefined) return wrong(understood.refused ?? "own_value_wrong", said.value);
    values[column.id] = value;
  }
  return Object.keys(values).length === 0 ? null : values;
}

type Understood = { readonly value: unknown; readonly refused?: undefined } | { readonly refused: RowRefusalCode };

/** A cell in the form that the wire has for the kind. */
function understand(
  { kind }: ImportColumn,
  text: string,
  writing: Writing,
  { zone, currency }: RowContext,
): Understood {
  const moment = { zone, ...writing.moment };
  const decimal = (digits: number) => ({ digits, excess: "round" as const, ...writing.decimal });
  switch (kind) {
    case "yes_no": {
      const word = plainValue(text);
      return { value: yes.has(word) ? true : no.has(word) ? false : text };
    }
    case "number": {
      const read = parseDecimal(text, decimal(6));
      return read.refused === undefined ? { value: read.value / 1e6 } : read;
    }
    case "money": {
      const { number, currency: named } = splitCurrency(text);
      const read = parseDecimal(number, decimal(minorDigits(named ?? currency)));
      return read.refused === undefined ? { value: { minor: read.value, currency: named ?? currency } } : read;
    }
    case "date":
      return parseDate(text, moment);
    case "date_time": {
      const read = parseDateTime(text, moment);
      return read.refused === undefined ? { value: new Date(read.value).toISOString() } : read;
    }
    default:
      return { value: text };
  }
}

/** Of a preview: how the columns are called. */
export const labelled = ({ columns }: OwnColumns) =>
  columns.map((column) => ({ name: fieldOf(column), required: false, label: column.name }));

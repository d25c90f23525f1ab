import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { decimalFormats } from "./decimal.ts";
import { dateFields, numberFields } from "./field-forms.ts";
import { fieldsOf, type ImportField, type ImportKind, plainName } from "./fields.ts";
import type { ImportMap, MappedValue } from "./import-map.ts";
import { isMomentFormat } from "./moment-format.ts";
import { columnRefusals } from "./refusals.ts";

/** Where a field's value stands and how it is written there. */
export interface FieldColumn {
  readonly index: number;
  readonly column: string;
  /** By `plainValue` of the cell. */
  readonly values: ReadonlyMap<string, MappedValue> | null;
  readonly format: string | null;
}

export type ColumnMapping = Readonly<Record<string, FieldColumn>>;

/** Messages of warnings are in the catalogues under `warning.<code>`. */
export interface ColumnWarning {
  readonly code: "column_unmapped";
  readonly params: { readonly column: string };
}

export interface MatchedColumns {
  readonly mapping: ColumnMapping;
  readonly warnings: readonly ColumnWarning[];
}

type ColumnRefusal = Refusal<keyof typeof columnRefusals>;

/** Values of a map are compared without case and outer spaces. */
export function plainValue(text: string): string {
  return text.trim().toLowerCase().replaceAll("ё", "е");
}

function no(code: keyof typeof columnRefusals, params: Record<string, string>): ColumnRefusal {
  return refuse(columnRefusals, code, { params });
}

/** Exactly as written, else by plain name; the column of a field must be the only one of its name. */
function findColumn(header: readonly string[], column: string, field: string): number | ColumnRefusal {
  for (const same of [
    (cell: string) => cell.trim() === column.trim(),
    (cell: string) => plainName(cell) === plainName(column),
  ]) {
    const index = header.findIndex(same);
    if (index === -1) continue;
    return header.slice(index + 1).some(same) ? no("column_twice", { column, field }) : index;
  }
  return no("column_absent", { column, field });
}

function formatRefusal({ name: field, format: form }: ImportField, format: string): ColumnRefusal | null {
  const fits =
    dateFields.has(field) || form === "date"
      ? isMomentFormat(format)
      : (numberFields.has(field) || form === "number") && (decimalFormats as readonly string[]).includes(format);
  return fits ? null : no("format_wrong", { field, format });
}

function matchMapped(
  header: readonly string[],
  known: ImportField,
  given: ImportMap[string],
): FieldColumn | ColumnRefusal {
  const field = known.name;
  const { column, values, format } = typeof given === "string" ? { column: given } : given;
  const index = findColumn(header, column, field);
  if (typeof index !== "number") return index;
  const wrongFormat = format === undefined ? null : formatRefusal(known, format);
  if (wrongFormat !== null) return wrongFormat;
  for (const [value, meaning] of Object.entries(values ?? {})) {
    if (typeof meaning !== "string" && field !== "stage") return no("map_value_wrong", { field, value });
  }
  const byValue = values && new Map(Object.entries(values).map(([value, meaning]) => [plainValue(value), meaning]));
  return { index, column: header[index]?.trim() ?? column, values: byValue ?? null, format: format ?? null };
}

function matchByName(
  header: readonly string[],
  field: ImportField,
  taken: ReadonlySet<number>,
): FieldColumn | ColumnRefusal | null {
  const plain = header.map(plainName);
  for (const name of field.names) {
    const index = plain.findIndex((cell, at) => cell === name && !taken.has(at));
    if (index === -1) continue;
    const column = header[index]?.trim() ?? "";
    if (plain.indexOf(name, index + 1) !== -1) return no("column_twice", { column, field: field.name });
    return { index, column, values: null, format: null };
  }
  return null;
}

/** The field's own name goes before the others', so that "name" is a name before it is a title of something. */
function matchAllByName(
  fields: readonly ImportField[],
  header: readonly string[],
): Record<string, FieldColumn> | ColumnRefusal {
  const mapping: Record<string, FieldColumn> = {};
  const taken = new Set<number>();
  const rounds = [fields.map((field) => ({ ...field, names: field.names.slice(0, 1) })), fields];
  for (const field of rounds.flat()) {
    if (mapping[field.name] !== undefined) continue;
    const found = matchByName(header, field, taken);
    if (found === null) continue;
    if ("refused" in found) return found;
    mapping[field.name] = found;
    taken.add(found.index);
  }
  return mapping;
}

function matchAllMapped(
  fields: readonly ImportField[],
  header: readonly string[],
  map: ImportMap,
): Record<string, FieldColumn> | ColumnRefusal {
  const mapping: Record<string, FieldColumn> = {};
  for (const [field, given] of Object.entries(map)) {
    const known = fields.find((one) => one.name === field);
    if (known === undefined) return no("field_unknown", { field });
    const found = matchMapped(header, known, given);
    if ("refused" in found) return found;
    mapping[field] = found;
  }
  return mapping;
}

function isRefused(found: Record<string, FieldColumn> | ColumnRefusal): found is ColumnRefusal {
  return typeof found.refused === "string";
}

/**
 * Which column holds which field (cli.md, Fields by kind). With a map only the map counts, and one column may serve two
 * fields; without it columns are matched by name in Russian and English. Columns left over are warned of. Refused:
 * `field_unknown` and `column_absent` of a map, `column_twice` when a field's column stands twice in the header,
 * `field_missing` for a required field, `format_wrong`, `map_value_wrong` (an outcome outside `stage`). `own`: fields that
 * the workspace added.
 */
export function matchColumns(
  kind: ImportKind,
  header: readonly string[],
  map?: ImportMap,
  own: readonly ImportField[] = [],
): MatchedColumns | ColumnRefusal {
  const fields = [...fieldsOf(kind), ...own];
  const mapping = map === undefined ? matchAllByName(fields, header) : matchAllMapped(fields, header, map);
  if (isRefused(mapping)) return mapping;
  for (const field of fields) {
    if (field.required && mapping[field.name] === undefined) return no("field_missing", { field: field.name });
  }
  const used = new Set(Object.values(mapping).map((column) => column.index));
  const left = header.filter((column, index) => !used.has(index) && column.trim() !== "");
  return { mapping, warnings: left.map((column) => ({ code: "column_unmapped", params: { column: column.trim() } })) };
}

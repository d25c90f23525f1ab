import { decimalFormats } from "../domain/decimal.ts";
import { dateFields, numberFields } from "../domain/field-forms.ts";
import { fieldsOf, type ImportKind, plainName } from "../domain/fields.ts";
import type { ImportMap, MappedValue } from "../domain/import-map.ts";

/** What a person said of one column of the file. */
export interface ColumnChoice {
  /** Null: the column is left out. */
  readonly field: string | null;
  readonly format: string | null;
  /** Cell → stage, or outcome; only for the field `stage`. */
  readonly values: Readonly<Record<string, MappedValue>>;
}

/** By the place of the column; a column that nobody touched is as the server matched it. */
export type Choices = Readonly<Record<number, ColumnChoice>>;

export interface MatchedColumn {
  readonly name: string;
  readonly fields: readonly string[];
}

/** How a field may be written, where a file can be read in two ways; null for plain text. */
export function formatsOf(field: string): readonly string[] | null {
  if (numberFields.has(field)) return decimalFormats;
  if (!dateFields.has(field)) return null;
  return [
    "DD.MM.YYYY",
    "DD/MM/YYYY",
    "MM/DD/YYYY",
    "YYYY-MM-DD",
    "DD.MM.YYYY HH:mm",
    "DD/MM/YYYY HH:mm",
    "MM/DD/YYYY HH:mm",
  ];
}

/** What the names of columns say where the server has not matched them: it does so only when everything fits. */
export function suggested(kind: ImportKind, columns: readonly MatchedColumn[]): readonly MatchedColumn[] {
  const fields = fieldsOf(kind);
  const byPlace = new Map<number, string>();
  const taken = new Set<string>();
  for (const round of [fields.map((field) => ({ ...field, names: field.names.slice(0, 1) })), fields]) {
    for (const { name, names } of round) {
      if (taken.has(name)) continue;
      const place = columns.findIndex((column, at) => !byPlace.has(at) && names.includes(plainName(column.name)));
      if (place === -1) continue;
      byPlace.set(place, name);
      taken.add(name);
    }
  }
  return columns.map(({ name }, place) => {
    const field = byPlace.get(place);
    return { name, fields: field === undefined ? [] : [field] };
  });
}

export const untouched = (column: MatchedColumn): ColumnChoice => ({
  field: column.fields[0] ?? null,
  format: null,
  values: {},
});

export function choiceOf(choices: Choices, columns: readonly MatchedColumn[], place: number): ColumnChoice {
  const column = columns[place];
  return choices[place] ?? (column === undefined ? { field: null, format: null, values: {} } : untouched(column));
}

/** A field stands in one column only: taking it for another frees the first. */
export function withField(
  choices: Choices,
  columns: readonly MatchedColumn[],
  place: number,
  field: string | null,
): Choices {
  const next: Record<number, ColumnChoice> = { ...choices };
  if (field !== null) {
    for (const [index] of columns.entries()) {
      const choice = choiceOf(choices, columns, index);
      if (index !== place && choice.field === field) next[index] = { field: null, format: null, values: {} };
    }
  }
  next[place] = { field, format: null, values: {} };
  return next;
}

/** The map as the server takes it; undefined while nobody touched anything, so that columns are matched by name. */
export function mapOf(choices: Choices, columns: readonly MatchedColumn[]): ImportMap | undefined {
  if (Object.keys(choices).length === 0) return undefined;
  const map: Record<string, ImportMap[string]> = {};
  for (const [place, column] of columns.entries()) {
    const { field, format, values } = choiceOf(choices, columns, place);
    if (field === null) continue;
    const hasValues = Object.keys(values).length > 0;
    map[field] =
      format === null && !hasValues
        ? column.name
        : {
            column: column.name,
            ...(format === null ? {} : { format }),
            ...(hasValues ? { values: { ...values } } : {}),
          };
  }
  return map;
}

import { type FieldColumn, plainValue } from "./columns.ts";
import type { DecimalFormat, DecimalOptions } from "./decimal.ts";
import type { MappedValue } from "./import-map.ts";
import type { MomentOptions } from "./moment.ts";
import type { CellKind } from "./sheet-cell.ts";

export type CellValue =
  | { readonly value: MappedValue | null; readonly refused?: never }
  | { readonly refused: "cell_error" | "formula_without_value"; readonly text: string };

/** What a cell says once the map has put its own in place; null: nothing, also by the map. A sheet's errors are refused. */
export function cellValue(
  place: FieldColumn | undefined,
  cells: readonly string[],
  kinds: readonly CellKind[],
): CellValue {
  if (place === undefined) return { value: null };
  const text = (cells[place.index] ?? "").trim();
  const kind = kinds[place.index];
  if (kind === "error") return { refused: "cell_error", text };
  if (kind === "uncalculated") return { refused: "formula_without_value", text: "" };
  const value = place.values?.get(plainValue(text)) ?? text;
  return { value: value === "" ? null : value };
}

/** How a cell's number or moment is written, as their readers take it. */
export interface Writing {
  readonly decimal: Pick<DecimalOptions, "format">;
  readonly moment: Pick<MomentOptions, "format">;
}

/** As the map says of texts; a number of a sheet is written with a point and its moments in one way, whatever the map says. */
export function writingOf(place: FieldColumn | undefined, kinds: readonly CellKind[]): Writing {
  if (kinds[place?.index ?? -1] === "exact") return { decimal: { format: "1,250.00" }, moment: {} };
  const format = place?.format ?? null;
  return format === null
    ? { decimal: {}, moment: {} }
    : { decimal: { format: format as DecimalFormat }, moment: { format } };
}

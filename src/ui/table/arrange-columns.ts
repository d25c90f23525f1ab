import { type ColumnPlace, moveColumn, parseArrangement, widenColumn, writeArrangement } from "./arrangement.ts";
import type { Column } from "./column.ts";

/** How a table's columns are arranged, and ways to arrange them otherwise. */
export interface Arranging {
  /** Not as they are anyway. */
  readonly isOwn: boolean;
  readonly places: readonly ColumnPlace[];
  readonly set: (places: readonly ColumnPlace[]) => void;
  readonly reset: () => void;
  readonly move: (key: string, to: string) => void;
  readonly widen: (key: string, width: number) => void;
}

/** What stands always takes the room that is left; a share of the width is none where columns come and go. */
function widthOf<Row>({ width: usual, ...column }: Column<Row>, width: number | undefined): Column<Row> {
  if (width !== undefined) return { ...column, width: `${width}px` };
  if (column.isAlways === true) return column;
  return { ...column, width: usual?.endsWith("px") === true ? usual : "180px" };
}

/**
 * Of all columns that a table can show, those that `text` names, in its order and widths; without it those that are not
 * extra. A column that always stands is never lost. `onChange` hears the new text, undefined for what is so anyway.
 */
export function arrangeColumns<Row>(
  all: readonly Column<Row>[],
  text: string | undefined,
  onChange: (text: string | undefined) => void,
) {
  const usual: readonly ColumnPlace[] = all.filter(({ isExtra }) => isExtra !== true).map(({ key }) => ({ key }));
  const known = new Map(all.map((column) => [column.key, column]));
  const told = parseArrangement(text).filter(({ key }) => known.has(key));
  const always = all.filter(({ key, isAlways }) => isAlways === true && !told.some((one) => one.key === key));
  const isOwn = told.length > 0;
  const places: readonly ColumnPlace[] = isOwn ? [...always.map(({ key }) => ({ key })), ...told] : usual;
  const set = (next: readonly ColumnPlace[]) => {
    const written = writeArrangement(next);
    onChange(written === writeArrangement(usual) ? undefined : written);
  };
  const arranging: Arranging = {
    isOwn,
    places,
    set,
    reset: () => onChange(undefined),
    move: (key, to) => set(moveColumn(places, key, to)),
    widen: (key, width) => set(widenColumn(places, key, width)),
  };
  const columns = places.flatMap(({ key, width }): Column<Row>[] => {
    const column = known.get(key);
    return column === undefined ? [] : [isOwn ? widthOf(column, width) : column];
  });
  return { columns, arranging };
}

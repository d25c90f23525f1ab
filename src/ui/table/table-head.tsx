import type { Arranging } from "./arrange-columns.ts";
import type { Column, Sorting } from "./column.ts";
import { HeadCell } from "./head-cell.tsx";
import { SelectAllCell } from "./select-cell.tsx";
import type { Selection } from "./use-selection.ts";

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sorting: Sorting | undefined;
  readonly selection: Selection | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
  readonly arranging: Arranging | undefined;
}

/** Sticky heads; a sortable one is a button and says its direction. */
export function TableHead<Row>({ columns, sorting, onSort, selection, arranging }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection !== undefined && <SelectAllCell selection={selection} />}
        {columns.map((column) => (
          <HeadCell key={column.key} {...{ column, sorting, onSort, arranging }} />
        ))}
      </tr>
    </thead>
  );
}

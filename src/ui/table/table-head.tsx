import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { Column, Sorting } from "./column.ts";
import classes from "./data-table.module.css";
import { SelectAllCell } from "./select-cell.tsx";
import type { Selection } from "./use-selection.ts";

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly sorting: Sorting | undefined;
  readonly selection: Selection | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
}

/** Sticky heads; a sortable one is a button and says its direction. */
export function TableHead<Row>({ columns, sorting, onSort, selection }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection !== undefined && <SelectAllCell selection={selection} />}
        {columns.map((column) => {
          const direction = sorting?.key === column.key ? sorting.direction : undefined;
          const Arrow = direction === "down" ? IconArrowDown : IconArrowUp;
          return (
            <th
              key={column.key}
              scope="col"
              data-align={column.align}
              data-minor={column.isMinor || undefined}
              style={column.width === undefined ? {} : { width: column.width }}
              aria-sort={direction === undefined ? undefined : direction === "up" ? "ascending" : "descending"}
            >
              {column.isSortable === true && onSort !== undefined ? (
                <button
                  type="button"
                  className={classes.sort}
                  onClick={() => onSort({ key: column.key, direction: direction === "down" ? "up" : "down" })}
                >
                  {column.title}
                  {direction !== undefined && <Arrow size={12} stroke={1.5} aria-hidden />}
                </button>
              ) : (
                column.title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

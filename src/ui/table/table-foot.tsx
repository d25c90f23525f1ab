import type { ReactNode } from "react";
import type { Column } from "./column.ts";

interface TableFootProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly cells: Readonly<Record<string, ReactNode>>;
}

/** Totals, which stay in sight at the foot. */
export function TableFoot<Row>({ columns, cells }: TableFootProps<Row>) {
  return (
    <tfoot>
      <tr>
        {columns.map((column) => (
          <td key={column.key} data-align={column.align} data-minor={column.isMinor || undefined}>
            {cells[column.key]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

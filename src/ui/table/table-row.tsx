import type { KeyboardEvent, MouseEvent } from "react";
import type { Column } from "./column.ts";
import classes from "./data-table.module.css";
import type { RowFocus } from "./use-row-focus.ts";

interface TableRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly tone: "bad" | "live" | undefined;
  readonly focus: RowFocus;
  readonly onOpen: ((row: Row) => void) | undefined;
}

/** One row; it opens by a click beside its links and buttons, or by Enter. */
export function TableRow<Row>({ row, index, columns, tone, focus, onOpen }: TableRowProps<Row>) {
  const opening = onOpen === undefined ? {} : openingProps(index, focus, () => onOpen(row));
  return (
    <tr data-index={index} aria-rowindex={index + 2} data-tone={tone} {...opening}>
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} data-minor={column.isMinor || undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function openingProps(index: number, focus: RowFocus, open: () => void) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") open();
    else if (event.key === "ArrowDown") focus.moveTo(index + 1);
    else if (event.key === "ArrowUp") focus.moveTo(index - 1);
    else return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const inner = event.target instanceof Element && event.target.closest("a, button, input, label");
    if (!inner) open();
  };
  const tabIndex = index === focus.current ? 0 : -1;
  return { className: classes.opens, tabIndex, onClick, onKeyDown, onFocus: () => focus.entered(index) };
}

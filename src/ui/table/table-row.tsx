import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import type { Column } from "./column.ts";
import classes from "./data-table.module.css";
import { type Headed, SelectBandCell, SelectCell } from "./select-cell.tsx";
import type { RowFocus } from "./use-row-focus.ts";
import type { Selection } from "./use-selection.ts";

interface Boxed {
  readonly rowKey: string;
  readonly name: string;
  readonly selection: Selection | undefined;
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  readonly tone: "bad" | "live" | undefined;
  readonly focus: RowFocus;
  readonly boxed: Boxed;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly band: ReactNode | undefined;
  readonly headed: Headed | undefined;
}

/** One row; it opens by a click beside its links and buttons, or by Enter. */
export function TableRow<Row>({ row, index, columns, tone, focus, onOpen, boxed, band, headed }: TableRowProps<Row>) {
  const opening = onOpen === undefined ? {} : openingProps(index, focus, boxed.selection, () => onOpen(row));
  const { selection, rowKey, name } = boxed;
  const isChosen = selection?.has(rowKey);
  if (band !== undefined) {
    return (
      <tr data-index={index} data-band aria-rowindex={index + 2} {...opening}>
        {selection !== undefined && headed !== undefined && <SelectBandCell {...{ selection, headed }} />}
        <td colSpan={columns.length + (selection === undefined || headed !== undefined ? 0 : 1)}>{band}</td>
      </tr>
    );
  }
  return (
    <tr data-index={index} aria-rowindex={index + 2} data-tone={tone} data-chosen={isChosen || undefined} {...opening}>
      {selection !== undefined && <SelectCell {...{ selection, rowKey, index, name }} />}
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} data-minor={column.isMinor || undefined}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function openingProps(index: number, focus: RowFocus, selection: Selection | undefined, open: () => void) {
  const stepTo = (place: number, isExtending: boolean) => {
    if (isExtending) selection?.extendTo(place);
    focus.moveTo(place);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") open();
    else if (event.key === "ArrowDown") stepTo(index + 1, event.shiftKey);
    else if (event.key === "ArrowUp") stepTo(index - 1, event.shiftKey);
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

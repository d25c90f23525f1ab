import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { type DragEvent, type MouseEvent, type PointerEvent, type RefObject, useRef } from "react";
import type { Arranging } from "./arrange-columns.ts";
import type { Column, Sorting } from "./column.ts";
import classes from "./data-table.module.css";

interface HeadCellProps<Row> {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
  readonly onSort: ((sorting: Sorting) => void) | undefined;
  readonly arranging: Arranging | undefined;
}

/** The head of one column: a button where it sorts; where columns are arranged it is dragged to its place, its edge to its width. */
export function HeadCell<Row>({ column, sorting, onSort, arranging }: HeadCellProps<Row>) {
  const cell = useRef<HTMLTableCellElement>(null);
  const direction = sorting?.key === column.key ? sorting.direction : undefined;
  const Arrow = direction === "down" ? IconArrowDown : IconArrowUp;
  return (
    <th
      ref={cell}
      scope="col"
      data-align={column.align}
      data-minor={column.isMinor || undefined}
      style={column.width === undefined ? {} : { width: column.width }}
      aria-sort={direction === undefined ? undefined : direction === "up" ? "ascending" : "descending"}
      {...(arranging === undefined ? {} : dragging(column.key, arranging))}
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
      {arranging !== undefined && <Edge cell={cell} onWiden={(width) => arranging.widen(column.key, width)} />}
    </th>
  );
}

const kind = "application/x-column";

/** What is dragged onto a column takes its place. */
function dragging(key: string, { move }: Arranging) {
  return {
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => dataTransfer.setData(kind, key),
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer.types.includes(kind)) event.preventDefault();
    },
    onDrop: ({ dataTransfer }: DragEvent) => {
      const dragged = dataTransfer.getData(kind);
      if (dragged !== "" && dragged !== key) move(dragged, key);
    },
  };
}

interface EdgeProps {
  readonly cell: RefObject<HTMLTableCellElement | null>;
  readonly onWiden: (width: number) => void;
}

/** The right edge of a head; for the keyboard the width is in the list of columns. */
function Edge({ cell, onWiden }: EdgeProps) {
  const begun = useRef<{ x: number; width: number } | null>(null);
  const widthAt = (event: PointerEvent) =>
    begun.current === null ? null : begun.current.width + event.clientX - begun.current.x;
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    begun.current = { x: event.clientX, width: cell.current?.offsetWidth ?? 0 };
  };
  const onPointerMove = (event: PointerEvent) => {
    const width = widthAt(event);
    if (width !== null) cell.current?.style.setProperty("width", `${width}px`);
  };
  const onPointerUp = (event: PointerEvent) => {
    const width = widthAt(event);
    begun.current = null;
    if (width !== null) onWiden(width);
  };
  const onMouseDown = (event: MouseEvent) => event.preventDefault();
  const handlers = { onMouseDown, onPointerDown, onPointerMove, onPointerUp };
  return <span className={classes.edge} aria-hidden {...handlers} />;
}

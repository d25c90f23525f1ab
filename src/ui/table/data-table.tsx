import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../keyboard/use-shortcuts.ts";
import classes from "./data-table.module.css";
import { TableHead } from "./table-head.tsx";

export interface Column<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the right. */
  readonly align?: "start" | "end";
  /** CSS width; columns without one share what is left. */
  readonly width?: string;
  readonly isSortable?: boolean;
  /** Left out on a phone. */
  readonly isMinor?: boolean;
}

export interface Sorting {
  readonly key: string;
  readonly direction: "up" | "down";
}

export interface DataTableProps<Row> {
  /** What the table holds, for a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Enter or a click; J and K walk through the rows. */
  readonly onOpen?: (row: Row) => void;
  /** Rust for what is beyond the threshold, cobalt for what has just changed. */
  readonly rowTone?: (row: Row) => "bad" | "live" | undefined;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  /** Totals under the rows, a cell per column key. */
  readonly footer?: Readonly<Record<string, ReactNode>>;
  /** Called when the end comes near and there is more on the server. */
  readonly onEnd?: () => void;
  readonly isLoadingMore?: boolean;
  /** How many rows there are on the server, when more than are loaded. */
  readonly total?: number;
  /** CSS height of the scrolling area; grows with the rows when left out. */
  readonly height?: string;
}

const rowHeight = () =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--row-table")) || 32;

/** A table for five rows or five thousand: sticky head, virtual rows, keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, rowTone, footer, total, height } = props;
  const { t } = useTranslation("ui");
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(-1);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan: 12,
    // A table without a height of its own shows every row: there is nothing to scroll in.
    enabled: height !== undefined,
  });
  const shown =
    height === undefined
      ? rows.map((_, index) => ({ index, start: 0, end: 0 }))
      : virtual.getVirtualItems().map(({ index, start, end }) => ({ index, start, end }));
  useEndReached(shown.at(-1)?.index ?? -1, props);

  const focusRow = (index: number) => {
    const place = Math.min(rows.length - 1, Math.max(0, index));
    setCurrent(place);
    if (height !== undefined) virtual.scrollToIndex(place);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${place}"]`)?.focus());
  };
  useShortcuts(
    [
      { keys: "J", label: t("keys.next"), run: () => focusRow(current + 1) },
      { keys: "K", label: t("keys.previous"), run: () => focusRow(current - 1) },
    ],
    onOpen !== undefined && rows.length > 0,
  );

  const before = shown[0]?.start ?? 0;
  const after = height === undefined ? 0 : virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      style={height === undefined ? {} : { height }}
      tabIndex={onOpen ? -1 : 0}
    >
      <table className={classes.table} aria-label={label} aria-rowcount={(total ?? rows.length) + 1}>
        <TableHead
          columns={columns}
          {...(props.sorting ? { sorting: props.sorting } : {})}
          {...(props.onSort ? { onSort: props.onSort } : {})}
        />
        <tbody>
          {before > 0 && <Gap height={before} />}
          {shown.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const opening = onOpen === undefined ? {} : openingProps(index, () => onOpen(row));
            return (
              <tr
                key={rowKey(row)}
                data-index={index}
                aria-rowindex={index + 2}
                data-tone={rowTone?.(row)}
                {...opening}
              >
                {columns.map((column) => (
                  <td key={column.key} data-align={column.align} data-minor={column.isMinor || undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {after > 0 && <Gap height={after} />}
        </tbody>
        {footer !== undefined && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} data-align={column.align} data-minor={column.isMinor || undefined}>
                  {footer[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {props.isLoadingMore === true && (
        <div role="status" className={classes.more}>
          {t("table.loadingMore")}
        </div>
      )}
    </div>
  );

  function openingProps(index: number, open: () => void) {
    return {
      tabIndex: index === Math.max(0, current) ? 0 : -1,
      className: classes.opens,
      onFocus: () => setCurrent(index),
      onClick: (event: React.MouseEvent<HTMLElement>) => {
        const inner = event.target instanceof Element && event.target.closest("a, button, input, label");
        if (!inner) open();
      },
      onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === "Enter") open();
        else if (event.key === "ArrowDown") focusRow(index + 1);
        else if (event.key === "ArrowUp") focusRow(index - 1);
        else return;
        event.preventDefault();
      },
    };
  }
}

/** Stands for the rows above or below that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr aria-hidden style={{ height }}>
      <td className={classes.gap} />
    </tr>
  );
}

function useEndReached<Row>(last: number, { rows, onEnd, isLoadingMore }: DataTableProps<Row>): void {
  const isNear = rows.length > 0 && last >= rows.length - 20;
  useEffect(() => {
    if (isNear && isLoadingMore !== true) onEnd?.();
  }, [isNear, isLoadingMore, onEnd]);
}

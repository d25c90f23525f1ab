import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Arranging } from "./arrange-columns.ts";
import type { Column, Sorting } from "./column.ts";
import classes from "./data-table.module.css";
import type { Headed } from "./select-cell.tsx";
import { TableFoot } from "./table-foot.tsx";
import { TableHead } from "./table-head.tsx";
import { TableRow } from "./table-row.tsx";
import { useRowFocus } from "./use-row-focus.ts";
import { useRowWindow } from "./use-row-window.ts";
import type { Selection } from "./use-selection.ts";
import { useSelectionKeys } from "./use-selection-keys.ts";

export interface DataTableProps<Row> {
  /** What the table holds, for a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Enter or a click; J and K walk through the rows. */
  readonly onOpen?: (row: Row) => void;
  /** Boxes before the rows, X and ⌘A; `rowName` says which row a box is of. */
  readonly selection?: Selection;
  readonly rowName?: (row: Row) => string;
  /** A row that heads those below it: drawn over all columns, opened as any row. */
  readonly rowBand?: (row: Row) => ReactNode | undefined;
  /** What a band's box chooses. */
  readonly rowHeaded?: (row: Row) => Headed | undefined;
  /** Rust for what is beyond the threshold, cobalt for what has just changed. */
  readonly rowTone?: (row: Row) => "bad" | "live" | undefined;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  /** Heads are dragged to their places and widths (`arrangeColumns`). */
  readonly arranging?: Arranging;
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

/** A table for five rows or five thousand: sticky head, virtual rows, keyboard. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, onOpen, rowTone, footer, total, height, sorting, onSort, selection } = props;
  const isArranged = props.arranging?.isOwn === true;
  const view = useRowWindow(rows.length, height !== undefined);
  const focus = useRowFocus(rows.length, view, onOpen !== undefined);
  const current = rows[focus.current];
  useSelectionKeys(selection, focus.current, current && props.rowHeaded?.(current));
  useEndReached(view.shown.at(-1) ?? -1, props);
  return (
    <div ref={view.scroller} className={classes.scroller} style={{ height }} tabIndex={onOpen === undefined ? 0 : -1}>
      <table
        className={classes.table}
        data-arranged={isArranged || undefined}
        style={isArranged ? { minWidth: widthOf(columns) } : {}}
        aria-label={label}
        aria-rowcount={(total ?? rows.length) + 1}
      >
        <TableHead {...{ columns, sorting, onSort, selection, arranging: props.arranging }} />
        <tbody>
          <Gap height={view.before} />
          {view.shown.map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            const tone = rowTone?.(row);
            const boxed = { rowKey: rowKey(row), name: props.rowName?.(row) ?? "", selection };
            const [band, headed] = [props.rowBand?.(row), props.rowHeaded?.(row)];
            return (
              <TableRow key={boxed.rowKey} {...{ row, index, columns, tone, focus, onOpen, boxed, band, headed }} />
            );
          })}
          <Gap height={view.after} />
        </tbody>
        {footer !== undefined && <TableFoot columns={columns} cells={footer} />}
      </table>
      {props.isLoadingMore === true && <LoadingMore />}
    </div>
  );
}

/** In px; a column without a width of its own gets what a name needs at least. */
function widthOf<Row>(columns: readonly Column<Row>[]): number {
  const boxes = 36;
  return columns.reduce(
    (sum, { width = "" }) => sum + (width.endsWith("px") ? Number.parseInt(width, 10) : 240),
    boxes,
  );
}

function LoadingMore() {
  const { t } = useTranslation("ui");
  return (
    <div role="status" className={classes.more}>
      {t("table.loadingMore")}
    </div>
  );
}

/** Stands for the rows above or below that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
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

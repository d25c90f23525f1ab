import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { type YearColumn, yearColumns } from "../../domain/plans/year-columns.ts";
import type { GridRow } from "./grid-model.ts";
import type { FactsAsked } from "./plan-search.ts";

interface Place {
  readonly row: number;
  readonly column: number;
}

interface GridDeeds {
  readonly rows: readonly GridRow[];
  readonly months: readonly number[];
  /** Texts as they were typed or pasted, cell by cell; answers whether they could be read. */
  readonly write: (
    texts: readonly { readonly row: GridRow; readonly month: number; readonly text: string }[],
  ) => boolean;
  /** A sum for the whole year of a node. */
  readonly writeYear: (row: GridRow, text: string) => void;
  readonly look: (asked: FactsAsked) => void;
}

const moves: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

export const mayWrite = (
  row: GridRow | undefined,
  column: YearColumn | undefined,
  months: readonly number[],
): boolean => {
  if (row === undefined || column === undefined || !row.mayEdit || row.isRest) return false;
  if (column.kind === "year") return row.dimension === "total";
  return column.kind === "month" && months.includes(column.number);
};

/** One cell is active; typing, Enter or F2 edits it, arrows and Tab move, Delete empties, paste fills down and right. */
export function useGrid({ rows, months, write, writeYear, look }: GridDeeds) {
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [text, setText] = useState<string | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const within = (place: Place): Place => ({
    row: Math.max(0, Math.min(rows.length - 1, place.row)),
    column: Math.max(0, Math.min(yearColumns.length - 1, place.column)),
  });
  const go = (place: Place) => {
    const next = within(place);
    setText(null);
    setAt(next);
    requestAnimationFrame(() => {
      const cell = table.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`);
      cell?.focus({ preventScroll: true });
      cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  };
  const [row, column] = [rows[at.row], yearColumns[at.column]];
  const isOpen = mayWrite(row, column, months);
  const commit = (down: number, right: number) => {
    // Opened and left as it was.
    if (text !== null && text !== "" && row !== undefined && column !== undefined) {
      if (column.kind === "year") {
        setText(null);
        if (text.trim() !== "") writeYear(row, text);
        return;
      }
      if (!write([{ row, month: column.number, text }])) return;
    }
    go({ row: at.row + down, column: at.column + right });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === " " && text === null && row?.dimension === "total" && column !== undefined) {
      event.preventDefault();
      look({ row, months: column.months });
      return;
    }
    const done = editingKey(event, { text, isOpen, commit, at, go, setText, empty: () => commitEmpty() });
    if (done) event.preventDefault();
  };
  const commitEmpty = () => {
    if (row !== undefined && column?.kind === "month") write([{ row, month: column.number, text: "" }]);
  };
  const onPaste = (event: ClipboardEvent) => {
    if (text !== null) return;
    event.preventDefault();
    write(pasted(event.clipboardData.getData("text/plain"), { rows, months, at }));
  };
  return { at, text, setText, go, commit, onKeyDown, onPaste, table, isOpen };
}

interface Editing {
  readonly text: string | null;
  readonly isOpen: boolean;
  readonly at: Place;
  readonly commit: (down: number, right: number) => void;
  readonly go: (place: Place) => void;
  readonly setText: (text: string | null) => void;
  readonly empty: () => void;
}

function editingKey(event: KeyboardEvent, { text, isOpen, at, commit, go, setText, empty }: Editing): boolean {
  const { key } = event;
  if (text !== null) {
    if (key === "Enter") commit(event.shiftKey ? -1 : 1, 0);
    else if (key === "Tab") commit(0, event.shiftKey ? -1 : 1);
    else if (key === "Escape") go(at);
    else return false;
    return true;
  }
  const move = moves[key];
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (move !== undefined) go({ row: at.row + move[0], column: at.column + move[1] });
  else if (key === "Home") go({ ...at, column: 0 });
  else if (key === "End") go({ ...at, column: yearColumns.length - 1 });
  else if (!isOpen) return false;
  else if (key === "Enter" || key === "F2") setText("");
  else if (key === "Delete" || key === "Backspace") empty();
  else if (/^[\d.,]$/.test(key)) setText(key);
  else return false;
  return true;
}

/** Lines and tabs of a spreadsheet, from the active cell down and right over months; what cannot be written is passed by. */
function pasted(
  data: string,
  { rows, months, at }: { readonly rows: readonly GridRow[]; readonly months: readonly number[]; readonly at: Place },
) {
  const columns = yearColumns.map((one, index) => ({ ...one, index })).filter(({ kind }) => kind === "month");
  const first = columns.findIndex(({ index }) => index >= at.column);
  const lines = data.replace(/\r?\n$/, "").split(/\r?\n/);
  return lines.flatMap((line, down) =>
    line.split("\t").flatMap((cell, right) => {
      const [row, column] = [rows[at.row + down], columns[first + right]];
      if (row === undefined || column === undefined || !mayWrite(row, column, months)) return [];
      return [{ row, month: column.number, text: cell }];
    }),
  );
}

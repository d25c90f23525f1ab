import { useMemo, useRef, useState } from "react";
import { useMay } from "../../../ui/session.tsx";
import { type Selection, useSelection } from "../../../ui/table/use-selection.ts";
import { useSelectionKeys } from "../../../ui/table/use-selection-keys.ts";
import type { Card } from "../../contract.ts";
import { type BoardData, totalsOf } from "./board-data.ts";

export interface ChosenCards {
  readonly selection: Selection;
  /** Of loaded cards; the same set until the choice changes, so that cards are not drawn anew. */
  readonly ids: ReadonlySet<string>;
  readonly total: number;
  /** Whether any was chosen since the board was opened: what is done with them is loaded then. */
  readonly isUsed: boolean;
  readonly choose: (card: Card, isRange: boolean) => void;
}

const nobody: ReadonlySet<string> = new Set();

/** Cards chosen for one action: X or Shift and a click, Shift and an arrow, ⌘A. Columns follow each other in the order of a range. */
export function useChosenCards(board: BoardData, scope: unknown, currentId: string | undefined): ChosenCards {
  const mayEdit = useMay("deals.edit");
  const rows = useMemo(() => board.stages.flatMap(({ cards }) => cards.map(({ id }) => id)), [board]);
  const { count: total } = totalsOf(board);
  const selection = useSelection(rows, JSON.stringify(scope), total);
  const { count, isEverything, keys } = selection;
  const [isUsed, setUsed] = useState(false);
  if (count > 0 && !isUsed) setUsed(true);
  useSelectionKeys(mayEdit ? selection : undefined, currentId === undefined ? -1 : rows.indexOf(currentId));
  const everyone = useMemo(() => new Set(rows), [rows]);
  const ids = count === 0 ? nobody : isEverything ? everyone : keys;
  const latest = useRef<ChosenCards["choose"]>(() => undefined);
  latest.current = (card, isRange) => {
    if (!mayEdit) return;
    const place = rows.indexOf(card.id);
    if (isRange && count > 0) selection.extendTo(place);
    else selection.toggle(place);
  };
  const choose = useRef<ChosenCards["choose"]>((card, isRange) => latest.current(card, isRange));
  return { selection, ids, total, isUsed, choose: choose.current };
}

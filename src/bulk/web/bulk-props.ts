import type { ReactNode } from "react";
import type { BulkAnswer, BulkEntity } from "../../kernel/bulk.ts";
import type { Selection } from "../../ui/table/use-selection.ts";

/** A dialog that asks for what an act needs, and begins it. */
export interface BulkAsked {
  readonly act: string;
  readonly onStarted: (bulk: BulkAnswer) => void;
  readonly onClose: () => void;
}

/** The rows of an action that were refused, or kept by its undo. */
export interface BulkLeft {
  readonly bulk: BulkAnswer;
  readonly state: "refused" | "kept";
  readonly onClose: () => void;
}

export interface BulkHeadProps {
  readonly entity: BulkEntity;
  readonly selection: Selection;
  /** How many rows the filter lets through. */
  readonly total: number;
  /** What the person may; words are `bulk:web.act.<act>`. */
  readonly acts: readonly string[];
  /** Those with a button of their own; the rest is in the menu. */
  readonly inSight: readonly string[];
  readonly dialog: (asked: BulkAsked) => ReactNode;
  readonly left: (left: BulkLeft) => ReactNode;
  /** An action is over: the rows are to be read again. */
  readonly onOver: () => void;
  /** In the same place while nothing is chosen. */
  readonly children?: ReactNode;
}

import type { KeyPattern } from "../../ui/keyboard/key-pattern.ts";
import type { SearchKind } from "../domain/kinds.ts";

export type RowGroup = "recent" | SearchKind | "here" | "actions" | "screens";

/** One line of the palette: an object, a screen or an action. */
export interface PaletteRow {
  readonly id: string;
  readonly group: RowGroup;
  readonly icon: SearchKind | "action" | "screen" | "create";
  readonly label: string;
  /** [from, to) in the label. */
  readonly highlights?: readonly (readonly [number, number])[];
  readonly hint?: string | undefined;
  readonly keys?: KeyPattern | undefined;
  readonly run: () => void;
}

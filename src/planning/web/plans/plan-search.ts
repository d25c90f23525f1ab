import { splits } from "../../domain/plans/plan-tree.ts";
import type { GridRow, Split } from "./grid-model.ts";

/** What the address says of the screen. */
export interface PlanSearch {
  readonly year?: number | undefined;
  readonly version?: string | undefined;
  readonly split?: Split | undefined;
}

export const planSearch = ({ year, version, split }: Readonly<Record<string, unknown>>): PlanSearch => ({
  ...(/^2[01]\d\d$/.test(String(year)) ? { year: Number(year) } : {}),
  ...(typeof version === "string" && version !== "" ? { version } : {}),
  ...(splits.some((one) => one === split) ? { split: split as Split } : {}),
});

/** What is spread, from which node; `text`: the sum that was typed into its year. */
export interface Spreading {
  readonly kind: "company" | "department" | "person";
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** Whose fact is looked into, of which months. */
export interface FactsAsked {
  readonly row: GridRow;
  readonly months: readonly number[];
}

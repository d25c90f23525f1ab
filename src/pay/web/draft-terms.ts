import type { PayScheme } from "../contract.ts";
import type { SchemeFlaw } from "../domain/scheme.ts";

/** Terms while they are edited, as the wire has them. */
export type DraftTerms = PayScheme["versions"][number]["terms"];

export interface TermFieldsProps {
  readonly terms: DraftTerms;
  readonly change: (part: Partial<DraftTerms>) => void;
  readonly flaws: readonly SchemeFlaw[];
}

/** A list with one of its items changed, or without it. */
export function withItem<Item>(items: readonly Item[], at: number, part: Partial<Item> | null): Item[] {
  return items.flatMap((item, index) => (index !== at ? [item] : part === null ? [] : [{ ...item, ...part }]));
}

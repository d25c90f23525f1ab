import type { Card } from "../../contract.ts";

/** What can be done with a card; the same object for all cards, so that they are not drawn anew. */
export interface CardDeeds {
  readonly plan: (card: Card) => void;
  readonly move: (card: Card, toStage: string) => void;
  readonly lose: (card: Card) => void;
  readonly postpone: (card: Card) => void;
  readonly open: (card: Card) => void;
  /** For an action with many; a range from the one chosen before. */
  readonly choose: (card: Card, isRange: boolean) => void;
}

import type { DealAnswer } from "../../contract.ts";

export interface ControlProps {
  readonly deal: DealAnswer;
  readonly label: string;
  readonly autoFocus: boolean;
  /** After it was saved: conditions are asked for again. */
  readonly onSaved: () => void;
}

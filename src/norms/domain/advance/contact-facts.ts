import type { Instant } from "../../../kernel/time.ts";

/** An activity that was agreed by a contact: planned while it was the deal's last one. */
export interface Agreed {
  readonly kind: string;
  readonly plannedAt: Instant;
}

/** What is known of one done contact when it is asked whether it advanced the buyer (ACT-3). */
export interface ContactFacts {
  readonly kind: string;
  readonly doneAt: Instant;
  /** False: nobody got through, or the meeting did not take place. */
  readonly wasHeld: boolean;
  /** The stay of the deal in which it happened; null: of no deal, or of one that was closed. */
  readonly stay: Stay | null;
  readonly agreed: readonly Agreed[];
  /** Conditions of the next stage that were not met before and were by this contact. */
  readonly met: readonly MetCondition[];
  /** Its place in the stage's chain, from 0, when it did one; with what the chain asks for after it. */
  readonly chain: { readonly place: number; readonly next: string | null } | null;
}

export interface Stay {
  readonly stageId: string;
  /** How the stay went on, when it was a step forward. */
  readonly forward: Forward | null;
  readonly isOver: boolean;
}

export interface Forward {
  readonly at: Instant;
  /** Working milliseconds from the contact to the move. */
  readonly after: number;
  readonly toStage: string;
  /** No other contact that was held stands between this one and the move. */
  readonly isLastBefore: boolean;
}

export interface MetCondition {
  readonly kind: string;
  /** Which document, field or activity. */
  readonly of: string | null;
}

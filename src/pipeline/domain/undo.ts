import type { UserId } from "../../kernel/ids.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import { pipelineRefusals } from "./refusals.ts";
import { undoMilliseconds } from "./vocabulary.ts";

/** The last change of a deal's place, as far as taking it back needs it. */
export interface LastStep {
  readonly at: Instant;
  readonly by: UserId | null;
  /** False when the step itself took a step back. */
  readonly canBeUndone: boolean;
}

/** Whether the last step may be taken back: by its maker or a head, within fifteen minutes. */
export function decideUndo(
  step: LastStep | null,
  asker: { readonly userId: UserId; readonly isHead: boolean },
  now: Instant,
): { readonly until: Instant } | Refusal<"nothing_to_undo" | "undo_too_late" | "undo_not_yours"> {
  if (step === null || !step.canBeUndone) return refuse(pipelineRefusals, "nothing_to_undo");
  if (step.by !== asker.userId && !asker.isHead) return refuse(pipelineRefusals, "undo_not_yours");
  const until = step.at + undoMilliseconds;
  return now > until ? refuse(pipelineRefusals, "undo_too_late") : { until };
}

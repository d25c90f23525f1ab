import type { AdvanceKind, AdvanceRule, StageRule } from "./advance-rule.ts";
import { chainStep } from "./rules/chain-step.ts";
import { conditionMet } from "./rules/condition-met.ts";
import { movedForward } from "./rules/moved-forward.ts";
import { nextAgreed } from "./rules/next-agreed.ts";

/** Every rule: a rule adds its file and one line. */
export const advanceRules: { readonly [Kind in AdvanceKind]: AdvanceRule<Kind> } = {
  moved_forward: movedForward,
  condition_met: conditionMet,
  next_agreed: nextAgreed,
  chain_step: chainStep,
};

/** What counts on a stage until somebody sets it: two working days, a meeting agreed on, the chain, a condition met. */
export const defaultRules: readonly StageRule[] = [
  { kind: "moved_forward", withinHours: 18 },
  { kind: "condition_met" },
  { kind: "next_agreed", activities: ["meeting", "presentation"] },
  { kind: "chain_step" },
];

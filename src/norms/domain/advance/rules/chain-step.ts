import type { AdvanceRule } from "../advance-rule.ts";

/** It did a contact of the stage's chain, and the one after it was agreed on. */
export const chainStep: AdvanceRule<"chain_step"> = {
  kind: "chain_step",
  reason: ({ agreed, chain }) => {
    if (chain === null || chain.next === null) return null;
    const step = agreed.find(({ kind }) => kind === chain.next);
    return step === undefined ? null : { activity: step.kind, at: step.plannedAt };
  },
};

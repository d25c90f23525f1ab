import type { AdvanceRule } from "../advance-rule.ts";

/** A step of these kinds was agreed on by the contact and has its day. */
export const nextAgreed: AdvanceRule<"next_agreed"> = {
  kind: "next_agreed",
  reason: ({ agreed }, { activities }) => {
    const step = agreed.find(({ kind }) => activities.includes(kind));
    return step === undefined ? null : { activity: step.kind, at: step.plannedAt };
  },
};

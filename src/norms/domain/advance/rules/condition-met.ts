import type { AdvanceRule } from "../advance-rule.ts";

/** Something that the next stage asks for was not there before, and is by this contact. */
export const conditionMet: AdvanceRule<"condition_met"> = {
  kind: "condition_met",
  reason: ({ met }) => {
    const [first] = met;
    return first === undefined ? null : { condition: first.kind, of: first.of };
  },
};

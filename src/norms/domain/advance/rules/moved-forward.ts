import { millisecondsPerHour } from "../../../../kernel/time.ts";
import type { AdvanceRule } from "../advance-rule.ts";

/** The deal moved forward within so many working hours, and this was the last contact before. */
export const movedForward: AdvanceRule<"moved_forward"> = {
  kind: "moved_forward",
  reason: ({ stay }, { withinHours }) => {
    const forward = stay?.forward ?? null;
    if (forward === null || !forward.isLastBefore || forward.after > withinHours * millisecondsPerHour) return null;
    return { stage: forward.toStage };
  },
};

import type { StageCondition } from "../../../pipeline/index.ts";
import { doneKinds } from "./done-kinds.ts";

/** PIP-2: a meeting with the customer took place. */
export const meetingHeldCondition: StageCondition<"meeting_held"> = {
  kind: "meeting_held",
  missing: async (reading, dealId, conditions) => {
    const done = await doneKinds(reading, dealId);
    return done.has("meeting") ? [] : conditions.map((condition) => ({ condition, code: "missing_meeting_held" }));
  },
};

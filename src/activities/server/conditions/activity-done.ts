import type { StageCondition } from "../../../pipeline/index.ts";
import { doneKinds } from "./done-kinds.ts";

/** PIP-2: an activity of a kind is done; a meeting only when it was held. */
export const activityDoneCondition: StageCondition<"activity_done"> = {
  kind: "activity_done",
  missing: async (reading, dealId, conditions) => {
    const done = await doneKinds(reading, dealId);
    return conditions
      .filter((condition) => !done.has(condition.activity))
      .map((condition) => ({ condition, code: "missing_activity_done", params: { activity: condition.activity } }));
  },
};

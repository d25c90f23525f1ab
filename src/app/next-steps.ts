import { createActivity, deleteActivity } from "../activities/index.ts";
import type { NextSteps } from "../pipeline/index.ts";

/** How a bulk action plans a step of each deal: the fact is the activities' own. */
export const nextSteps: NextSteps = {
  plan: (unit, { activity, ...step }) => createActivity(unit, { ...step, kind: activity }),
  takeAway: deleteActivity,
};

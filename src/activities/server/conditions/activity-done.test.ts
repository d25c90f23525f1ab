import { expect, test } from "vitest";
import { sampleActivities } from "../../../../test/sample-activities.ts";
import { activityDoneCondition } from "./activity-done.ts";

const deals = sampleActivities();
const march = "2026-03-05T10:00:00Z";

test("each kind that is asked for must be done", async () => {
  const missing = await deals.lacks(
    [
      { kind: "call", done_at: march },
      { kind: "presentation", planned_at: march },
    ],
    activityDoneCondition,
    { kind: "activity_done", activity: "call" },
    { kind: "activity_done", activity: "presentation" },
    { kind: "activity_done", activity: "email" },
  );
  expect(missing.map(({ code, params }) => [code, params])).toEqual([
    ["missing_activity_done", { activity: "presentation" }],
    ["missing_activity_done", { activity: "email" }],
  ]);
});

import { expect, test } from "vitest";
import { type SampleActivity, sampleActivities } from "../../../../test/sample-activities.ts";
import { nextStepCondition } from "./next-step.ts";

const deals = sampleActivities();
const march = "2026-03-05T10:00:00Z";

const missing = async (...rows: SampleActivity[]) =>
  (await deals.lacks(rows, nextStepCondition, { kind: "next_step" })).map((one) => one.code);

test("the next step is an open activity with a date", async () => {
  expect(await missing({ kind: "task", planned_at: march })).toEqual([]);
  expect(await missing({ kind: "task", planned_at: march, done_at: march })).toEqual(["missing_next_step"]);
  expect(await missing({ kind: "task" })).toEqual(["missing_next_step"]);
  expect(await missing({ kind: "task", planned_at: march, deleted_at: march })).toEqual(["missing_next_step"]);
});

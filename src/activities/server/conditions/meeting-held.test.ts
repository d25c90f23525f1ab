import { expect, test } from "vitest";
import { type SampleActivity, sampleActivities } from "../../../../test/sample-activities.ts";
import { meetingHeldCondition } from "./meeting-held.ts";

const deals = sampleActivities();
const march = "2026-03-05T10:00:00Z";

const missing = async (...rows: SampleActivity[]) =>
  (await deals.lacks(rows, meetingHeldCondition, { kind: "meeting_held" })).map((one) => one.code);

test("a meeting is held when it is done and nobody said that it did not take place", async () => {
  expect(await missing({ kind: "meeting", done_at: march, is_held: true })).toEqual([]);
  expect(await missing({ kind: "meeting", done_at: march })).toEqual([]);
  expect(await missing({ kind: "meeting", done_at: march, is_held: false })).toEqual(["missing_meeting_held"]);
  expect(await missing({ kind: "meeting", planned_at: march, place: "Office" })).toEqual(["missing_meeting_held"]);
  expect(await missing({ kind: "call", done_at: march })).toEqual(["missing_meeting_held"]);
});

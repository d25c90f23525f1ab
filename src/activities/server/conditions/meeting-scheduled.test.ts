import { expect, test } from "vitest";
import { type SampleActivity, sampleActivities } from "../../../../test/sample-activities.ts";
import { meetingScheduledCondition } from "./meeting-scheduled.ts";

const deals = sampleActivities();
const march = "2026-03-05T10:00:00Z";

const missing = async (...rows: SampleActivity[]) =>
  (await deals.lacks(rows, meetingScheduledCondition, { kind: "meeting_scheduled" })).map((one) => one.code);

test("a meeting is scheduled with place, date and time", async () => {
  expect(await missing({ kind: "meeting", planned_at: march, place: "Office" })).toEqual([]);
});

test("what the meeting lacks is said", async () => {
  expect(await missing()).toEqual(["missing_meeting"]);
  expect(await missing({ kind: "call", planned_at: march, place: "Office" })).toEqual(["missing_meeting"]);
  expect(await missing({ kind: "meeting", planned_at: march })).toEqual(["missing_meeting_place"]);
  expect(await missing({ kind: "meeting", place: "Office" })).toEqual(["missing_meeting_time"]);
  expect(await missing({ kind: "meeting", planned_at: march, has_time: false, place: "Office" })).toEqual([
    "missing_meeting_time",
  ]);
  expect(await missing({ kind: "meeting" })).toEqual(["missing_meeting_place", "missing_meeting_time"]);
});

test("a meeting that did not take place, or was deleted, is none; one that was held was scheduled", async () => {
  const whole = { kind: "meeting", planned_at: march, place: "Office" };
  expect(await missing({ ...whole, done_at: march, is_held: false })).toEqual(["missing_meeting"]);
  expect(await missing({ ...whole, deleted_at: march })).toEqual(["missing_meeting"]);
  expect(await missing({ kind: "meeting", done_at: march, is_held: true })).toEqual([]);
});

test("of several meetings the most complete is asked about", async () => {
  expect(await missing({ kind: "meeting" }, { kind: "meeting", planned_at: march })).toEqual(["missing_meeting_place"]);
});

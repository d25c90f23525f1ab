import { afterAll, beforeAll, expect, test } from "vitest";
import { lacks } from "../../../../test/sample-condition.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { newId } from "../../../platform/new-id.ts";
import { meetingHeldCondition } from "./meeting-held.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
});
afterAll(() => database.drop());

interface Row {
  kind: string;
  planned_at?: string;
  has_time?: boolean;
  place?: string;
  done_at?: string;
  is_held?: boolean;
  deleted_at?: string;
}
async function dealWith(...rows: Row[]): Promise<string> {
  const dealId = await ours.addDeal(ours.anna);
  for (const row of rows) {
    await database.owner.query(
      `insert into activities (workspace_id, id, deal_id, kind, subject, owner_id, planned_at, has_time, place, done_at,
                               is_held, deleted_at, created_at, updated_at)
       values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, now(), now())`,
      [
        ours.workspaceId,
        newId(),
        dealId,
        row.kind,
        ours.anna,
        row.planned_at ?? null,
        row.has_time ?? true,
        row.place ?? null,
        row.done_at ?? null,
        row.is_held ?? null,
        row.deleted_at ?? null,
      ],
    );
  }
  return dealId;
}
const march = "2026-03-05T10:00:00Z";

const missing = async (row: Row) =>
  (
    await lacks(database, ours.actor(ours.anna), await dealWith(row), meetingHeldCondition, { kind: "meeting_held" })
  ).map((one) => one.code);

test("a meeting is held when it is done and nobody said that it did not take place", async () => {
  expect(await missing({ kind: "meeting", done_at: march, is_held: true })).toEqual([]);
  expect(await missing({ kind: "meeting", done_at: march })).toEqual([]);
  expect(await missing({ kind: "meeting", done_at: march, is_held: false })).toEqual(["missing_meeting_held"]);
  expect(await missing({ kind: "meeting", planned_at: march, place: "Office" })).toEqual(["missing_meeting_held"]);
  expect(await missing({ kind: "call", done_at: march })).toEqual(["missing_meeting_held"]);
});

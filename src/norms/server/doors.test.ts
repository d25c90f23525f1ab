import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { UserId } from "../../kernel/ids.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { effectiveActionsOf, ratingsOf } from "../index.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;

interface More {
  readonly dealId?: string;
  readonly isHeld?: boolean;
  readonly planned?: string;
}

/** Done at that moment; with `planned`, only planned for then and written down at `at`. */
async function work(owner: UserId, kind: string, at: string, more: More = {}) {
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, deal_id, owner_id, planned_at, done_at, is_held, created_at, updated_at)
     values ($1, $2, $3, '', $4, $5, $6, $7, $8, $9, now())`,
    [
      ours.workspaceId,
      newId(),
      kind,
      more.dealId ?? null,
      owner,
      more.planned ?? null,
      more.planned ? null : at,
      more.isHeld ?? null,
      at,
    ],
  );
}

const asked = { from: "2026-03-02", to: "2026-03-09" };
const read = <T>(work: Parameters<typeof runReading<T>>[2]) =>
  runReading(database, ours.actor(ours.anna, "director", "all"), work);

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
});
afterAll(() => database.drop());

test("two meetings and ten dialled calls, six of them in vain, are a good day; a meeting that fell through is none", async () => {
  const { anna, boris } = ours;
  // Monday the 2nd of March 2026: the last call a minute before Moscow's midnight, another a minute after it.
  for (let call = 0; call < 9; call++)
    await work(anna, "call", "2026-03-02T07:00:00Z", call < 6 ? { isHeld: false } : {});
  await work(anna, "call", "2026-03-02T20:59:00Z");
  await work(anna, "call", "2026-03-02T21:01:00Z");
  for (const isHeld of [true, true, false]) await work(anna, "meeting", "2026-03-02T10:00:00Z", { isHeld });
  await work(anna, "meeting", "2026-03-07T10:00:00Z", { isHeld: true });
  const rated = await read((reading) => ratingsOf(reading, { people: [anna, boris], ...asked }));
  const [monday, tuesday] = rated.get(anna) ?? [];
  expect(monday).toEqual({ date: "2026-03-02", meetings: 2, callsDialled: 10, callsConnected: 4, rating: "good" });
  expect(tuesday).toMatchObject({ callsDialled: 1, rating: "below" });
  // Saturday is not rated, though a meeting was held on it.
  expect(rated.get(anna)?.[5]).toMatchObject({ date: "2026-03-07", meetings: 1, rating: null });
  expect(rated.get(boris)?.map(({ rating }) => rating)).toEqual([
    "below",
    "below",
    "below",
    "below",
    "below",
    null,
    null,
  ]);
});

test("a call by which a meeting was agreed on is an effective action; one that only promises another call is not", async () => {
  const { boris } = ours;
  const dealId = await ours.addDeal(boris);
  await work(boris, "call", "2026-03-03T07:00:00Z", { dealId });
  await work(boris, "call", "2026-03-03T07:00:00Z", { dealId, planned: "2026-03-04T07:00:00Z" });
  await work(boris, "call", "2026-03-04T07:00:00Z", { dealId });
  await work(boris, "meeting", "2026-03-04T07:05:00Z", { dealId, planned: "2026-03-06T07:00:00Z" });
  const actions = await read((reading) => effectiveActionsOf(reading, { people: [boris], ...asked }));
  expect(actions.get(boris)).toEqual([{ date: "2026-03-04", kind: "meeting_agreed", done: 1, planned: 0 }]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories, type SampleHistory } from "../../../test/sample-history.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { millisecondsPerDay as day } from "../../kernel/time.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { readOldDeals } from "./old-deals.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
/** Noon in Moscow. */
const now = Date.parse("2026-11-18T12:00:00+03:00");

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "hygiene");
});
afterAll(() => database.drop());

async function list(actor: Actor, pipeline = ours.pipelineId) {
  return database.read(actor.workspaceId, async (transaction) => {
    const answer = await readOldDeals({ ...transaction, actor, now }, { pipeline });
    if (isRefusal(answer)) throw new Error(answer.refused);
    return answer;
  });
}
const head = () => ours.actor(ours.boris, "head", "all");
const open = (since: number, more: Partial<SampleHistory> = {}): SampleHistory => ({
  amountMinor: 1_000_00,
  visits: [{ stage: 0, enteredAt: since }],
  ...more,
});
const planned = (dealId: string, kind: string, at: number) =>
  database.owner.query(
    `insert into activities (workspace_id, id, deal_id, kind, subject, owner_id, planned_at, created_at, updated_at)
     values ($1, $2, $3, $4, 'Planned', $5, $6, now(), now())`,
    [ours.workspaceId, newId(), dealId, kind, ours.anna, new Date(at)],
  );

test("a deal is old a millisecond after two usual cycles, unless a meeting or a promised payment is ahead", async () => {
  // Three wins of 10, 20 and 30 days: the usual cycle is 20 days.
  const won = [10, 20, 30].map((days): SampleHistory => {
    const end = now - 100 * day + days * day;
    return {
      visits: [
        { stage: 0, enteredAt: now - 100 * day, leftAt: end, leftAs: "moved" },
        { stage: 2, enteredAt: end, leftAt: end, leftAs: "won" },
      ],
    };
  });
  await addHistories(database.owner, ours, won);
  const late = now - 40 * day - 1;
  const ids = await addHistories(database.owner, ours, [
    open(now - 40 * day),
    open(late),
    open(late),
    open(late),
    open(late),
    open(late, { ownerId: ours.boris, amountMinor: 500_00 }),
    // Put off in time, and back since a week.
    {
      visits: [
        { stage: 0, enteredAt: now - 90 * day, leftAt: now - 60 * day, leftAs: "postponed" },
        { stage: 0, enteredAt: now - 7 * day },
      ],
    },
  ]);
  const [onTime = "", old = "", meets = "", met = "", pays = "", ofBoris = "", back = ""] = ids;
  await planned(meets, "meeting", now + day);
  await planned(met, "meeting", now - day);
  // A call does not save.
  await planned(old, "call", now + day);
  await database.owner.query(
    `insert into payments (workspace_id, id, deal_id, amount_minor, currency, planned_on, created_at, updated_at)
     values ($1, $2, $3, 100, 'RUB', '2026-11-18', now(), now())`,
    [ours.workspaceId, newId(), pays],
  );
  const answer = await list(head());
  expect(answer.usualCycle).toEqual({ days: 20, from: "all_history", deals: 3 });
  expect(answer.items.map(({ id }) => id).sort()).toEqual([old, met, ofBoris].sort());
  expect(answer).toMatchObject({ total: 3, amount: { minor: 2_500_00, currency: "RUB" } });
  for (const young of [onTime, meets, pays, back]) expect(answer.items.map(({ id }) => id)).not.toContain(young);
  // Anna sees hers.
  const hers = await list(ours.actor(ours.anna, "salesperson", [ours.anna]));
  expect(hers.items.map(({ id }) => id).sort()).toEqual([old, met].sort());
});

test("another workspace sees nothing of it, and a pipeline that is not there is refused", async () => {
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const actor = theirs.actor(theirs.anna, "head", "all");
  expect((await list(actor, theirs.pipelineId)).total).toBe(0);
  await expect(list(actor, ours.pipelineId)).rejects.toThrow("hygiene_pipeline_unknown");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories } from "../../../test/sample-history.ts";
import { sampleRules } from "../../../test/sample-rules.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { millisecondsPerDay as day, millisecondsPerHour as hour } from "../../kernel/time.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { bringBack } from "./bring-back.ts";
import { readOldDeals } from "./old-deals.ts";
import { putOffOldDeals } from "./put-off-old-deals.ts";
import { setRule } from "./rule.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
/** Two in the night in Moscow. */
const night = Date.parse("2026-11-18T02:00:00+03:00");

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "nights");
});
afterAll(() => database.drop());

const head = () => ours.actor(ours.boris, "head", "all");
const at = (now: number) => runUnit(database, { ...head(), via: "system" }, putOffOldDeals, { now });
const list = (now: number) =>
  database.read(ours.workspaceId, async (transaction) => {
    const answer = await readOldDeals({ ...transaction, actor: head(), now }, { pipeline: ours.pipelineId });
    if (isRefusal(answer)) throw new Error(answer.refused);
    return answer;
  });
const statusOf = async (id: string) =>
  (await database.owner.query("select status, come_back_on from deals where id = $1", [id])).rows[0];
const notices = async () =>
  (await database.owner.query("select user_id, deal_id, params from notifications where kind = 'deal_grows_old'")).rows;

test("by rule old deals are announced one night and put off the next, save those with a meeting by then, and come back when asked", async () => {
  // Targets of two days each: the usual cycle is 32/9 × 7/5 = 4.98 days.
  const since = night - 30 * day;
  const open = (ownerId: string, enteredAt = since) => ({
    ownerId,
    amountMinor: 100,
    visits: [{ stage: 0, enteredAt }],
  });
  const [first = "", second = "", ofBoris = "", young = ""] = await addHistories(database.owner, ours, [
    open(ours.anna),
    open(ours.anna),
    open(ours.boris),
    open(ours.anna, night - day),
  ]);
  // Switched off nothing happens.
  await at(night);
  expect((await list(night)).items.map(({ goesAfter }) => goesAfter)).toEqual([null, null, null]);

  const rule = { isOn: true, comeBackDays: 60 };
  expect(await runUnit(database, head(), (unit) => setRule(unit, ours.pipelineId, rule), { now: night })).toEqual(rule);
  // By day nothing happens either.
  await at(night + 8 * hour);
  expect(await notices()).toEqual([]);
  await at(night);
  await at(night + hour);
  expect((await list(night)).items.map(({ goesAfter }) => goesAfter)).toEqual(Array(3).fill("2026-11-18"));
  // One notice to each, of all of theirs.
  const told = await notices();
  expect(told).toHaveLength(2);
  expect(told).toContainEqual({ user_id: ours.anna, deal_id: null, params: expect.objectContaining({ many: 2 }) });
  expect(told).toContainEqual(expect.objectContaining({ user_id: ours.boris, deal_id: ofBoris }));

  await database.owner.query(
    `insert into activities (workspace_id, id, deal_id, kind, subject, owner_id, planned_at, created_at, updated_at)
     values ($1, $2, $3, 'meeting', 'Meeting', $4, $5, now(), now())`,
    [ours.workspaceId, newId(), second, ours.anna, new Date(night + 3 * day)],
  );
  await at(night + day);
  expect(await statusOf(first)).toEqual({ status: "postponed", come_back_on: "2027-01-18" });
  expect(await statusOf(ofBoris)).toMatchObject({ status: "postponed" });
  expect(await statusOf(second)).toMatchObject({ status: "open" });
  expect(await statusOf(young)).toMatchObject({ status: "open" });
  const after = await list(night + day);
  expect(after.total).toBe(0);
  expect(after.putOff.map(({ id }) => id).sort()).toEqual([first, ofBoris].sort());
  expect(after.putOff[0]).toMatchObject({ comeBackOn: "2027-01-18", amount: { minor: 100, currency: "RUB" } });

  const back = await runUnit(database, head(), (unit) => bringBack(unit, sampleRules, [first, second]), {
    now: night + day + hour,
  });
  // The second had never been put off.
  expect(back).toEqual({ returned: 1, kept: 1 });
  expect(await statusOf(first)).toMatchObject({ status: "open", come_back_on: null });
  // It is open since tonight, so it is not old, and nobody puts it off again.
  await at(night + day + 2 * hour);
  await at(night + 2 * day);
  expect(await statusOf(first)).toMatchObject({ status: "open" });
  expect((await list(night + 2 * day)).putOff.map(({ id }) => id)).toEqual([ofBoris]);
  const audited = await database.owner.query("select action from audit_entries where entity = 'pipeline'");
  expect(audited.rows).toEqual([{ action: "pipeline.hygiene_changed" }]);
});

test("who does not see a deal does not bring it back", async () => {
  const [id = ""] = await addHistories(database.owner, ours, [
    { ownerId: ours.boris, visits: [{ stage: 0, enteredAt: night - 30 * day }] },
  ]);
  await at(night + 3 * day);
  await at(night + 4 * day);
  expect(await statusOf(id)).toMatchObject({ status: "postponed" });
  const anna = ours.actor(ours.anna, "salesperson", [ours.anna]);
  expect(await runUnit(database, anna, (unit) => bringBack(unit, sampleRules, [id]), { now: night + 4 * day })).toEqual(
    {
      returned: 0,
      kept: 1,
    },
  );
});

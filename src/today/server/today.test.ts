import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { getToday } from "../contract.ts";
import { readToday } from "./read-today.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;

const minute = 60_000;
/** Friday noon in Moscow. */
const now = Date.parse("2026-03-20T09:00:00Z");
const at = (minutes: number) => new Date(now + minutes * minute).toISOString();
const day = async () => {
  const read = await runReading(database, ours.actor(ours.anna), (reading) => readToday({ ...reading, now }));
  return getToday.answer.parse(read);
};

async function plan(
  subject: string,
  plannedAt: string,
  more: { dealId?: string; owner?: string; doneAt?: string } = {},
) {
  await database.owner.query(
    `insert into activities (workspace_id, id, kind, subject, deal_id, owner_id, planned_at, done_at, result, created_at, updated_at)
     values ($1, $2, 'call', $3, $4, $5, $6, $7, case when $7::timestamptz is null then null else 'Asked for a discount' end, coalesce($7, $6), now())`,
    [ours.workspaceId, newId(), subject, more.dealId ?? null, more.owner ?? ours.anna, plannedAt, more.doneAt ?? null],
  );
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const [dear, cheap] = [
    await ours.addDeal(ours.anna, { amountMinor: 4_120_000_00, title: "Boiler" }),
    await ours.addDeal(ours.anna, { amountMinor: 2_160_000_00, title: "Drives" }),
  ];
  await ours.addDeal(ours.anna, { title: "Left alone" });
  await ours.addDeal(ours.boris, { title: "His" });
  await theirs.addDeal(theirs.anna, { title: "Theirs" });
  await plan("Late, two million", at(-3 * 1440), { dealId: cheap });
  await plan("Late, four million", at(-1440), { dealId: dear });
  await plan("About to begin", at(10));
  await plan("His call", at(-5), { owner: ours.boris });
  await plan("Said", at(-9 * 1440), { dealId: cheap, doneAt: at(-9 * 1440) });
});
afterAll(() => database.drop());

test("Anna's day: what begins in ten minutes, then what is late by the money, then the deal without a next step", async () => {
  const body = await day();
  expect(body.tasks.map(({ title, group }) => `${group}: ${title}`)).toEqual([
    "soon: About to begin",
    "overdue: Late, four million",
    "overdue: Late, two million",
    "hygiene: Left alone",
  ]);
  // Three deals of hers, one of which has no next step; all stand beyond their target of 16 working hours.
  expect(body.pipeline).toMatchObject({ open: 3, withoutNextStep: 1, overTarget: 3, amount: { minor: 6_280_000_00 } });
  expect(body.plan).toBeNull();
});

test("what the first thing to do is about comes with what was said last", async () => {
  await database.owner.query(
    "update activities set deleted_at = now() where subject in ('About to begin', 'Late, four million')",
  );
  const body = await day();
  expect(body.tasks[0]?.title).toBe("Late, two million");
  expect(body.lit?.lastContact).toMatchObject({ kind: "call", result: "Asked for a discount" });
});

test("what was done today stands there with whether it advanced the buyer", async () => {
  await plan("Cold call", at(-1), { doneAt: at(-1) });
  const body = await day();
  expect(body.done[0]).toMatchObject({ subject: "Cold call", judgement: { counts: false, reason: "no_deal" } });
  expect(body.norm).toMatchObject({ callsDialled: body.done.length, meetings: 0 });
});

test("what one has to do on a deal of another person, or on one that is won, stands in the day; on a lost deal nothing is left to do", async () => {
  const [his, won, lost] = [
    await ours.addDeal(ours.boris, { title: "His own" }),
    await ours.addDeal(ours.anna, { title: "Won" }),
    await ours.addDeal(ours.anna, { title: "Lost" }),
  ];
  await database.owner.query("update deals set status = 'won', closed_at = $2 where id = $1", [won, at(0)]);
  await database.owner.query("update deals set status = 'lost', closed_at = $2 where id = $1", [lost, at(0)]);
  await plan("Help with his deal", at(120), { dealId: his });
  await plan("Bring the papers to sign", at(130), { dealId: won });
  await plan("Ask once more", at(140), { dealId: lost });
  const { tasks } = await day();
  const clock = tasks.filter(({ group }) => group === "clock");
  expect(clock.map(({ title, deal }) => [title, deal?.name ?? null])).toEqual([
    ["Help with his deal", null],
    ["Bring the papers to sign", "Won"],
  ]);
});

test("a key that may only read activities is told nobody's deals, customers, plan or money", async () => {
  const key = { ...ours.actor(ours.anna), scopes: ["activities.read" as const] };
  const read = await runReading(database, key, (reading) => readToday({ ...reading, now }));
  const body = getToday.answer.parse(read);
  expect(body.tasks.map(({ title }) => title)).toEqual([
    "Late, two million",
    "Help with his deal",
    "Bring the papers to sign",
  ]);
  expect(body.tasks.every(({ deal, company, contact }) => deal === null && company === null && contact === null)).toBe(
    true,
  );
  expect([body.pipeline.open, body.pipeline.amount.minor]).toEqual([0, 0]);
  expect([body.lit, body.plan, body.pay, body.promises]).toEqual([null, null, null, null]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { createActivity } from "../../activities/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { newId } from "../../platform/new-id.ts";
import { createTranslator } from "../../platform/translate.ts";
import type { EntryFigure } from "../contract.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { takeAction } from "./act.ts";
import { readEntries } from "./entries.ts";
import { readMorning } from "./read-morning.ts";
import { readOutlook } from "./read-outlook.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let head: Actor;
const late = { deal: "", payment: "" };

/** Of Moscow: Wednesday, the 12th of 20 working days of November 2026; 11 have ended. */
const now = Date.parse("2026-11-18T08:30:00+03:00");
const query = (text: string, values: unknown[]) => database.owner.query(text, values);

async function pay(dealId: string, minor: number, plannedOn: string | null, receivedOn: string | null) {
  const id = newId();
  await query(
    `insert into payments (workspace_id, id, deal_id, kind, amount_minor, currency, vat, planned_on, received_on, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'RUB', 0, $6, $7, now(), now())`,
    [ours.workspaceId, id, dealId, minor < 0 ? "refund" : "payment", minor, plannedOn, receivedOn],
  );
  return id;
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  const version = newId();
  await query(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
     values ($1, $2, 2026, 1, 'approved', '{11}', 'RUB', $3, now())`,
    [ours.workspaceId, version, ours.anna],
  );
  for (const person of [ours.anna, ours.boris]) {
    await query(
      `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
       values ($1, $2, 'person', $3, 11, 'total', '', 200000000, $3, now())`,
      [ours.workspaceId, version, person],
    );
  }
  head = ours.actor(ours.anna, "director", "all");
  // Due by now: 2,000,000 / 20 × 11 = 1,100,000 each; the 17th is the last finished day, its 11th.
  const good = await ours.addDeal(ours.boris, { amountMinor: 5_000_000_00 });
  await pay(good, 1_150_000_00, null, "2026-11-05");
  await pay(good, -50_000_00, null, "2026-11-06");
  await pay(good, 300_000_00, "2026-11-20", "2026-11-17");
  late.deal = await ours.addDeal(ours.anna, { amountMinor: 900_000_00 });
  await pay(late.deal, 550_000_00, null, "2026-11-10");
  await pay(late.deal, 10_000_00, null, "2026-11-18");
  late.payment = await pay(late.deal, 780_000_00, "2026-11-17", null);
  await query(
    "insert into promise_days (workspace_id, day, user_id, frozen_at, minor) values ($1, '2026-11-17', $2, now(), 78000000)",
    [ours.workspaceId, ours.anna],
  );
  await query(
    `insert into payment_promises (workspace_id, day, payment_id, user_id, deal_id, planned_on, minor)
     values ($1, '2026-11-17', $2, $3, $4, '2026-11-17', 78000000)`,
    [ours.workspaceId, late.payment, ours.anna, late.deal],
  );
});
afterAll(() => database.drop());

const run = <T>(work: (unit: Unit) => Promise<T>, actor = head) => runUnit(database, actor, work, { now });
async function accepted<T>(answer: Promise<T | Refusal>): Promise<T> {
  const value = await answer;
  if (isRefusal(value)) throw new Error(value.refused);
  return value;
}
const morning = (actor = head, department?: string) => accepted(run((unit) => readMorning(unit, department), actor));
const rub = (minor: number) => ({ minor, currency: "RUB" });
const translator = createTranslator({ control: { ru, en } });

test("the sentence names who is behind, the row says why and what to do", async () => {
  const { headline, people, workingDay, workingDays, yesterday, received, plan, due } = await morning();
  expect([workingDay, workingDays, yesterday]).toEqual([12, 20, "2026-11-17"]);
  // 550,000 + 1,400,000 of twice 1,100,000.
  expect(headline).toEqual({
    code: "behind",
    share: 1_950_000 / 2_200_000,
    names: ["Anna"],
    more: 0,
    missing: rub(550_000_00),
    others: { count: 1, share: 1_400_000 / 1_100_000 },
  });
  expect([received, plan, due]).toEqual([rub(1_960_000_00), rub(4_000_000_00), rub(2_200_000_00)]);
  const [anna, boris] = people;
  expect(anna).toMatchObject({
    name: "Anna",
    share: 0.5,
    received: rub(560_000_00),
    today: rub(10_000_00),
    difference: rub(-550_000_00),
    tone: "red",
    withoutStep: 1,
    action: { kind: "review" },
  });
  expect(anna?.reasons[0]).toEqual({ code: "promise_missed", from: "ООО «Ромашка»", amount: rub(780_000_00) });
  expect(boris).toMatchObject({ name: "Boris", tone: "calm", reasons: [], action: null, received: rub(1_400_000_00) });
});

test("what was promised and came stand side by side, an early payment is told as such", async () => {
  const { paired, promised, came } = await morning();
  expect([promised, came]).toEqual([rub(780_000_00), rub(300_000_00)]);
  expect(paired.map(({ name, difference, isShort, hasEarly }) => [name, difference.minor, isShort, hasEarly])).toEqual([
    ["Anna", -780_000_00, true, false],
    ["Boris", 300_000_00, false, true],
  ]);
});

test("behind every figure there are as many entries as it says, with the same sum", async () => {
  const entries = async (figure: EntryFigure, person?: string) =>
    (await accepted(run((unit) => readEntries(unit, { params: {}, body: {}, query: { figure, person } } as never))))
      .items;
  const sum = (items: readonly { amount: { minor: number } | null }[]) =>
    items.reduce((total, { amount }) => total + (amount?.minor ?? 0), 0);
  const { people, received } = await morning();
  expect(sum(await entries("received"))).toBe(received.minor);
  for (const person of people) {
    expect(sum(await entries("received", person.id))).toBe(person.received.minor);
    expect(sum(await entries("today", person.id))).toBe(person.today.minor);
    expect(await entries("without_step", person.id)).toHaveLength(person.withoutStep);
    expect(await entries("meetings", person.id)).toHaveLength(person.meetings);
    expect(await entries("calls", person.id)).toHaveLength(person.calls);
  }
  expect(await entries("promised", ours.anna)).toMatchObject([{ note: "missed", amount: rub(780_000_00) }]);
  expect(await entries("came", ours.boris)).toMatchObject([{ note: "early", amount: rub(300_000_00) }]);
  const { deviations } = await accepted(run((unit) => readOutlook(unit, undefined)));
  const stuck = deviations.find(({ code }) => code === "stuck");
  // Both deals have stood since March without a contact.
  expect(stuck).toMatchObject({ count: 2, amount: rub(5_900_000_00), isNew: false });
  const behind = await accepted(
    run((unit) =>
      readEntries(unit, { params: {}, body: {}, query: { figure: "stuck", stage: stuck?.stage?.id } } as never),
    ),
  );
  expect(behind.items).toHaveLength(2);
});

test("a button does its one thing once a day, whoever presses it again", async () => {
  const press = (body: object) => accepted(run((unit) => takeAction(unit, translator, body as never)));
  const first = await press({ kind: "review", person: ours.anna });
  expect(first).toMatchObject({ isNew: true, planned: 1 });
  expect(await press({ kind: "review", person: ours.anna })).toMatchObject({
    isNew: false,
    activityId: first.activityId,
  });
  const calls = await press({ kind: "calls", stage: ours.stages[0] });
  expect(calls).toMatchObject({ isNew: true, planned: 2 });
  const { rows } = await query(
    "select kind, owner_id, count(*)::int as n from activities where workspace_id = $1 group by 1, 2 order by 1, 2",
    [ours.workspaceId],
  );
  expect(rows).toHaveLength(3);
  const { people } = await morning();
  expect(people[0]?.taken).toMatchObject({ activityId: first.activityId });
});

test("the task of the clock stands for the review at its own hour; once it is done, a new one is given", async () => {
  const given = await accepted(
    run((unit) =>
      createActivity(unit, {
        kind: "task",
        subject: "Go through the funnel",
        plannedAt: "2026-11-19T10:00:00.000Z",
        ownerId: ours.anna,
      }),
    ),
  );
  await query("update promise_days set task_id = $2 where workspace_id = $1 and user_id = $3", [
    ours.workspaceId,
    given.id,
    ours.anna,
  ]);
  const press = async () => {
    await query("delete from control_actions where workspace_id = $1 and kind = 'review'", [ours.workspaceId]);
    return accepted(run((unit) => takeAction(unit, translator, { kind: "review", person: ours.anna } as never)));
  };
  expect(await press()).toMatchObject({ activityId: given.id, at: "2026-11-19T10:00:00.000Z" });
  await query("update activities set done_at = now() where id = $1", [given.id]);
  const { activityId } = await press();
  expect(activityId).not.toBe(given.id);
});

test("heads see their own people, another workspace sees nothing of ours", async () => {
  const own = await morning(ours.actor(ours.boris, "head", [ours.boris]));
  expect(own.people.map(({ name }) => name)).toEqual(["Boris"]);
  const foreign = await morning(theirs.actor(theirs.anna, "director", "all"));
  expect(foreign.headline).toEqual({ code: "no_plan" });
  expect(foreign.people.every(({ received }) => received.minor === 0)).toBe(true);
});

test("who moved in mid-month counts with each department for the days there", async () => {
  const [north, south] = [newId(), newId()];
  await query("insert into departments (workspace_id, id, name) values ($1, $2, 'North'), ($1, $3, 'South')", [
    ours.workspaceId,
    north,
    south,
  ]);
  await query("update users set department_id = $2 where id = $1", [ours.boris, south]);
  await query("delete from past_departments where user_id = $1", [ours.boris]);
  await query("insert into past_departments values ($1, $2, '2026-11-11', $3)", [ours.workspaceId, ours.boris, north]);
  const { people, departments } = await morning(head, south);
  expect(departments.map(({ name, people: count }) => [name, count])).toEqual([["South", 1]]);
  // 11 to 17 November are 5 of 20 days: 500,000 were due with the South, and 300,000 came there.
  expect(people).toMatchObject([{ name: "Boris", due: rub(500_000_00), fact: rub(300_000_00), share: 0.6 }]);
  // Once somebody else is there the North is shown too, with the 1,100,000 that Boris brought by then; 6 of 20 days: 600,000 were due.
  await query("update users set department_id = $2 where id = $1", [ours.anna, north]);
  await query("delete from past_departments where user_id = $1", [ours.anna]);
  const { people: ofNorth } = await morning(head, north);
  expect(ofNorth.find(({ name }) => name === "Boris")).toMatchObject({
    hasLeft: true,
    due: rub(600_000_00),
    fact: rub(1_100_000_00),
    action: null,
  });
});

test("who has left the company stays in the sums of the month: what was planned and what came, as on the plan", async () => {
  const before = await morning(head);
  await query("update users set is_active = false where id = $1", [ours.boris]);
  const { people, plan, received } = await morning(head);
  await query("update users set is_active = true where id = $1", [ours.boris]);
  expect({ plan, received }).toEqual({ plan: before.plan, received: before.received });
  expect(people.find(({ name }) => name === "Boris")).toMatchObject({ hasLeft: true, action: null, reasons: [] });
});

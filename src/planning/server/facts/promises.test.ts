import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { isRefusal } from "../../../kernel/refusal.ts";
import { runUnit } from "../../../platform/database/run-unit.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { newId } from "../../../platform/new-id.ts";
import { createTranslator } from "../../../platform/translate.ts";
import { en } from "../../locales/en.ts";
import { ru } from "../../locales/ru.ts";
import { checkPromises, compareDay } from "./check-promises.ts";
import { planStates } from "./plan-states.ts";
import { confirmPromises, freezePromises, promisedFor } from "./promises.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let anna: Actor;
let system: Actor;
let dealId: string;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  anna = ours.actor(ours.anna);
  system = { ...ours.actor(ours.anna, "owner", "all"), via: "system" };
  dealId = await ours.addDeal(ours.anna);
});
afterAll(() => database.drop());

/** Of Moscow. */
const at = (moment: string) => Date.parse(`${moment}:00+03:00`);
const run = <T>(actor: Actor, now: number, work: (unit: Unit) => Promise<T>) => runUnit(database, actor, work, { now });
async function expected(minor: number, plannedOn: string, receivedOn: string | null = null) {
  const id = newId();
  await database.owner.query(
    `insert into payments (workspace_id, id, deal_id, amount_minor, currency, vat, planned_on, received_on, created_at, updated_at)
     values ($1, $2, $3, $4, 'RUB', 0, $5, $6, now(), now())`,
    [ours.workspaceId, id, dealId, minor, plannedOn, receivedOn],
  );
  return id;
}
const promised = (day: string, now: number) =>
  run(anna, now, async (unit) => (await promisedFor(unit, { day, people: [ours.anna] })).map(({ minor }) => minor));
const translator = createTranslator({ planning: { ru, en } });

test("what was promised by the deadline stays promised, though its day is moved the same night", async () => {
  const moved = await expected(780_00, "2026-11-17");
  await expected(120_00, "2026-11-17");
  await expected(999_00, "2026-11-18");
  expect(await promised("2026-11-17", at("2026-11-16T12:00"))).toEqual([780_00, 120_00]);
  // Too early for the clock: the deadline is at 18.
  expect(await run(system, at("2026-11-16T17:59"), freezePromises)).toBe(0);
  expect(await run(system, at("2026-11-16T18:00"), freezePromises)).toBe(2);
  expect(await run(system, at("2026-11-16T18:10"), freezePromises)).toBe(0);
  await database.owner.query("update payments set planned_on = '2026-11-24', version = version + 1 where id = $1", [
    moved,
  ]);
  expect(await promised("2026-11-17", at("2026-11-16T19:00"))).toEqual([780_00, 120_00]);
  const { rows } = await database.owner.query("select from_on, to_on from payment_moves where payment_id = $1", [
    moved,
  ]);
  expect(rows).toEqual([{ from_on: "2026-11-17", to_on: "2026-11-24" }]);
});

test("who falls short gets the task to go through the pipeline, once, when the next working day opens", async () => {
  // Of the 900.00 that were promised for the 17th 120.00 came, and 100.00 that were expected on the 20th.
  await database.owner.query("update payments set received_on = '2026-11-17' where amount_minor = 12000");
  await expected(100_00, "2026-11-20", "2026-11-17");
  const compared = await run(anna, at("2026-11-18T08:00"), (unit) => compareDay(unit, "2026-11-17", [ours.anna], 0));
  expect(compared.get(ours.anna)).toMatchObject({ promisedMinor: 900_00, cameMinor: 220_00, differenceMinor: -680_00 });
  expect(compared.get(ours.anna)?.arrivals.map(({ arrival }) => arrival)).toEqual(["promised", "early"]);
  const check = (moment: string) => run(system, at(moment), (unit) => checkPromises(unit, translator));
  expect(await check("2026-11-18T08:50")).toEqual([]);
  expect(await check("2026-11-18T09:00")).toEqual([ours.anna]);
  expect(await check("2026-11-18T09:10")).toEqual([]);
  const { rows } = await database.owner.query(
    `select a.subject, a.owner_id, a.planned_at, d.came_minor from activities a
     join promise_days d on d.workspace_id = a.workspace_id and d.task_id = a.id`,
  );
  expect(rows).toEqual([
    {
      subject: expect.stringMatching(/RUB.900 promised, RUB.220 came/),
      owner_id: ours.anna,
      planned_at: new Date(at("2026-11-18T12:00")),
      came_minor: 220_00,
    },
  ]);
});

test("one's own word is given until the deadline, and anew when it changes; for Monday with the weekend before it", async () => {
  await expected(50_00, "2026-11-21");
  const confirm = async (moment: string) => {
    const said = await run(anna, at(moment), confirmPromises);
    return isRefusal(said) ? said.refused : said.day;
  };
  expect(await confirm("2026-11-20T10:00")).toBe("2026-11-23");
  await expected(70_00, "2026-11-23");
  expect(await promised("2026-11-23", at("2026-11-20T11:00"))).toEqual([50_00]);
  await confirm("2026-11-20T17:00");
  expect(await promised("2026-11-23", at("2026-11-20T17:30"))).toEqual([70_00, 50_00]);
  expect(await confirm("2026-11-20T18:00")).toBe("promise_frozen");
});

test("plan to date ends with the last finished working day; money of today stands beside it", async () => {
  const person = ours.boris;
  const own = await ours.addDeal(person);
  const version = newId();
  await database.owner.query(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
     values ($1, $2, 2026, 1, 'approved', '{7}', 'RUB', $3, now())`,
    [ours.workspaceId, version, ours.anna],
  );
  await database.owner.query(
    `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
     values ($1, $2, 'person', $3, 7, 'total', '', 184000, $3, now())`,
    [ours.workspaceId, version, person],
  );
  for (const [minor, day] of [
    [100_00, "2026-07-01"],
    [40_00, "2026-07-04"],
    [7_00, "2026-07-06"],
  ] as const) {
    await database.owner.query(
      `insert into payments (workspace_id, id, deal_id, amount_minor, currency, vat, received_on, created_at, updated_at)
       values ($1, $2, $3, $4, 'RUB', 0, $5, now(), now())`,
      [ours.workspaceId, newId(), own, minor, day],
    );
  }
  const state = async (moment: string) =>
    (await run(anna, at(moment), (unit) => planStates(unit, { people: [person], now: unit.now }))).states.get(person);
  // Monday the 6th: Friday the 3rd was the last finished day; Saturday's 40.00 wait for Monday to end.
  expect(await state("2026-07-06T23:30")).toMatchObject({
    planMinor: 1_840_00,
    days: 23,
    elapsed: 3,
    factMinor: 100_00,
    monthMinor: 147_00,
    todayMinor: 7_00,
    // 1,840 / 23 × 3 = 240 were due, 100 came.
    dueMinor: 240_00,
    share: 100 / 240,
    differenceMinor: -140_00,
  });
  expect(await state("2026-07-07T00:30")).toMatchObject({ elapsed: 4, factMinor: 147_00, todayMinor: 0 });
  expect(await state("2026-07-01T12:00")).toMatchObject({ elapsed: 0, share: null });
});

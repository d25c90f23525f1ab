import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { usualTerms } from "../domain/scheme.ts";
import { termsToWire } from "../domain/terms-wire.ts";
import { awardPrizes } from "./award-prizes.ts";
import { closeMonth } from "./close-month.ts";
import { createContest } from "./contests.ts";
import { paySoFar } from "./pay-so-far.ts";
import { readMonth } from "./read-month.ts";
import { payRoutes } from "./routes.ts";
import { createScheme } from "./write-scheme.ts";
import { setTerm } from "./write-terms.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let director: Actor;
let anna: Actor;
let boris: Actor;
const rub = (roubles: number) => ({ minor: roubles * 100, currency: "RUB" });
/** Noon of a day in Moscow. */
const at = (day: string) => Date.parse(`${day}T09:00:00Z`);

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, payRoutes(database));
  anna = ours.actor(ours.anna);
  boris = ours.actor(ours.boris);
  const boss = newId<"user">();
  await database.owner.query(
    "insert into users (workspace_id, id, name, role, created_at) values ($1, $2, 'Vera', 'director', now())",
    [ours.workspaceId, boss],
  );
  director = ours.actor(boss, "director", "all");
  await plan(9, { [ours.anna]: 2_000_000, [ours.boris]: 1_000_000 });
  await write("2026-09-01", (unit) =>
    createScheme(unit, {
      name: "Sellers",
      role: "salesperson",
      validFrom: "2026-09-01",
      terms: {
        ...termsToWire(
          { ...usualTerms, softRules: usualTerms.softRules.slice(0, 0), parts: { fixed: 40, soft: 0, bonus: 60 } },
          "RUB",
        ),
      } as never,
    }),
  );
});
afterAll(() => database.drop());

const write = async <T>(day: string, work: Parameters<typeof runUnit<T>>[2]) => {
  const done = await runUnit(database, director, work, { now: at(day) });
  if (isRefusal(done)) throw new Error(done.refused);
  return done;
};
const slips = (month: string, day: string, people: readonly UserId[] | null = null) =>
  runReading(database, director, (reading) => readMonth({ ...reading, now: at(day) }, { month, people }));
const totals = async (month: string, day: string) =>
  (await slips(month, day)).map(({ person, slip }) => `${person.name} ${slip.totalMinor / 100}`);

/** Approved plans of one month, in roubles. */
async function plan(month: number, of: Readonly<Record<string, number>>) {
  const version = newId();
  const { rows } = await database.owner.query<{ number: number }>(
    "select coalesce(max(number), 0) + 1 as number from plan_versions where workspace_id = $1 and year = 2026",
    [ours.workspaceId],
  );
  await database.owner.query(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
     values ($1, $2, 2026, $3, 'approved', $4, 'RUB', $5, now())`,
    [ours.workspaceId, version, rows[0]?.number, [month], ours.anna],
  );
  for (const [person, roubles] of Object.entries(of))
    await database.owner.query(
      `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
       values ($1, $2, 'person', $3, $4, 'total', '', $5, $3, now())`,
      [ours.workspaceId, version, person, month, roubles * 100],
    );
}

async function receive(owner: UserId, roubles: number, day: string) {
  const dealId = await ours.addDeal(owner, { amountMinor: roubles * 100, title: `Deal of ${roubles}` });
  const id = newId();
  await database.owner.query(
    `insert into payments (workspace_id, id, deal_id, amount_minor, received_on, currency, vat, created_at, updated_at)
     values ($1, $2, $3, $4, $5, 'RUB', 0, now(), now())`,
    [ours.workspaceId, id, dealId, roubles * 100, day],
  );
  return id;
}
const forget = (payment: string) =>
  database.owner.query("update payments set deleted_at = now() where id = $1", [payment]);

test("a closed month: 40,000 fixed and 75,000 of bonus; the ledger adds up to the slips, and closing again changes nothing", async () => {
  await receive(ours.anna, 1_500_000, "2026-09-10");
  await receive(ours.anna, 1_000_000, "2026-09-30");
  await receive(ours.boris, 900_000, "2026-09-15");
  // Of Boris 90 %: 1 % of 900,000.
  expect(await totals("2026-09", "2026-10-01")).toEqual(["Anna 115000", "Boris 49000"]);
  const early = await server.call(director, "POST /pay-months/2999-01/closings", {});
  expect(early).toMatchObject({ status: 409, body: { code: "pay_month_not_over" } });
  // Two at once: one closes, the other finds it closed.
  const closings = await Promise.all([1, 2].map(() => write("2026-10-01", (unit) => closeMonth(unit, "2026-09"))));
  expect(closings.map((one) => (isRefusal(one) ? one.refused : one.totalMinor))).toEqual([16_400_000, 16_400_000]);
  await write("2026-10-02", (unit) => closeMonth(unit, "2026-09"));
  const { rows } = await database.owner.query(
    `select count(*)::int as lines, sum(amount_minor)::bigint as total, (select sum(total_minor)::bigint from pay_slips) as slips,
            (select count(*)::int from audit_entries where action = 'pay_month.closed') as closings from pay_lines`,
  );
  expect(rows[0]).toEqual({ lines: 4, total: 16_400_000, slips: 16_400_000, closings: 1 });
});

test("a line of a closed slip is explained down to its deals, whose sums are the figure", async () => {
  const { body } = await server.call(anna, `GET /pay-slips/2026-09/people/${ours.anna}`);
  const bonus = body.lines.find(({ kind }: { kind: string }) => kind === "bonus");
  expect(bonus).toMatchObject({
    amount: rub(75_000),
    figures: { base: "payments", sum: rub(2_500_000), rate: 0.03, plan: rub(2_000_000), fact: rub(2_500_000) },
  });
  expect(bonus.facts.map(({ title, amount, share }: Record<string, unknown>) => [title, amount, share])).toEqual([
    ["Deal of 1500000", rub(1_500_000), rub(45_000)],
    ["Deal of 1000000", rub(1_000_000), rub(30_000)],
  ]);
  expect(body).toMatchObject({
    total: rub(115_000),
    execution: 1.25,
    closedAt: new Date(at("2026-10-01")).toISOString(),
  });
});

test("after closing, a removed payment and a changed plan are corrections of the open month to the unit; the closed one stays", async () => {
  const late = await receive(ours.boris, 200_000, "2026-09-20");
  // Boris: 1,100,000 of 1,000,000 is 110 %: 22,000 instead of 9,000.
  expect(await totals("2026-10", "2026-10-05")).toEqual(["Anna 40000", "Boris 53000"]);
  expect(await totals("2026-09", "2026-10-05")).toEqual(["Anna 115000", "Boris 49000"]);
  await write("2026-11-01", (unit) => closeMonth(unit, "2026-10"));
  // Paid once: November has nothing to correct.
  expect(await totals("2026-11", "2026-11-02")).toEqual(["Anna 40000", "Boris 40000"]);
  await forget(late);
  await plan(9, { [ours.anna]: 2_500_000, [ours.boris]: 1_000_000 });
  // Anna: 100 % of 2,500,000 is 50,000 instead of 75,000; Boris goes back to 9,000.
  expect(await totals("2026-11", "2026-11-02")).toEqual(["Anna 15000", "Boris 27000"]);
  const [, ofBoris] = await slips("2026-11", "2026-11-02");
  expect(ofBoris?.slip.lines.find(({ kind }) => kind === "correction")).toMatchObject({
    amountMinor: -13_000_00,
    forMonth: "2026-09",
    facts: [{ title: "Deal of 200000", minor: -200_000_00 }],
  });
});

test("nobody's pay is seen without the right: not by a colleague, another head, marketing, nor from another workspace", async () => {
  const own = `GET /pay-slips/2026-09/people/${ours.anna}`;
  const statusOf = async (actor: Actor, request = own) => (await server.call(actor, request)).status;
  expect(await statusOf(director)).toBe(200);
  expect(await statusOf(ours.actor(ours.boris, "head", [ours.boris, ours.anna]))).toBe(200);
  expect(await statusOf(boris)).toBe(404);
  expect(await statusOf(ours.actor(ours.boris, "head", [ours.boris]))).toBe(404);
  expect(await statusOf(ours.actor(ours.boris, "marketing", "all"))).toBe(404);
  expect(await statusOf(ours.actor(ours.boris, "analyst", "all"))).toBe(404);
  expect(await statusOf(theirs.actor(theirs.anna, "director", "all"))).toBe(404);
  expect(await statusOf(boris, `${own}/content`)).toBe(404);
  const listed = async (actor: Actor) =>
    (await server.call(actor, "GET /pay-slips?month=2026-09")).body.items.map(
      (one: { person: { name: string } }) => one.person.name,
    );
  expect(await listed(director)).toEqual(["Anna", "Boris"]);
  expect(await listed(boris)).toEqual(["Boris"]);
  expect(await listed(ours.actor(ours.boris, "marketing", "all"))).toEqual(["Boris"]);
  const inputs = await server.call(boris, "GET /pay-inputs?month=2026-10");
  expect(inputs.body.items).toHaveLength(1);
  expect((await server.call(theirs.actor(theirs.anna, "director", "all"), "GET /pay-schemes")).body.items).toEqual([]);
});

test("nothing begins within a closed month, and a broken scheme is refused with the place of each flaw", async () => {
  const { body } = await server.call(director, "GET /pay-schemes");
  const [scheme] = body.items;
  const terms = scheme.versions[0].terms;
  const change = (more: object) => server.call(director, `POST /pay-schemes/${scheme.id}/versions`, more);
  expect(await change({ validFrom: "2026-10-31", terms })).toMatchObject({
    status: 409,
    body: { code: "pay_month_closed" },
  });
  const bands = terms.bands.map((band: object, index: number) => (index === 2 ? { ...band, from: 1.05 } : band));
  expect(await change({ validFrom: "2026-12-01", terms: { ...terms, bands } })).toMatchObject({
    status: 422,
    body: { code: "pay_scheme_invalid", errors: [{ path: "terms.bands.2", code: "band_gap" }] },
  });
});

test("whoever joins on the 16th is paid from that day, by days", async () => {
  const [scheme] = (await server.call(director, "GET /pay-schemes")).body.items;
  await write("2026-11-10", (unit) =>
    setTerm(unit, { personId: director.userId, validFrom: "2026-11-16", schemeId: scheme.id, joins: true }),
  );
  // 11 of November's 20 working days: 40,000 × 11 / 20.
  const [, , ofVera] = await slips("2026-11", "2026-11-20");
  expect(ofVera?.slip).toMatchObject({ totalMinor: 22_000_00, planMinor: null });
});

test("the first to reach gets the prize on the day, once, though two look at the same moment", async () => {
  await write("2026-11-10", (unit) =>
    createContest(unit, {
      name: "First million",
      from: "2026-11-01",
      to: "2026-11-30",
      goal: rub(1_000_000),
      prize: rub(10_000),
      places: 1,
      budget: rub(10_000),
      schemeId: null,
    }),
  );
  await receive(ours.boris, 1_000_000, "2026-11-12");
  await receive(ours.anna, 1_200_000, "2026-11-12");
  const given = await Promise.all([1, 2].map(() => write("2026-11-12", awardPrizes)));
  expect(given.toSorted()).toEqual([0, 1]);
  // The same day: the larger sum goes before.
  const { body } = await server.call(director, "GET /pay-contests");
  expect(body.items[0].prizes).toMatchObject([{ place: 1, person: { name: "Anna" }, fact: rub(1_200_000) }]);
  const stranger = ours.actor(newId<"user">(), "marketing", "all");
  expect((await server.call(stranger, "GET /pay-contests")).body.items).toEqual([]);
  const [ofAnna] = await slips("2026-11", "2026-11-13", [ours.anna]);
  expect(ofAnna?.slip.lines.find(({ kind }) => kind === "contest")?.amountMinor).toBe(10_000_00);
});

test("the running month is told at its pace with what the next threshold adds", async () => {
  await plan(11, { [ours.boris]: 2_500_000 });
  // By the 15th 9 of 20 days: 1,000,000 is 2,222,222.22 at this pace, 88.9 % and 1 %; at 100 % 50,000 − 22,222.22 more.
  const told = await runReading(database, director, (reading) =>
    paySoFar(reading, { person: ours.boris, now: at("2026-11-15") }),
  );
  expect(told?.rate).toBe(0.01);
  expect(told?.next).toMatchObject({ from: 1, rate: 0.02, plus: { minor: 2_777_778, currency: "RUB" } });
});

test("a head is paid by the plan and the money of the department: 2,200,000 of 2,500,000 is 88 %, 1 % and 22,000", async () => {
  const [department, below, head] = [newId(), newId(), newId<"user">()];
  await database.owner.query(
    "insert into departments (workspace_id, id, name, parent_id) values ($1, $2, 'North', null), ($1, $3, 'Retail', $2)",
    [ours.workspaceId, department, below],
  );
  await database.owner.query(
    "insert into users (workspace_id, id, name, role, department_id, created_at) values ($1, $2, 'Gleb', 'head', $3, now())",
    [ours.workspaceId, head, department],
  );
  await database.owner.query(
    "update users set department_id = case id when $1 then $3::uuid else $4::uuid end where id in ($1, $2)",
    [ours.anna, ours.boris, department, below],
  );
  const terms = termsToWire(
    { ...usualTerms, softRules: [], parts: { fixed: 40, soft: 0, bonus: 60 }, scope: "department" },
    "RUB",
  );
  await write("2026-11-20", (unit) =>
    createScheme(unit, { name: "Heads", role: "head", validFrom: "2026-11-01", terms: terms as never }),
  );
  const [ofGleb] = await slips("2026-11", "2099-01-01", [head]);
  expect(ofGleb?.slip).toMatchObject({ planMinor: 2_500_000_00, factMinor: 2_200_000_00, totalMinor: 62_000_00 });
});

test("whoever moves to a scheme of one's own is paid by the role's until then, and whoever joins is not", async () => {
  const fixedOf = async (person: UserId) =>
    (await slips("2026-11", "2026-11-20", [person]))[0]?.slip.lines
      .filter(({ kind }) => kind === "fixed")
      .map(({ figures, amountMinor }) => [figures.from, amountMinor / 100]);
  const { body } = await server.call(director, "GET /pay-schemes");
  const heads = body.items.find((one: { role: string }) => one.role === "head").id;
  const term = { validFrom: "2026-11-16", schemeId: heads };
  await server.call(director, "POST /pay-terms", { ...term, personId: ours.boris });
  await server.call(director, "POST /pay-terms", { ...term, personId: ours.anna, joins: true });
  // November has 20 working days, 9 of them before the 16th.
  expect(await fixedOf(ours.boris)).toEqual([
    ["2026-11-01", 18_000],
    ["2026-11-16", 22_000],
  ]);
  expect(await fixedOf(ours.anna)).toEqual([["2026-11-16", 22_000]]);
  // Back again, from the first day on.
  const back = body.items.find((one: { role: string }) => one.role === "salesperson").id;
  for (const personId of [ours.anna, ours.boris])
    for (const validFrom of ["2026-11-01", "2026-11-16"])
      await server.call(director, "POST /pay-terms", { personId, validFrom, schemeId: back });
});

test("every version has its order: numbered, acknowledged once by whom it pays, told as a paper", async () => {
  const [order] = (await server.call(anna, "GET /pay-orders")).body.items;
  expect(order).toMatchObject({ number: 1, version: 1, waitsForMe: true, isInForce: true });
  // One's own line alone.
  expect(order.acknowledgements.map((one: { person: { name: string } }) => one.person.name)).toEqual(["Anna"]);
  const done = await server.call(anna, `POST /pay-orders/${order.id}/acknowledgements`, {});
  expect(done).toMatchObject({ status: 201, body: { waitsForMe: false } });
  const again = await server.call(anna, `POST /pay-orders/${order.id}/acknowledgements`, {});
  expect(again.body.acknowledgements).toEqual(done.body.acknowledgements);
  expect((await server.call(director, `POST /pay-orders/${order.id}/reminders`, {})).body).toEqual({ reminded: 2 });
  const paper = await server.call(director, `GET /pay-orders/${order.id}/content`);
  expect(paper.body.subarray(0, 5).toString()).toBe("%PDF-");
  const stranger = await server.call(theirs.actor(theirs.anna), `GET /pay-orders/${order.id}/content`);
  expect(stranger.status).toBe(404);
  const terms = (await server.call(director, "GET /pay-schemes")).body.items[0];
  const changed = { validFrom: "2026-12-01", terms: terms.versions[0].terms };
  expect((await server.call(director, `POST /pay-schemes/${terms.id}/versions`, changed)).status).toBe(201);
  const orders = (await server.call(anna, "GET /pay-orders")).body.items;
  expect(orders.map(({ number, waitsForMe }: Record<string, unknown>) => [number, waitsForMe])).toEqual([
    // The second is of the heads.
    [3, true],
    [1, false],
  ]);
});

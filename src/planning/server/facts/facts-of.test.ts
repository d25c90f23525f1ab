import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import { may } from "../../../identity/index.ts";
import { runReading } from "../../../platform/database/run-unit.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { newId } from "../../../platform/new-id.ts";
import { factsOf, readFacts } from "./facts-of.ts";
import { factsRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
});
afterAll(() => database.drop());

async function pay(dealId: string, minor: number, receivedOn: string | null, more: Record<string, unknown> = {}) {
  const id = newId();
  const row = { currency: "RUB", kind: minor < 0 ? "refund" : "payment", vat: 0, planned_on: "2026-11-10", ...more };
  const columns = Object.keys(row);
  await database.owner.query(
    `insert into payments (workspace_id, id, deal_id, amount_minor, received_on, created_at, updated_at, ${columns.join(", ")})
     values ($1, $2, $3, $4, $5, now(), now(), ${columns.map((_, index) => `$${index + 6}`).join(", ")})`,
    [ours.workspaceId, id, dealId, minor, receivedOn, ...Object.values(row)],
  );
  return id;
}
const month = { from: "2026-11-01", to: "2026-12-01" };
const read = (workspace = ours, people = [ours.anna, ours.boris], days = month) =>
  runReading(database, workspace.actor(workspace.anna), (reading) => factsOf(reading, { ...days, people }));
const sums = async (days = month) =>
  (await read(ours, [ours.anna, ours.boris], days)).map(
    ({ userId, date, minor }) => `${userId === ours.anna ? "Anna" : "Boris"} ${date.slice(5)} ${minor}`,
  );

test("the fact is money that came, net of VAT, refunds taken off, by the day it came; what is promised is none", async () => {
  const dealId = await ours.addDeal(ours.anna);
  // Without a rate of its own a payment holds 22 % in 2026; 122,000 counts for 100,000.
  await pay(dealId, 122_000_00, "2026-11-02", { vat: null });
  await pay(dealId, 50_000_00, "2026-11-30");
  await pay(dealId, -20_000_00, "2026-11-30");
  await pay(dealId, 900_000_00, null);
  await pay(dealId, 12_000_00, "2026-12-01");
  expect(await sums()).toEqual(["Anna 11-02 10000000", "Anna 11-30 5000000", "Anna 11-30 -2000000"]);
  expect(await sums({ from: "2025-01-01", to: "2026-11-01" })).toEqual([]);
  expect(await read(theirs)).toEqual([]);
});

test("money stays with who was responsible when it came, whoever is later", async () => {
  const dealId = await ours.addDeal(ours.anna);
  const waits = await pay(dealId, 300_00, null);
  await pay(dealId, 700_00, "2026-03-04");
  await database.owner.query("update deals set owner_id = $2 where id = $1", [dealId, ours.boris]);
  await database.owner.query("update payments set received_on = '2026-03-05' where id = $1", [waits]);
  await database.owner.query("update deals set owner_id = $2 where id = $1", [dealId, ours.anna]);
  expect(await sums({ from: "2026-03-01", to: "2026-04-01" })).toEqual(["Anna 03-04 70000", "Boris 03-05 30000"]);
  await database.owner.query("update payments set received_on = null where id = $1", [waits]);
  expect(await sums({ from: "2026-03-01", to: "2026-04-01" })).toEqual(["Anna 03-04 70000"]);
});

test("euros count at the rate of their own day; a day without one is left out and told", async () => {
  const dealId = await ours.addDeal(ours.boris);
  await pay(dealId, 1_000_00, "2026-05-12", { currency: "EUR" });
  const untold = await pay(dealId, 1_000_00, "2026-05-13", { currency: "EUR" });
  await database.owner.query("insert into exchange_rates values ($1, 'EUR', '2026-05-12', 91.5, now())", [
    ours.workspaceId,
  ]);
  const days = { from: "2026-05-01", to: "2026-06-01" };
  const answer = await runReading(database, ours.actor(ours.boris), (reading) =>
    readFacts(reading, { ...days, people: [ours.boris] }),
  );
  expect(answer.facts.map(({ minor }) => minor)).toEqual([91_500_00]);
  expect(answer.withoutRate).toMatchObject([{ paymentId: untold, date: "2026-05-13", currency: "EUR" }]);
});

test("where wins count, a win is of the workspace's day and of who was responsible then; a reopened one is void", async () => {
  const [won, reopened] = [await ours.addDeal(ours.anna, { amountMinor: 500_00 }), await ours.addDeal(ours.anna)];
  // Half past midnight of 1 August in Moscow is still July in London.
  const close = "update deals set status = 'won', closed_at = '2026-07-31T21:30:00Z' where id = $1";
  for (const id of [won, reopened]) await database.owner.query(close, [id]);
  await database.owner.query("update deals set owner_id = $2 where id = $1", [won, ours.boris]);
  await database.owner.query("update deals set status = 'open', closed_at = null where id = $1", [reopened]);
  await pay(won, 100_00, "2026-08-03");
  const august = { from: "2026-08-01", to: "2026-09-01" };
  expect(await sums(august)).toEqual(["Boris 08-03 10000"]);
  await database.owner.query("insert into fact_measures values ($1, '2026-08-01', 'wins', now())", [ours.workspaceId]);
  expect(await sums(august)).toEqual(["Anna 08-01 50000"]);
  expect(await sums({ from: "2026-07-01", to: "2026-08-01" })).toEqual([]);
});

test("what counts is told by whoever approves plans: a head would change the plans and the pay of everybody", () => {
  const head = ours.actor(ours.boris, "head", [ours.boris]);
  const director = ours.actor(ours.anna, "director", "all");
  const measures = factsRoutes.filter(({ endpoint }) => endpoint.path.startsWith("/fact-settings/measures"));
  expect(measures).toHaveLength(2);
  for (const { permission } of measures)
    expect([head, director].map((actor) => may(actor, permission as never))).toEqual([false, true]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { type Base, usualTerms } from "../domain/scheme.ts";
import { termsToWire } from "../domain/terms-wire.ts";
import { closeMonth } from "./close-month.ts";
import { readMonth } from "./read-month.ts";
import { createScheme } from "./write-scheme.ts";
import { setTerm } from "./write-terms.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
const at = (day: string) => Date.parse(`${day}T09:00:00Z`);
const director = () => ours.actor(ours.anna, "director", "all");

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  await plan();
  await database.owner.query(
    `insert into products (workspace_id, id, sku, name, price_minor, cost_minor, currency, created_at, updated_at)
     values ($1, $2, 'K-1', 'Compressor', 1000, 600, 'RUB', now(), now())`,
    [ours.workspaceId, newId()],
  );
  await paidBy(ours.anna, "turnover");
  await paidBy(ours.boris, "margin");
});
afterAll(() => database.drop());

async function write<T>(day: string, work: Parameters<typeof runUnit<T>>[2]) {
  const done = await runUnit(database, director(), work, { now: at(day) });
  if (isRefusal(done)) throw new Error(done.refused);
  return done;
}

/** Half of nothing fixed: 2,000,000 each of September. */
async function plan() {
  const version = newId();
  await database.owner.query(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
     values ($1, $2, 2026, 1, 'approved', '{9}', 'RUB', $3, now())`,
    [ours.workspaceId, version, ours.anna],
  );
  await database.owner.query(
    `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
     select $1, $2, 'person', unnest($3::uuid[]), 9, 'total', '', 200000000, $4, now()`,
    [ours.workspaceId, version, [ours.anna, ours.boris], ours.anna],
  );
  await database.owner.query(
    "insert into fact_measures (workspace_id, since, measure, updated_at) values ($1, '2026-01-01', 'wins', now())",
    [ours.workspaceId],
  );
}

/** A scheme of a bonus alone, given from September on. */
async function paidBy(personId: string, base: Base) {
  const terms = termsToWire({ ...usualTerms, incomeMinor: 0, base }, "RUB");
  const scheme = await write("2026-09-01", (unit) =>
    createScheme(unit, { name: base, role: null, validFrom: "2026-09-01", terms: terms as never }),
  );
  if (isRefusal(scheme)) throw new Error(scheme.refused);
  await write("2026-09-01", (unit) =>
    setTerm(unit, { personId, validFrom: "2026-09-01", schemeId: scheme.id, joins: false }),
  );
}

async function win(owner: string, roubles: number, more: { product?: string; currency?: string; at?: string } = {}) {
  const id = await ours.addDeal(owner as never, { amountMinor: roubles * 100 });
  await database.owner.query(
    "update deals set status = 'won', closed_at = $2, product = $3, currency = $4 where id = $1",
    [id, more.at ?? "2026-09-15T09:00:00Z", more.product ?? null, more.currency ?? "RUB"],
  );
  return id;
}
const totals = async (month: string, day: string) =>
  (
    await runReading(database, director(), (reading) =>
      readMonth({ ...reading, now: at(day) }, { month, people: null }),
    )
  ).map(({ person, slip }) => `${person.name} ${slip.totalMinor / 100}`);

test("turnover is deals won, margin what the price list leaves of them; other currencies and other days count for nothing", async () => {
  await win(ours.anna, 1_000_000);
  // The last moment of September in Moscow, and the first of October.
  await win(ours.anna, 1_000_000, { at: "2026-09-30T20:59:59Z" });
  await win(ours.anna, 700_000, { at: "2026-09-30T21:00:00Z" });
  await win(ours.anna, 900_000, { currency: "USD" });
  await win(ours.boris, 1_000_000, { product: "Compressor" });
  await win(ours.boris, 1_000_000);
  // Anna: 2 % of 2,000,000. Boris: 40 % of a million by the price list, 30 % as usual of the other: 2 % of 700,000.
  expect(await totals("2026-09", "2026-10-01")).toEqual(["Anna 40000", "Boris 14000"]);
});

test("a deal reopened after its month was closed takes its bonus back in the open month, to the unit", async () => {
  const late = await win(ours.anna, 500_000);
  // 2,500,000 of 2,000,000: 3 %.
  await write("2026-10-01", (unit) => closeMonth(unit, "2026-09"));
  expect(await totals("2026-09", "2026-10-02")).toEqual(["Anna 75000", "Boris 14000"]);
  await database.owner.query("update deals set status = 'open', closed_at = null where id = $1", [late]);
  const [anna] = await runReading(database, director(), (reading) =>
    readMonth({ ...reading, now: at("2026-10-02") }, { month: "2026-10", people: [ours.anna] }),
  );
  // 40,000 instead of 75,000. October has no plan and pays nothing, so the rest waits for November.
  expect(
    anna?.slip.lines.filter(({ amountMinor }) => amountMinor !== 0).map(({ kind, amountMinor }) => [kind, amountMinor]),
  ).toEqual([
    ["correction", -35_000_00],
    ["carried_out", 35_000_00],
  ]);
  expect(anna?.slip.lines.find(({ kind }) => kind === "correction")?.facts).toMatchObject([
    { dealId: late, minor: -500_000_00 },
  ]);
  await write("2026-11-01", (unit) => closeMonth(unit, "2026-10"));
  const [later] = await runReading(database, director(), (reading) =>
    readMonth({ ...reading, now: at("2026-11-02") }, { month: "2026-11", people: [ours.anna] }),
  );
  expect(later?.slip).toMatchObject({ totalMinor: 0, carriedMinor: 35_000_00 });
});

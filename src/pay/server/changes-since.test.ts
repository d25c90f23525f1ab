import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runReading, runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { type SchemeTerms, usualTerms } from "../domain/scheme.ts";
import { termsToWire } from "../domain/terms-wire.ts";
import { closeMonth } from "./close-month.ts";
import { readMonth } from "./read-month.ts";
import { readMonths } from "./read-slips.ts";
import { createScheme } from "./write-scheme.ts";
import { setTerm } from "./write-terms.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
const at = (day: string) => Date.parse(`${day}T09:00:00Z`);
/** 40,000 fixed and the big thresholds, nothing soft. */
const terms: SchemeTerms = { ...usualTerms, softRules: [], parts: { fixed: 40, soft: 0, bonus: 60 } };
const query = (text: string, values: readonly unknown[] = []) => database.owner.query(text, [...values]);

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Anna and Boris sell; in September 1,000,000 is planned for each, and 1,000,000 came to each, Anna's on the last day. */
async function september(name: string) {
  ours = await makeSampleWorkspace(database.owner, name);
  await query("insert into vat_rates (workspace_id, since, rate, updated_at) values ($1, '2026-01-01', 0, now())", [
    ours.workspaceId,
  ]);
  await plan(1_000_000);
  await scheme("salesperson");
  return {
    ofAnna: await receive(ours.anna, 1_000_000, "2026-09-30"),
    ofBoris: await receive(ours.boris, 1_000_000, "2026-09-15"),
  };
}

async function write<T>(day: string, work: Parameters<typeof runUnit<T>>[2]) {
  const done = await runUnit(database, ours.actor(ours.anna, "director", "all"), work, { now: at(day) });
  if (isRefusal(done)) throw new Error(done.refused);
  return done as Exclude<typeof done, { refused: string }>;
}
const close = (month: string, day: string) => write(day, (unit) => closeMonth(unit, month));
const scheme = (role: "salesperson" | "head", more: Partial<SchemeTerms> = {}) =>
  write("2026-09-01", (unit) =>
    createScheme(unit, {
      name: role,
      role,
      validFrom: "2026-09-01",
      terms: termsToWire({ ...terms, ...more }, "RUB") as never,
    }),
  );

async function plan(roubles: number) {
  const [version, { workspaceId, anna, boris }] = [newId(), ours];
  await query(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
     select $1, $2, 2026, coalesce(max(number), 0) + 1, 'approved', '{9}', 'RUB', $3, now() from plan_versions where workspace_id = $1`,
    [workspaceId, version, anna],
  );
  await query(
    `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
     select $1, $2, 'person', unnest($3::uuid[]), 9, 'total', '', $5, $4, now()`,
    [workspaceId, version, [anna, boris], anna, roubles * 100],
  );
}

async function receive(owner: UserId, roubles: number, day: string, currency = "RUB") {
  const dealId = await ours.addDeal(owner, { amountMinor: Math.abs(roubles) * 100 });
  const id = newId();
  await query(
    `insert into payments (workspace_id, id, deal_id, kind, amount_minor, received_on, currency, created_at, updated_at)
     values ($1, $2, $3, $7, $4, $5, $6, now(), now())`,
    [ours.workspaceId, id, dealId, roubles * 100, day, currency, roubles < 0 ? "refund" : "payment"],
  );
  return id;
}

const slips = (month: string, day: string) =>
  runReading(database, ours.actor(ours.anna, "director", "all"), (reading) =>
    readMonth({ ...reading, now: at(day) }, { month, people: null }),
  );
const totals = async (month: string, day: string) =>
  (await slips(month, day)).map(({ person, slip }) => `${person.name} ${slip.totalMinor / 100}`);
const corrections = async (month: string, day: string) =>
  (await slips(month, day)).flatMap(({ person, slip }) =>
    slip.lines
      .filter(({ kind }) => kind === "correction")
      .map(({ forMonth, amountMinor }) => `${person.name} ${forMonth} ${amountMinor / 100}`),
  );

const changes: readonly (readonly [string, (of: { ofAnna: string; ofBoris: string }) => Promise<unknown>, string[]])[] =
  [
    // 100 %, 2 % of 1,000,000 was paid to each: 20,000.
    ["a kopeck less than 80 %", ({ ofAnna }) => set(ofAnna, "amount_minor = 79999999"), ["Anna 2026-09 -20000"]],
    ["80 % to the kopeck", ({ ofAnna }) => set(ofAnna, "amount_minor = 80000000"), ["Anna 2026-09 -12000"]],
    ["120 % to the kopeck", ({ ofAnna }) => set(ofAnna, "amount_minor = 120000000"), ["Anna 2026-09 4000"]],
    ["a kopeck over 120 %", ({ ofAnna }) => set(ofAnna, "amount_minor = 120000001"), ["Anna 2026-09 16000"]],
    [
      "the day is the first of October",
      ({ ofAnna }) => set(ofAnna, "received_on = '2026-10-01'"),
      ["Anna 2026-09 -20000"],
    ],
    [
      "another is credited",
      ({ ofAnna }) => set(ofAnna, `credited_to = '${ours.boris}'`),
      ["Anna 2026-09 -20000", "Boris 2026-09 40000"],
    ],
    ["half went back in September", () => receive(ours.anna, -500_000, "2026-09-30"), ["Anna 2026-09 -20000"]],
    [
      "it was not received",
      ({ ofAnna }) => set(ofAnna, "received_on = null, planned_on = '2026-11-01'"),
      ["Anna 2026-09 -20000"],
    ],
    [
      "the deal is deleted",
      ({ ofAnna }) =>
        query("update deals set deleted_at = now() where id = (select deal_id from payments where id = $1)", [ofAnna]),
      ["Anna 2026-09 -20000"],
    ],
    // Net of 20 %: 833,333.33, 83.3 % and 1 %: 8,333.33.
    [
      "VAT is told backwards",
      () => query("update vat_rates set rate = 20 where workspace_id = $1", [ours.workspaceId]),
      ["Anna 2026-09 -11666.67", "Boris 2026-09 -11666.67"],
    ],
    [
      "wins count backwards",
      () =>
        query(
          "insert into fact_measures (workspace_id, since, measure, updated_at) values ($1, '2026-01-01', 'wins', now())",
          [ours.workspaceId],
        ),
      ["Anna 2026-09 -20000", "Boris 2026-09 -20000"],
    ],
    ["the plan is another", () => plan(500_000), ["Anna 2026-09 10000", "Boris 2026-09 10000"]],
    // 100 dollars at 1,000: 1,100,000 of base at 110 %.
    [
      "dollars of September get their rate",
      async () => {
        await receive(ours.anna, 100, "2026-09-20", "USD");
        await query(
          "insert into exchange_rates (workspace_id, currency, on_day, rate, updated_at) values ($1, 'USD', '2026-09-20', 1000, now())",
          [ours.workspaceId],
        );
      },
      ["Anna 2026-09 2000"],
    ],
  ];
const set = (payment: string, what: string) => query(`update payments set ${what} where id = $1`, [payment]);

test.each(changes)(
  "a closed September stays, and October corrects it once to the kopeck: %s",
  async (name, change, told) => {
    const payments = await september(`since-${changes.findIndex(([one]) => one === name)}`);
    await close("2026-09", "2026-10-01");
    const closed = await slips("2026-09", "2026-10-02");
    expect(closed.map(({ slip }) => slip.totalMinor)).toEqual([60_000_00, 60_000_00]);
    expect(await corrections("2026-10", "2026-10-02")).toEqual([]);
    await change(payments);
    expect(await slips("2026-09", "2026-10-03")).toEqual(closed);
    expect(await corrections("2026-10", "2026-10-03")).toEqual(told);
    await close("2026-10", "2026-11-01");
    expect(await corrections("2026-10", "2026-11-02")).toEqual(told);
    expect(await corrections("2026-11", "2026-11-02")).toEqual([]);
  },
);

test("who has left since is paid for the days before, and who has another role since by the scheme of the one of then", async () => {
  await september("left-since");
  await scheme("head", { incomeMinor: 20_000_000 });
  await query("update users set role = 'head' where id = $1", [ours.anna]);
  await query("update users set is_active = false where id = $1", [ours.boris]);
  await query("update past_roles set until_date = '2026-10-05' where workspace_id = $1", [ours.workspaceId]);
  expect(await totals("2026-09", "2026-10-06")).toEqual(["Anna 60000", "Boris 60000"]);
  // Two of October's 22 working days are before the 5th: 40,000 × 2 / 22 of a seller, 80,000 × 20 / 22 of a head.
  expect(await totals("2026-10", "2026-10-06")).toEqual(["Anna 76363.64", "Boris 3636.36"]);
  expect(await totals("2026-11", "2026-10-06")).toEqual(["Anna 80000"]);
});

test("a scheme of one's own pays nothing after one has left, and keeps the role of each day before it", async () => {
  await september("own-then-left");
  const heads = await scheme("head", { incomeMinor: 20_000_000 });
  await query("update users set role = 'head' where id = $1", [ours.anna]);
  await query("update past_roles set until_date = '2026-10-05' where workspace_id = $1", [ours.workspaceId]);
  for (const personId of [ours.anna, ours.boris])
    await write("2026-10-10", (unit) =>
      setTerm(unit, { personId, validFrom: "2026-11-01", schemeId: (heads as { id: string }).id, joins: false }),
    );
  expect(await totals("2026-10", "2026-10-11")).toEqual(["Anna 76363.64", "Boris 40000"]);
  await query("update users set is_active = false where id = $1", [ours.boris]);
  await query("update past_roles set until_date = '2026-11-01' where user_id = $1 and is_active", [ours.boris]);
  expect(await totals("2026-11", "2026-11-11")).toEqual(["Anna 80000"]);
});

test("leaving pays the day itself; taken back on the very day it never was", async () => {
  ours = await makeSampleWorkspace(database.owner, "taken-back");
  const past = async () =>
    (
      await query(
        "select until_date - (now() at time zone 'Europe/Moscow')::date as days, role, is_active from past_roles where user_id = $1",
        [ours.anna],
      )
    ).rows;
  await query("update users set is_active = false where id = $1", [ours.anna]);
  expect(await past()).toEqual([{ days: 1, role: "salesperson", is_active: true }]);
  await query("update users set is_active = true where id = $1", [ours.anna]);
  expect(await past()).toEqual([]);
});

test("a month that pays nobody stops no later one; the first to close is one that somebody is paid in", async () => {
  await september("empty-month");
  const months = (day: string) =>
    runReading(database, ours.actor(ours.anna, "director", "all"), (reading) =>
      readMonths({ ...reading, now: at(day) }),
    );
  expect(await months("2026-09-20")).toMatchObject({ nextMonth: null, currentMonth: "2026-09" });
  expect((await months("2026-10-02")).nextMonth).toBe("2026-09");
  await expect(close("2026-08", "2026-09-02")).rejects.toThrow("pay_nobody");
  await close("2026-09", "2026-10-01");
  for (const personId of [ours.anna, ours.boris])
    await write("2026-10-01", (unit) =>
      setTerm(unit, { personId, validFrom: "2026-10-01", schemeId: null, joins: false }),
    );
  expect(await close("2026-10", "2026-11-01")).toMatchObject({ people: 0, totalMinor: 0 });
  expect((await months("2026-12-01")).nextMonth).toBe("2026-11");
});

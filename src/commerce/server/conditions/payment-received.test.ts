import { afterAll, beforeAll, expect, test } from "vitest";
import { lacks } from "../../../../test/sample-condition.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { newId } from "../../../platform/new-id.ts";
import { paymentReceivedCondition } from "./payment-received.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
});
afterAll(() => database.drop());

async function missing(share: "any" | "prepayment" | "all", deal: object, ...received: number[]) {
  const dealId = await ours.addDeal(ours.anna, deal);
  for (const minor of [...received, null]) {
    await database.owner.query(
      `insert into payments (workspace_id, id, deal_id, amount_minor, currency, planned_on, received_on, created_at, updated_at, kind)
       values ($1, $2, $3, $4::bigint, 'RUB', '2026-03-05', $5, now(), now(), case when $4::bigint < 0 then 'refund' else 'payment' end)`,
      [ours.workspaceId, newId(), dealId, minor ?? 999_999_00, minor === null ? null : "2026-03-05"],
    );
  }
  const condition = { kind: "payment_received", share } as const;
  return (await lacks(database, ours.actor(ours.anna), dealId, paymentReceivedCondition, condition)).map(
    ({ code, params }) => (params ? [code, params] : [code]),
  );
}

test("expected money is not received money", async () => {
  expect(await missing("any", {})).toEqual([["missing_payment"]]);
  expect(await missing("any", {}, 1)).toEqual([]);
});

test("the prepayment is received to the kopeck, in parts or at once; while none is agreed any money will do", async () => {
  const deal = { amountMinor: 100_000, prepaymentMinor: 30_000 };
  expect(await missing("prepayment", deal, 10_000, 19_999)).toEqual([
    ["missing_prepayment", { received: 299.99, expected: 300, currency: "RUB" }],
  ]);
  expect(await missing("prepayment", deal, 10_000, 20_000)).toEqual([]);
  expect(await missing("prepayment", { amountMinor: 100_000 }, 1)).toEqual([]);
  expect(await missing("prepayment", { amountMinor: 100_000 })).toEqual([["missing_payment"]]);
});

test("all of it is the deal's amount, and without an amount nobody can tell", async () => {
  expect(await missing("all", { amountMinor: 100_000 }, 99_999)).toEqual([
    ["missing_full_payment", { received: 999.99, expected: 1000, currency: "RUB" }],
  ]);
  expect(await missing("all", { amountMinor: 100_000 }, 60_000, 40_000)).toEqual([]);
  expect(await missing("all", { amountMinor: 100_000 }, 100_000, -1)).toEqual([
    ["missing_full_payment", { received: 999.99, expected: 1000, currency: "RUB" }],
  ]);
  expect(await missing("any", {}, 500, -500)).toEqual([["missing_payment"]]);
  expect(await missing("all", {}, 5)).toEqual([["missing_amount_to_pay"]]);
});

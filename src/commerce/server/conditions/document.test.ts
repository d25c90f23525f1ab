import { afterAll, beforeAll, expect, test } from "vitest";
import { lacks } from "../../../../test/sample-condition.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { newId } from "../../../platform/new-id.ts";
import { documentCondition } from "./document.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
});
afterAll(() => database.drop());

type Mark = "attached" | "sent" | "received" | "signed";

async function missing(kind: string, row: { sent?: string; received?: string; signed?: string }, mark: Mark) {
  const dealId = await ours.addDeal(ours.anna);
  await database.owner.query(
    `insert into documents (workspace_id, id, deal_id, kind, title, sent_on, received_on, signed_on, created_at, updated_at)
     values ($1, $2, $3, $4, 'Paper', $5, $6, $7, now(), now())`,
    [ours.workspaceId, newId(), dealId, kind, row.sent ?? null, row.received ?? null, row.signed ?? null],
  );
  const condition = { kind: "document", document: "invoice", mark } as const;
  return (await lacks(database, ours.actor(ours.anna), dealId, documentCondition, condition)).map((one) => one.code);
}

test("the customer's confirmation of the invoice is the mark “received”", async () => {
  expect(await missing("invoice", { sent: "2026-03-05" }, "received")).toEqual(["missing_document_received"]);
  expect(await missing("invoice", { received: "2026-03-06" }, "received")).toEqual([]);
  expect(await missing("contract", { received: "2026-03-06" }, "received")).toEqual(["missing_document_received"]);
});

test("what is signed was received and sent, but is not attached by that", async () => {
  const signed = { signed: "2026-03-06" };
  expect(await missing("invoice", signed, "signed")).toEqual([]);
  expect(await missing("invoice", signed, "received")).toEqual([]);
  expect(await missing("invoice", signed, "sent")).toEqual([]);
  expect(await missing("invoice", signed, "attached")).toEqual(["missing_document_attached"]);
});

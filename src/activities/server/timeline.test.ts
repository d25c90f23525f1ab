import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { activitiesRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
let dealId: string;

/** 2 March: entered Meeting. 3: a call. 4: to Proposal, the gate overridden. 5: invoice added, 6: sent. 6: amount. 9: paid. 10: lost. */
beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, activitiesRoutes(database));
  anna = ours.actor(ours.anna);
  dealId = await ours.addDeal(ours.anna);
  const w = ours.workspaceId;
  const run = (text: string, values: unknown[]) => database.owner.query(text, values);
  await run(
    `update visits set left_at = '2026-03-04T06:00:00Z', left_as = 'moved', working_ms = 57600000 where deal_id = $1`,
    [dealId],
  );
  await run(
    `insert into visits (workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at, left_at, left_as, entered_by, override_reason)
     values ($1, $2, $3, 2, $4, $5, '2026-03-04T06:00:00Z', '2026-03-10T06:00:00Z', 'lost', $6, 'The client hurries')`,
    [w, newId(), dealId, ours.pipelineId, ours.stages[1], ours.boris],
  );
  await run(
    `insert into activities (workspace_id, id, deal_id, kind, subject, owner_id, done_at, created_by, created_at, updated_at)
     values ($1, $2, $3, 'call', 'First call', $4, '2026-03-03T06:00:00Z', $4, now(), now()),
            ($1, $5, $3, 'task', 'Still open', $4, null, $4, now(), now())`,
    [w, newId(), dealId, ours.anna, newId()],
  );
  await run(
    `insert into documents (workspace_id, id, deal_id, kind, title, sent_on, created_by, created_at, updated_at)
     values ($1, $2, $3, 'invoice', 'Invoice 7', '2026-03-06', $4, '2026-03-05T06:00:00Z', now())`,
    [w, newId(), dealId, ours.anna],
  );
  await run(
    `insert into payments (workspace_id, id, deal_id, amount_minor, currency, received_on, created_at, updated_at)
     values ($1, $2, $3, 5000, 'RUB', '2026-03-09', now(), now())`,
    [w, newId(), dealId],
  );
  await run(
    `insert into audit_entries (workspace_id, id, at, user_id, via, action, entity, entity_id, changes)
     values ($1, $2, '2026-03-06T12:00:00Z', $3, 'screen', 'deal.reassigned', 'deal', $4, $5)`,
    [w, newId(), ours.anna, dealId, { amountMinor: 10_000, ownerId: [ours.boris, ours.anna], undo: {} }],
  );
});
afterAll(() => database.drop());

const tell = (item: { type: string; what?: string; mark?: string }) =>
  item.type === "stage" ? `stage ${item.what}` : item.mark ? `${item.type} ${item.mark}` : item.type;

test("the timeline tells everything that happened to a deal, newest first, with open plans left out", async () => {
  const { body } = await server.call(ours.actor(ours.anna, "owner", "all"), `GET /deals/${dealId}/timeline`);
  expect(body.items.map(tell)).toEqual([
    "stage lost",
    "payment received",
    "change",
    "document sent",
    "document added",
    "stage entered",
    "activity",
    "stage entered",
  ]);
  expect(body.counts).toMatchObject({ all: 8, stage: 3, document: 2, payment: 1, change: 1, call: 1, task: 0 });
  expect(body.items[5]).toMatchObject({
    by: { name: "Boris" },
    from: { name: "Meeting" },
    to: { name: "Proposal" },
    stayedMs: 2 * 86_400_000,
    workingMs: 57_600_000,
    targetHours: 16,
    overrideReason: "The client hurries",
  });
  expect(body.items[0]).toMatchObject({ from: { name: "Proposal" }, to: null, stayedMs: 6 * 86_400_000 });
  // 9 March begins in Moscow at 21:00 UTC of the 8th.
  expect(body.items[1]).toMatchObject({ at: "2026-03-08T21:00:00.000Z", on: "2026-03-09" });
  expect(body.items[2].changes).toEqual([
    { field: "amountMinor", before: null, after: 10_000 },
    { field: "ownerId", before: "Boris", after: "Anna" },
  ]);
});

test("the timeline goes on page by page and narrows to one kind", async () => {
  const seen: string[] = [];
  let cursor = "";
  do {
    const { body } = await server.call(anna, `GET /deals/${dealId}/timeline?limit=3${cursor}`);
    seen.push(...body.items.map((item: { id: string }) => item.id));
    cursor = body.next ? `&cursor=${body.next}` : "";
  } while (cursor);
  expect(seen).toHaveLength(8);
  expect(new Set(seen).size).toBe(8);
  const stages = await server.call(anna, `GET /deals/${dealId}/timeline?kind=stage`);
  expect(stages.body.items).toHaveLength(3);
  expect(stages.body.counts.all).toBe(8);
});

test("money is not told to those who may not see payments, nor the deal to those who may not see it", async () => {
  const marketing = ours.actor(ours.boris, "marketing", "all");
  expect((await server.call(marketing, `GET /deals/${dealId}/timeline`)).body.counts).toMatchObject({
    all: 7,
    payment: 0,
  });
  expect((await server.call(ours.actor(ours.boris), `GET /deals/${dealId}/timeline`)).status).toBe(404);
});

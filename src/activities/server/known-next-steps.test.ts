import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { DealId, UserId } from "../../kernel/ids.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { recordActivities } from "./record-activities.ts";
import { activitiesRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let anna: Actor;
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  server = makeSampleServer(database, activitiesRoutes(database));
  anna = ours.actor(ours.anna);
});
afterAll(() => database.drop());

/** Deals on which the kept fact and the activities disagree. */
const wrongDeals = async () =>
  (
    await database.owner.query(
      `select d.id from deals d where d.has_next_step <> exists (
         select from reporting.next_steps n where n.workspace_id = d.workspace_id and n.deal_id = d.id)`,
    )
  ).rows;
const isKnown = async (dealId: string) =>
  (await database.owner.query<{ has: boolean }>("select has_next_step as has from deals where id = $1", [dealId]))
    .rows[0]?.has;

const plan = (dealId: string | null, more: object = {}) =>
  server.call(anna, "POST /activities", { kind: "call", subject: "Call", plannedAt: tomorrow, dealId, ...more });

const record = (rows: readonly { externalId: string; dealId: DealId | null; doneAt: number | null }[]) =>
  runUnit(
    database,
    anna,
    (unit) =>
      recordActivities(
        unit,
        rows.map((row, line) => ({
          ...row,
          line,
          kind: "call",
          subject: "Recorded",
          ownerId: ours.anna as UserId,
          plannedAt: Date.parse(tomorrow),
        })),
        {
          deals: async ({ client }) => {
            await client.query("create temp table named_deals (name text, id uuid, company_id uuid) on commit drop");
          },
          people: async ({ client }) => {
            await client.query("create temp table named_people (name text, id uuid) on commit drop");
          },
          fallbackOwner: async () => ours.anna,
        },
        null,
      ),
    { takesCopy: true },
  );

const step = fc.record({
  what: fc.constantFrom("plan", "note", "complete", "completeAndPlan", "reopen", "move", "delete", "restore", "record"),
  deal: fc.nat(2),
  activity: fc.nat(7),
  isDone: fc.boolean(),
});

test("a deal knows of its next step whatever is done with its activities", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const deals = [await ours.addDeal(ours.anna), await ours.addDeal(ours.anna), null] as const;
      const made: string[] = [];
      for (const { what, deal, activity, isDone } of steps) {
        const dealId = deals[deal] ?? null;
        const id = made[activity % Math.max(1, made.length)];
        const one = `/activities/${id}`;
        if (what === "plan") made.push((await plan(dealId)).body.id);
        else if (what === "note") await plan(dealId, { kind: "note", plannedAt: null });
        else if (what === "record") {
          await record([
            { externalId: `a${activity}`, dealId: deals[0] as DealId, doneAt: isDone ? Date.now() : null },
          ]);
        } else if (id === undefined) continue;
        else if (what === "complete") await server.call(anna, `POST ${one}/completions`, {});
        else if (what === "completeAndPlan") {
          await server.call(anna, `POST ${one}/completions`, {
            next: { kind: "call", subject: "Again", plannedAt: tomorrow, dealId },
          });
        } else if (what === "reopen") await server.call(anna, `POST ${one}/reopenings`, {});
        else if (what === "move") {
          const { version } = (await server.call(anna, `GET ${one}`)).body;
          await server.call(anna, `PATCH ${one}`, { version, dealId });
        } else if (what === "delete") await server.call(anna, `DELETE ${one}`);
        else await server.call(anna, `POST ${one}/restorations`, {});
        expect(await wrongDeals()).toEqual([]);
      }
    }),
    { numRuns: 20 },
  );
}, 60_000);

test("two who change activities of one deal at once leave it right", async () => {
  const dealId = await ours.addDeal(ours.anna);
  const { body: made } = await plan(dealId);
  expect(await isKnown(dealId)).toBe(true);
  await Promise.all([
    server.call(anna, `POST /activities/${made.id}/completions`, {}),
    record([{ externalId: "at once", dealId: dealId as DealId, doneAt: null }]),
  ]);
  expect(await isKnown(dealId)).toBe(true);
  await database.owner.query("delete from activities where deal_id = $1", [dealId]);
  expect(await isKnown(dealId)).toBe(false);
});

test("an import waits for whoever has done the last step, and counts with it", async () => {
  const dealId = await ours.addDeal(ours.anna);
  const { body: made } = await plan(dealId);
  const other = await database.owner.connect();
  try {
    await other.query("begin");
    await other.query("update activities set done_at = now() where id = $1", [made.id]);
    const recorded = record([{ externalId: "waits", dealId: dealId as DealId, doneAt: null }]);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await other.query("commit");
    await recorded;
  } finally {
    other.release();
  }
  expect(await isKnown(dealId)).toBe(true);
  expect(await wrongDeals()).toEqual([]);
});

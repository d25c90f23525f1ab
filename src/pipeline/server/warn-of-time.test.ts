import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sampleRules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { systemActor } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { pipelineRoutes } from "./routes.ts";
import { warnOfTime } from "./warn-of-time.ts";

/**
 * Deals enter the first stage on Monday, 2026-03-02, at 9:00 in Moscow; its target is 16 working hours, of a working day from
 * 9 to 18. 80 % are 12 h 48 min: Tuesday 12:48. 100 %: Tuesday 16:00.
 */
const before = "2026-03-03T12:47:00+03:00";
const soon = "2026-03-03T12:49:00+03:00";
const over = "2026-03-03T16:01:00+03:00";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let olga: string;

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, pipelineRoutes(sampleRules));
});
beforeEach(async () => {
  ours = await makeSampleWorkspace(database.owner, `w${Math.random().toString(36).slice(2)}`);
  const [department, region] = [newId(), newId()];
  olga = newId();
  await database.owner.query("insert into departments (workspace_id, id, name) values ($1, $2, 'Region')", [
    ours.workspaceId,
    region,
  ]);
  await database.owner.query(
    "insert into departments (workspace_id, id, name, parent_id) values ($1, $2, 'Sales', $3)",
    [ours.workspaceId, department, region],
  );
  await database.owner.query(
    `insert into users (workspace_id, id, name, role, department_id, created_at) values ($1, $2, 'Olga', 'head', $3, now())`,
    [ours.workspaceId, olga, region],
  );
  await database.owner.query("update users set department_id = $2 where workspace_id = $1 and id <> $3", [
    ours.workspaceId,
    department,
    olga,
  ]);
  await database.owner.query("update users set role = 'head' where workspace_id = $1 and id = $2", [
    ours.workspaceId,
    ours.boris,
  ]);
  await database.owner.query(
    "update pipelines set time_warnings_since = '2026-03-01T00:00:00Z' where workspace_id = $1",
    [ours.workspaceId],
  );
});
afterAll(() => database.drop());

async function look(at: string): Promise<void> {
  const system = await systemActor(database, ours.workspaceId);
  if (isRefusal(system)) throw new Error(system.refused);
  await runUnit(database, system, warnOfTime, { now: Date.parse(at) });
}
const warned = async () =>
  (
    await database.owner.query(
      `select u.name, n.kind, n.params ->> 'stage' as stage, round((n.params ->> 'share')::numeric, 2) as share
       from notifications n join users u on u.workspace_id = n.workspace_id and u.id = n.user_id
       where n.workspace_id = $1 order by n.id`,
      [ours.workspaceId],
    )
  ).rows.map(({ name, kind, stage, share }) => `${name}: ${kind} on ${stage} at ${share}`);
const setShares = (actor: Actor, ownerShare: number | null, headShare: number | null) =>
  server.call(actor, `PUT /pipelines/${ours.pipelineId}/time-warnings`, { ownerShare, headShare });

test("the responsible is warned at 80 % of the target, the head once it is passed, each once", async () => {
  await ours.addDeal(ours.anna);
  await look(before);
  expect(await warned()).toEqual([]);
  await look(soon);
  expect(await warned()).toEqual(["Anna: stage_time_soon on Meeting at 0.8"]);
  await look(over);
  await look("2026-03-04T12:00:00+03:00");
  expect(await warned()).toEqual(["Anna: stage_time_soon on Meeting at 0.8", "Boris: stage_time_over on Meeting at 1"]);
});

test("nights and weekends do not count: entered on Friday, a deal is warned of on Monday", async () => {
  const id = await ours.addDeal(ours.anna);
  for (const [table, column, key] of [
    ["deals", "stage_entered_at", "id"],
    ["visits", "entered_at", "deal_id"],
  ]) {
    await database.owner.query(`update ${table} set ${column} = '2026-03-13T09:00:00+03:00' where ${key} = $1`, [id]);
  }
  await look("2026-03-15T20:00:00+03:00");
  expect(await warned()).toEqual([]);
  await look("2026-03-16T12:49:00+03:00");
  expect(await warned()).toHaveLength(1);
});

test("a head's own deal is told to the head above", async () => {
  await ours.addDeal(ours.boris);
  await look(over);
  expect(await warned()).toEqual(["Boris: stage_time_soon on Meeting at 1", "Olga: stage_time_over on Meeting at 1"]);
});

test("closed, postponed and deleted deals are not warned of", async () => {
  const id = await ours.addDeal(ours.anna);
  await server.call(ours.actor(ours.anna), `DELETE /deals/${id}`);
  await look(over);
  expect(await warned()).toEqual([]);
});

test("a stay that goes on after an undone move is not warned of again, a new stay is", async () => {
  const id = await ours.addDeal(ours.anna);
  const anna = ours.actor(ours.anna);
  await look(soon);
  const moved = await server.call(anna, `POST /deals/${id}/moves`, { toStage: ours.stages[1], version: 1 });
  await server.call(anna, `POST /deals/${id}/undos`, { version: moved.body.version });
  await look(soon);
  expect(await warned()).toHaveLength(1);
});

test("what had passed its threshold before the pipeline warned is not warned of, however late it is", async () => {
  await database.owner.query("update pipelines set time_warnings_since = $2 where workspace_id = $1", [
    ours.workspaceId,
    over,
  ]);
  await ours.addDeal(ours.anna);
  await look("2026-03-10T12:00:00+03:00");
  expect(await warned()).toEqual([]);
});

test("thresholds are each pipeline's own, by heads; null warns nobody; a change begins anew", async () => {
  const head = ours.actor(ours.boris, "head", "all");
  expect((await setShares(head, null, 1.5)).body).toEqual({ ownerShare: null, headShare: 1.5 });
  expect((await server.call(head, "GET /time-warnings")).body.items).toEqual([
    { pipelineId: ours.pipelineId, name: "Sales", ownerShare: null, headShare: 1.5 },
  ]);
  await database.owner.query(
    "update pipelines set time_warnings_since = '2026-03-01T00:00:00Z' where workspace_id = $1",
    [ours.workspaceId],
  );
  await ours.addDeal(ours.anna);
  await look(over);
  expect(await warned()).toEqual([]);
  // 150 % of 16 hours are 24 working hours: Wednesday 15:00.
  await look("2026-03-04T15:01:00+03:00");
  expect(await warned()).toEqual(["Boris: stage_time_over on Meeting at 1.5"]);
  await setShares(head, 0.5, 1.5);
  await look("2026-03-04T16:00:00+03:00");
  expect(await warned()).toHaveLength(1);
});

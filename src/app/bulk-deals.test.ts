import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sampleRules } from "../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../test/sample-workspace.ts";
import { activitiesRoutes, createActivity, deleteActivity } from "../activities/index.ts";
import { type BulkRules, bulkEn, bulkRoutes, bulkRu } from "../bulk/index.ts";
import { forgetOldBulks, resumeBulks, runBulk } from "../bulk/server/bulk-tasks.ts";
import { runChunk } from "../bulk/server/run-chunk.ts";
import type { Actor } from "../kernel/actor.ts";
import { pipelineEn, pipelineRu } from "../pipeline/index.ts";
import { dealSubject } from "../pipeline/server/bulk/deal-subject.ts";
import type { NextSteps } from "../pipeline/server/bulk/next-steps.ts";
import { bulkDealRoutes } from "../pipeline/server/bulk/routes.ts";
import { pipelineRoutes } from "../pipeline/server/routes.ts";
import { runUnit } from "../platform/database/run-unit.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import type { TaskContext } from "../platform/jobs/worker.ts";
import { newId } from "../platform/new-id.ts";
import { createTranslator } from "../platform/translate.ts";

const nextSteps: NextSteps = {
  plan: (unit, { activity, ...step }) => createActivity(unit, { ...step, kind: activity }),
  takeAway: deleteActivity,
};
const subject = dealSubject({ ...sampleRules, nextSteps });
const rules: BulkRules = { may: sampleRules.may, subjects: { deal: subject, company: subject, contact: subject } };
let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let head: Actor;
let anna: Actor;
let made = 0;
const quiet = { error: () => undefined } as unknown as TaskContext["log"];

beforeAll(async () => {
  database = await testDatabase();
  const translator = createTranslator({
    pipeline: { ru: pipelineRu, en: pipelineEn },
    bulk: { ru: bulkRu, en: bulkEn },
  });
  const routes = [
    ...pipelineRoutes(sampleRules),
    ...bulkRoutes(rules),
    ...bulkDealRoutes(rules, translator),
    ...activitiesRoutes(database),
  ];
  server = makeSampleServer(database, routes);
});
afterAll(() => database.drop());
beforeEach(async () => {
  ours = await makeSampleWorkspace(database.owner, `bulk${++made}`);
  head = ours.actor(ours.boris, "director", "all");
  anna = ours.actor(ours.anna);
  await database.owner.query("update users set role = 'director' where workspace_id = $1 and id = $2", [
    ours.workspaceId,
    ours.boris,
  ]);
});

const deals = async (count: number, owner = ours.anna) => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await ours.addDeal(owner, { title: `Deal ${index + 1}` }));
  return ids;
};
const bulk = (action: object, which: object, actor = head) =>
  server.call(actor, "POST /deals/bulk", { ...which, action });
const read = async (id: string) => (await server.call(head, `GET /deals/${id}`)).body;
const runAll = (id: string) => runBulk({ database, log: quiet }, rules, ours.workspaceId, id);
const auditOf = async (bulkId: string) => {
  const { rows } = await database.owner.query(
    "select action, count(*)::integer as count from audit_entries where changes ->> 'bulk' = $1 group by action order by action",
    [bulkId],
  );
  return rows;
};

test("three deals are handed over at once and back again, each named in the audit; one changed since stays", async () => {
  const ids = await deals(3);
  const handed = await bulk({ kind: "assign", ownerId: ours.boris }, { ids: [...ids, ids[0]] });
  expect(handed).toMatchObject({ status: 201, body: { state: "done", total: 3, counts: { done: 3, refused: 0 } } });
  expect((await read(ids[2] ?? "")).owner.name).toBe("Boris");
  expect(await auditOf(handed.body.id)).toEqual([{ action: "deal.reassigned", count: 3 }]);
  const { version } = await read(ids[1] ?? "");
  await server.call(head, `PATCH /deals/${ids[1]}`, { channel: "Fair", version });
  const undone = await server.call(head, `POST /bulk-actions/${handed.body.id}/undo`, {});
  expect(undone.body).toMatchObject({ state: "undone", undoUntil: null, counts: { undone: 2, kept: 1 } });
  expect((await read(ids[0] ?? "")).owner.name).toBe("Anna");
  expect(await read(ids[1] ?? "")).toMatchObject({ owner: { name: "Boris" }, channel: "Fair" });
  const kept = await server.call(head, `GET /bulk-actions/${handed.body.id}/deals?state=kept`);
  expect(kept.body.items).toMatchObject([
    { id: ids[1], title: "Deal 2", reason: { code: "bulk_changed_since", message: "Somebody has changed it since." } },
  ]);
  const again = await server.call(head, `POST /bulk-actions/${handed.body.id}/undo`, {});
  expect(again).toMatchObject({ status: 409, body: { code: "bulk_not_over" } });
});

test("who is given 60 deals hears of it once, whose deals are moved once too, and of what was taken back nobody does", async () => {
  const heard = async (userId: string) => {
    const { rows } = await database.owner.query(
      `select kind, params -> 'many' as many, deal_id is null as "isWhole" from notifications
       where workspace_id = $1 and user_id = $2 and withdrawn_at is null order by id`,
      [ours.workspaceId, userId],
    );
    return rows;
  };
  const owner = ours.actor(ours.boris, "director", "all");
  const ids = await deals(60, ours.boris);
  const handed = await bulk({ kind: "assign", ownerId: ours.anna }, { ids }, owner);
  await runAll(handed.body.id);
  expect(await heard(ours.anna)).toEqual([{ kind: "deal_assigned", many: 60, isWhole: true }]);
  await bulk({ kind: "move", toStage: ours.stages[1] }, { ids: [ids[0]] }, owner);
  expect(await heard(ours.anna)).toHaveLength(2);
  expect((await heard(ours.anna))[1]).toEqual({ kind: "deal_moved", many: null, isWhole: false });
  await server.call(head, `POST /bulk-actions/${handed.body.id}/undo`, {});
  await runAll(handed.body.id);
  expect(await heard(ours.anna)).toMatchObject([{ kind: "deal_moved" }]);
  expect(await heard(ours.boris)).toEqual([]);
});

test("a move judges each deal at the gate: 2 of 3 without a sum are refused with what is missing, and the undo puts the third back", async () => {
  await database.owner.query(
    `update stages set entry_conditions = '[{"kind":"field","field":"amount"}]' where workspace_id = $1 and id = $2`,
    [ours.workspaceId, ours.stages[1]],
  );
  const ids = [...(await deals(2)), await ours.addDeal(ours.anna, { amountMinor: 100_00 })];
  const moved = await bulk({ kind: "move", toStage: ours.stages[1] }, { filter: { status: "open" } });
  expect(moved.body).toMatchObject({ state: "done", total: 3, counts: { done: 1, refused: 2 } });
  const refused = await server.call(head, `GET /bulk-actions/${moved.body.id}/deals?state=refused&limit=1`);
  expect(refused.body.items).toMatchObject([
    { id: ids[0], reason: { code: "conditions_not_met", missing: [{ code: "missing_amount" }] } },
  ]);
  expect(refused.body.next).not.toBeNull();
  expect((await read(ids[2] ?? "")).stageId).toBe(ours.stages[1]);
  const undone = await server.call(head, `POST /bulk-actions/${moved.body.id}/undo`, {});
  expect(undone.body).toMatchObject({ counts: { undone: 1, kept: 0 } });
  expect(await read(ids[2] ?? "")).toMatchObject({ stageId: ours.stages[0], status: "open" });
  expect((await read(ids[2] ?? "")).visits.map((visit: { voidAt: unknown }) => visit.voidAt !== null)).toEqual([
    false,
    true,
  ]);
});

test("deals are lost with a reason, put off, changed, deleted and given a step together, and all of it is taken back", async () => {
  const ids = await deals(2);
  const reason = newId();
  await database.owner.query(
    "insert into loss_reasons (workspace_id, id, name, position) values ($1, $2, 'Too expensive', 1)",
    [ours.workspaceId, reason],
  );
  const deeds = [
    { kind: "lose", lossReason: reason },
    { kind: "postpone", comeBackOn: "2999-01-01" },
    { kind: "change", fields: { channel: "Fair", expectedCloseOn: "2026-12-01", amountMinor: 5_00 } },
    { kind: "plan", activity: "call", subject: "Ask about the budget", plannedAt: "2999-01-01T09:00:00Z" },
    { kind: "delete" },
  ];
  const before = await read(ids[0] ?? "");
  for (const action of deeds) {
    const done = await bulk(action, { ids });
    expect(done.body, action.kind).toMatchObject({ kind: action.kind, state: "done", counts: { done: 2, refused: 0 } });
    const undone = await server.call(head, `POST /bulk-actions/${done.body.id}/undo`, {});
    expect(undone.body, action.kind).toMatchObject({ state: "undone", counts: { undone: 2, kept: 0 } });
    const { version: _, updatedAt: __, visits: ___, ...after } = await read(ids[0] ?? "");
    const { version: ____, updatedAt: _____, visits: ______, ...was } = before;
    expect(after, action.kind).toEqual({
      ...was,
      stageEnteredAt: after.stageEnteredAt,
      workingHours: after.workingHours,
    });
  }
});

test("120 deals go to the worker: a process that dies after the first 50 leaves 70, and no deal is done twice", async () => {
  const ids = await deals(120);
  const begun = await bulk({ kind: "change", fields: { channel: "Fair" } }, { filter: { owner: ours.anna } });
  expect(begun.body).toMatchObject({ state: "waiting", total: 120, counts: { done: 0 } });
  const { id } = begun.body;
  expect(await runUnit(database, head, (unit) => runChunk(unit, rules, id, 50))).toBe(true);
  // Dies in the middle of the second chunk: what it has done rolls back.
  await expect(
    runUnit(database, head, async (unit) => {
      await runChunk(unit, rules, id, 50);
      throw new Error("killed");
    }),
  ).rejects.toThrow("killed");
  expect((await server.call(head, `GET /bulk-actions/${id}`)).body).toMatchObject({
    state: "running",
    counts: { done: 50 },
  });
  await database.owner.query("update bulk_actions set beat_at = now() - interval '1 minute' where id = $1", [id]);
  await resumeBulks(database);
  await Promise.all([runAll(id), runAll(id)]);
  expect((await server.call(head, `GET /bulk-actions/${id}`)).body).toMatchObject({
    state: "done",
    counts: { done: 120 },
  });
  expect(await auditOf(id)).toEqual([{ action: "deal.changed", count: 120 }]);
  expect((await read(ids[119] ?? "")).version).toBe(2);
  expect((await server.call(head, `POST /bulk-actions/${id}/undo`, {})).body.state).toBe("undoing");
  await runAll(id);
  expect((await server.call(head, `GET /bulk-actions/${id}`)).body).toMatchObject({
    state: "undone",
    counts: { undone: 120 },
  });
  expect((await read(ids[119] ?? "")).channel).toBeNull();
});

test("a cancelled action leaves the rest as it was, and what is done can be taken back", async () => {
  const ids = await deals(60);
  const { id } = (await bulk({ kind: "change", fields: { source: "Forum" } }, { ids })).body;
  await runUnit(database, head, (unit) => runChunk(unit, rules, id, 50));
  expect((await server.call(head, `POST /bulk-actions/${id}/cancel`, {})).body).toMatchObject({
    state: "cancelled",
    counts: { done: 50 },
  });
  await runAll(id);
  expect((await server.call(head, `GET /deals/totals?source=Forum`)).body.count).toBe(50);
  await server.call(head, `POST /bulk-actions/${id}/undo`, {});
  expect((await server.call(head, `GET /deals/totals?source=Forum`)).body.count).toBe(0);
  expect((await server.call(head, `POST /bulk-actions/${id}/cancel`, {})).body.code).toBe("bulk_over");
});

test("a salesperson reaches the own deals alone, hands none over, and knows of no action but the own ones", async () => {
  const own = await deals(2);
  const [foreign] = await deals(1, ours.boris);
  const all = await bulk({ kind: "change", fields: { product: "Pumps" } }, { filter: {} }, anna);
  expect(all.body).toMatchObject({ total: 2, counts: { done: 2 } });
  const named = await bulk({ kind: "delete" }, { ids: [...own, foreign] }, anna);
  expect(named.body).toMatchObject({ total: 3, counts: { done: 2, refused: 1 } });
  expect((await read(foreign ?? "")).deletedAt).toBeNull();
  expect(await bulk({ kind: "assign", ownerId: ours.boris }, { ids: own }, anna)).toMatchObject({
    status: 403,
    body: { code: "assign_not_allowed" },
  });
  const heads = await bulk({ kind: "change", fields: { product: "Valves" } }, { ids: [foreign] });
  expect((await server.call(anna, `GET /bulk-actions/${heads.body.id}`)).status).toBe(404);
  expect((await server.call(anna, "GET /bulk-actions")).body.items).toHaveLength(2);
});

test("a head knows the actions of the own people alone, and takes no other one back", async () => {
  const { id } = (await bulk({ kind: "change", fields: { need: "Water" } }, { ids: await deals(1) })).body;
  const headOf = (...people: Actor["userId"][]) => ours.actor(ours.anna, "head", people);
  expect((await server.call(headOf(ours.anna), `GET /bulk-actions/${id}`)).status).toBe(404);
  expect((await server.call(headOf(ours.anna), `POST /bulk-actions/${id}/undo`, {})).status).toBe(404);
  expect((await server.call(headOf(ours.anna, ours.boris), `GET /bulk-actions/${id}`)).status).toBe(200);
});

test("one deal of 55 that the database refuses is refused alone, and the others are done", async () => {
  const ids = await deals(55);
  const { id } = (await bulk({ kind: "change", fields: { channel: "Fair" } }, { ids })).body;
  const { owner } = database;
  await owner.query(`create function poisoned() returns trigger language plpgsql as $$
    begin if new.id = '${ids[51]}' then raise exception 'poisoned'; end if; return new; end $$`);
  await owner.query("create trigger poisoned before update on deals for each row execute function poisoned()");
  try {
    await runAll(id);
  } finally {
    await owner.query("drop function poisoned cascade");
  }
  expect((await server.call(head, `GET /bulk-actions/${id}`)).body).toMatchObject({
    state: "done",
    counts: { done: 54, refused: 1 },
  });
  const refused = await server.call(head, `GET /bulk-actions/${id}/deals?state=refused`);
  expect(refused.body.items).toMatchObject([{ id: ids[51], reason: { code: "unexpected" } }]);
});

test("a move is taken back within 15 minutes, fields within 90 days, and then the action is forgotten", async () => {
  const ids = await deals(1);
  const later = async (id: string, minutes: number) => {
    await database.owner.query("update bulk_actions set finished_at = now() - $2 * interval '1 minute' where id = $1", [
      id,
      minutes,
    ]);
    return (await server.call(head, `POST /bulk-actions/${id}/undo`, {})).body;
  };
  const change = await bulk({ kind: "change", fields: { need: "Water" } }, { ids });
  expect(await later(change.body.id, 89 * 24 * 60)).toMatchObject({ state: "undone", counts: { undone: 1 } });
  const move = await bulk({ kind: "move", toStage: ours.stages[1] }, { ids });
  expect(await later(move.body.id, 16)).toMatchObject({ code: "bulk_undo_too_late" });
  const kept = async () => (await server.call(head, "GET /bulk-actions")).body.items.length;
  await forgetOldBulks(database, Date.now());
  expect(await kept()).toBe(2);
  await database.owner.query("update bulk_actions set finished_at = now() - interval '91 days' where id = $1", [
    change.body.id,
  ]);
  await forgetOldBulks(database, Date.now());
  expect(await kept()).toBe(1);
  expect((await server.call(head, `GET /bulk-actions/${change.body.id}`)).status).toBe(404);
});

test("a request names either deals or a filter, and something to change", async () => {
  const ids = await deals(1);
  expect((await bulk({ kind: "delete" }, { ids, filter: {} })).body.code).toBe("bulk_which");
  expect((await bulk({ kind: "delete" }, {})).body.code).toBe("bulk_which");
  expect((await bulk({ kind: "change", fields: {} }, { ids })).body.code).toBe("bulk_fields_missing");
  expect((await bulk({ kind: "burn" }, { ids })).body.code).toBe("input_invalid");
});

test("another workspace's action and deals stay unknown", async () => {
  const ids = await deals(1);
  const { id } = (await bulk({ kind: "change", fields: { need: "Water" } }, { ids })).body;
  const theirs = await makeSampleWorkspace(database.owner, `theirs${made}`);
  const stranger = theirs.actor(theirs.boris, "head", "all");
  expect((await server.call(stranger, `GET /bulk-actions/${id}`)).status).toBe(404);
  const tried = await bulk({ kind: "delete" }, { ids }, stranger);
  expect(tried.body).toMatchObject({ counts: { done: 0, refused: 1 } });
  expect((await read(ids[0] ?? "")).deletedAt).toBeNull();
});

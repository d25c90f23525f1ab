import { actorOf, systemActor } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { bulkKeptMs, isUnderWay } from "../../kernel/bulk.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { databaseRefusal } from "../../platform/http/database-refusal.ts";
import type { Task, TaskContext } from "../../platform/jobs/worker.ts";
import { runBulkTaskName } from "./begin-bulk.ts";
import type { BulkRules } from "./bulk-rules.ts";
import { runChunk } from "./run-chunk.ts";
import { type BulkRow, bulkColumns, lockBulk, readNextItems, setBulkState, writeOutcomes } from "./store.ts";

const chunk = 50;

/** The worker's half: goes through large actions, and takes up again what a killed process has left. */
export function bulkTasks(rules: BulkRules): readonly Task[] {
  return [
    {
      name: runBulkTaskName,
      run: async ({ workspaceId, bulkId }, context) => {
        if (typeof workspaceId !== "string" || typeof bulkId !== "string") return;
        await runBulk(context, rules, workspaceId as WorkspaceId, bulkId);
      },
    },
    { name: "bulk.resume", everySeconds: 5, run: (_payload, { database }) => resumeBulks(database) },
    {
      name: "bulk.forget-old",
      schedule: "41 3 * * *",
      run: (_payload, { database }) => forgetOldBulks(database, Date.now()),
    },
  ];
}

/** Chunk by chunk to the end, in the name of who asked, with the rights of now. */
export async function runBulk(
  { database, log }: TaskContext,
  rules: BulkRules,
  workspaceId: WorkspaceId,
  id: string,
): Promise<void> {
  const bulk = await readRow(database, workspaceId, id);
  if (bulk === undefined || !isUnderWay(bulk)) return;
  const actor = await actorOfBulk(database, workspaceId, bulk);
  if (actor === null) return stop(database, workspaceId, id);
  let most = chunk;
  for (;;) {
    try {
      if (!(await runUnit(database, actor, (unit) => runChunk(unit, rules, id, most)))) return;
      most = chunk;
    } catch (error) {
      // A database that is away or busy: the job comes again. Anything else is the row's own, and would come again for ever.
      if (databaseRefusal(error)?.kind === "unavailable") throw error;
      log.error({ err: error as Error, bulkId: id }, "A chunk of a bulk action failed");
      // The row that cannot be done is found alone, noted, and holds up none of the others.
      if (most === 1) await giveUpOnNext(database, actor, id);
      else most = 1;
    }
  }
}

async function readRow(database: Database, workspaceId: WorkspaceId, id: string): Promise<BulkRow | undefined> {
  return database.read(workspaceId, async ({ client }) => {
    const { rows } = await client.query<BulkRow>(
      `select ${bulkColumns} from bulk_actions where workspace_id = $1 and id = $2`,
      [workspaceId, id],
    );
    return rows[0];
  });
}

/** Null: the person has been switched off meanwhile. */
async function actorOfBulk(database: Database, workspaceId: WorkspaceId, bulk: BulkRow): Promise<Actor | null> {
  const isUndo = bulk.state === "undoing";
  const userId = isUndo ? (bulk.undone_by ?? bulk.created_by) : bulk.created_by;
  const via = isUndo ? (bulk.undone_via ?? bulk.via) : bulk.via;
  const actor = await actorOf(database, workspaceId, userId, via);
  return isRefusal(actor) ? null : { ...actor, scopes: isUndo ? bulk.undone_scopes : bulk.scopes };
}

/** What another process has brought to its end meanwhile stays as it ended. */
async function stop(database: Database, workspaceId: WorkspaceId, id: string): Promise<void> {
  const system = await systemActor(database, workspaceId);
  if (isRefusal(system)) return;
  await runUnit(database, system, async (unit) => {
    const bulk = await lockBulk(unit, id);
    if (bulk !== undefined && isUnderWay(bulk)) await setBulkState(unit, id, "cancelled");
  });
}

/** With no row left it was the end that failed, the word of it to people: the action ends without it. */
async function giveUpOnNext(database: Database, actor: Actor, id: string): Promise<void> {
  await runUnit(database, actor, async (unit) => {
    const bulk = await lockBulk(unit, id);
    if (bulk === undefined || !isUnderWay(bulk)) return;
    const isUndo = bulk.state === "undoing";
    const items = await readNextItems(unit, id, isUndo ? "done" : "waiting", 1);
    const state = isUndo ? ("kept" as const) : ("refused" as const);
    const outcomes = items.map(({ place }) => ({ place, state, refusal: { code: "unexpected" } }));
    const [goesOn, over] = isUndo ? (["undoing", "undone"] as const) : (["running", "done"] as const);
    await writeOutcomes(unit, id, outcomes, items.length > 0 ? goesOn : over);
  });
}

/** Every chunk beats: what is under way and has not for ten seconds belongs to a process that is dead. */
export async function resumeBulks(database: Database): Promise<void> {
  const left = "state in ('waiting', 'running', 'undoing') and beat_at < now() - interval '10 seconds'";
  const { rows } = await database.owner.query<{ workspace_id: WorkspaceId; id: string }>(
    `select workspace_id, id from bulk_actions where ${left}`,
  );
  for (const { workspace_id, id } of rows) {
    const system = await systemActor(database, workspace_id);
    if (isRefusal(system)) continue;
    await runUnit(database, system, async (unit) => {
      const { rowCount } = await unit.client.query(
        `update bulk_actions set beat_at = clock_timestamp() where workspace_id = $1 and id = $2 and ${left}`,
        [workspace_id, id],
      );
      if (rowCount === 1) unit.enqueue(runBulkTaskName, { bulkId: id });
    });
  }
}

/** What is over is forgotten when it cannot be taken back any more; what it did stays in the rows and in the log. */
export async function forgetOldBulks(database: Database, now: Instant): Promise<void> {
  const old =
    "select workspace_id, id from bulk_actions where state in ('done', 'cancelled', 'undone') and finished_at < $1";
  const before = [new Date(now - bulkKeptMs)];
  await database.owner.query(`delete from bulk_action_items where (workspace_id, bulk_action_id) in (${old})`, before);
  await database.owner.query(`delete from bulk_actions where (workspace_id, id) in (${old})`, before);
}

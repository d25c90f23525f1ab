import type { WorkspaceId } from "../../kernel/ids.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** As often as an import or an undo is taken up again after its process died. */
export const mostAttempts = 4;

/** Imports and undos of a workspace go one after another; who has the turn holds this lock until the end of its transaction. */
const turnOf = (workspaceId: WorkspaceId) => `imports of ${workspaceId}`;

/** Asked before the work begins. Two may hear of the same turn at once: `takeTurn` then lets one of them go on. */
export async function hasTurn(database: Database, workspaceId: WorkspaceId): Promise<boolean> {
  return database.write(workspaceId, async ({ client }) => {
    const { rows } = await client.query<{ free: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free",
      [turnOf(workspaceId)],
    );
    return rows[0]?.free === true;
  });
}

/**
 * Takes the turn for this transaction. `waits`: of the command line; whoever waited in the worker would hold up other
 * workspaces. False: another has it.
 */
export async function takeTurn({ client, actor }: Pick<Unit, "client" | "actor">, waits: boolean): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>(
    waits
      ? "select true as taken from pg_advisory_xact_lock(hashtextextended($1, 0))"
      : "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken",
    [turnOf(actor.workspaceId)],
  );
  return rows[0]?.taken === true;
}

/** Another import of the workspace is under way: this one asks again in a few seconds. */
export async function queueLater(
  database: Database,
  task: string,
  { workspaceId, importId }: { readonly workspaceId: WorkspaceId; readonly importId: string },
): Promise<void> {
  await database.owner.query(
    "select graphile_worker.add_job($1, $2::json, run_at => now() + interval '3 seconds', job_key => $3)",
    [task, JSON.stringify({ workspaceId, importId }), `turn:${importId}`],
  );
}

import type { Actor } from "../../kernel/actor.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { announceNow } from "../../platform/database/announce-now.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** Writes of imports that are taken back. */

/** False: it is not done, or is being undone already. */
export async function beginUndo(unit: Unit, importId: string): Promise<boolean> {
  const { rowCount } = await unit.client.query(
    `update imports set state = 'undoing', undo_began_at = clock_timestamp(), undone_by = $3, undo_attempt = 0, failure = null
     where workspace_id = $1 and id = $2 and state = 'done' and not is_dry_run and recorded_at is not null`,
    [unit.actor.workspaceId, importId, unit.actor.userId],
  );
  return rowCount === 1;
}

/** Counts a process that takes an undo up. Null: nobody wants it any more, or another is at it. */
export async function countUndo(
  database: Database,
  workspaceId: WorkspaceId,
  importId: string,
): Promise<number | null> {
  return database.write(workspaceId, async ({ client }) => {
    const { rows } = await client.query<{ undo_attempt: number }>(
      `update imports set undo_attempt = undo_attempt + 1, undo_began_at = clock_timestamp()
       where workspace_id = $1 and id = $2 and state = 'undoing'
         and pg_try_advisory_xact_lock(hashtextextended('import ' || $2::text, 0)) returning undo_attempt`,
      [workspaceId, importId],
    );
    return rows[0]?.undo_attempt ?? null;
  });
}

/** It found an import or another undo at work: this was no attempt. */
export async function putBackUndo(database: Database, workspaceId: WorkspaceId, importId: string): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    await client.query(
      "update imports set undo_attempt = undo_attempt - 1 where workspace_id = $1 and id = $2 and state = 'undoing'",
      [workspaceId, importId],
    );
  });
}

/** An undo that cannot be done: the import stands as it stood. Whose undo of what it was; null: nobody wants it any more. */
export async function giveUpUndo(
  unit: Unit,
  importId: string,
  failure: object,
): Promise<{ readonly file: string; readonly by: string | null } | null> {
  const { rows } = await unit.client.query<{ file: string; by: string | null }>(
    `update imports set state = 'done', failure = $3, rows_removed = 0
     where workspace_id = $1 and id = $2 and state = 'undoing' returning file_name as file, undone_by as by`,
    [unit.actor.workspaceId, importId, JSON.stringify(failure)],
  );
  return rows[0] ?? null;
}

export async function finishUndo(
  unit: Unit,
  importId: string,
  counts: { readonly removed: number; readonly restored: number; readonly kept: number },
): Promise<boolean> {
  const { rowCount } = await unit.client.query(
    `update imports set state = 'undone', undone_at = clock_timestamp(), rows_removed = $3, rows_restored = $4, rows_kept = $5
     where workspace_id = $1 and id = $2 and state = 'undoing'`,
    [unit.actor.workspaceId, importId, counts.removed, counts.restored, counts.kept],
  );
  await unit.client.query("delete from import_changes where workspace_id = $1 and import_id = $2", [
    unit.actor.workspaceId,
    importId,
  ]);
  return rowCount === 1;
}

/** How many rows an undo has come to, outside its own transaction, so that it is seen. */
export async function saveUndone(
  database: Database,
  { workspaceId, userId }: Actor,
  importId: string,
  rows: number,
): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    await client.query(
      "update imports set rows_removed = $3, undo_began_at = clock_timestamp() where workspace_id = $1 and id = $2 and state = 'undoing'",
      [workspaceId, importId, rows],
    );
    await announceNow({ client }, workspaceId, { name: "import.progress", ids: { importId } }, userId);
  });
}

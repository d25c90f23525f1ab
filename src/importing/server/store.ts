import type { Actor } from "../../kernel/actor.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { announceNow } from "../../platform/database/announce-now.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { ImportCounts, ImportOutcome, ImportProgress, ImportRequest } from "./import-outcome.ts";
import type { RefusedRow } from "./read-rows.ts";

/** Writes of imports and of what they refused; those of their files and of their undos have stores of their own. */

export interface NewImport {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly options: {
    readonly map?: unknown;
    readonly sheet?: string | undefined;
    readonly pipeline?: string | undefined;
  };
}

export async function insertImport(unit: Unit, made: NewImport): Promise<void> {
  await unit.client.query(
    `insert into imports (workspace_id, id, kind, file_name, state, is_dry_run, options, created_by, created_at)
     values ($1, $2, $3, $4, 'waiting', $5, $6, $7, $8)`,
    [
      unit.actor.workspaceId,
      made.id,
      made.kind,
      made.fileName,
      made.dryRun,
      JSON.stringify(made.options),
      unit.actor.userId,
      new Date(unit.now),
    ],
  );
}

/** An import of the command line: one row that tells it is done, in the transaction of its rows. */
export async function recordFinishedImport(unit: Unit, request: ImportRequest, outcome: ImportOutcome): Promise<void> {
  const { actor } = unit;
  await unit.client.query(
    `insert into imports (workspace_id, id, kind, file_name, state, options, created_by, created_at, started_at, recorded_at, finished_at,
       rows_read, rows_created, rows_updated, rows_skipped, rows_refused, warnings)
     values ($1, $2, $3, $4, 'done', $5, (select id from users where workspace_id = $1 and id = $6), $7, $7, $7, clock_timestamp(),
       $8, $9, $10, $11, $12, $13)`,
    [
      actor.workspaceId,
      outcome.importId,
      request.kind,
      request.fileName,
      JSON.stringify({ map: request.map, sheet: request.sheet, pipeline: request.pipeline }),
      actor.userId,
      new Date(unit.now),
      ...countsOf(outcome),
      JSON.stringify(outcome.warnings),
    ],
  );
}

const countsOf = (counts: ImportCounts) => [
  counts.read,
  counts.created,
  counts.updated,
  counts.skipped,
  counts.refused,
];

/** Says that a running import is done, within the transaction of its rows; one that was cancelled meanwhile rolls back. */
export async function finishImport(
  unit: Pick<Unit, "client" | "actor"> & { readonly now?: number },
  outcome: ImportOutcome,
): Promise<void> {
  const { rowCount } = await unit.client.query(
    `update imports set state = 'done', finished_at = clock_timestamp(), rows_read = $3, rows_created = $4, rows_updated = $5,
       rows_skipped = $6, rows_refused = $7, warnings = $8, bytes_read = coalesce(bytes_total, bytes_read), recorded_at = $9
     where workspace_id = $1 and id = $2 and state = 'running'`,
    [
      unit.actor.workspaceId,
      outcome.importId,
      ...countsOf(outcome),
      JSON.stringify(outcome.warnings),
      unit.now === undefined ? null : new Date(unit.now),
    ],
  );
  if (rowCount !== 1) throw new Error("The import was cancelled");
  await unit.client.query("delete from import_files where workspace_id = $1 and import_id = $2", [
    unit.actor.workspaceId,
    outcome.importId,
  ]);
}

/** `attempt`: of a reading, which ends nothing once another process has begun anew. */
export async function endImport(
  unit: Pick<Unit, "client" | "actor">,
  importId: string,
  end: { readonly state: "failed" | "cancelled"; readonly failure: object | null; readonly attempt?: number },
): Promise<boolean> {
  const { rowCount } = await unit.client.query(
    `update imports set state = $3, failure = $4, finished_at = clock_timestamp()
     where workspace_id = $1 and id = $2 and state in ('reading', 'ready', 'waiting', 'running')
       and ($5::integer is null or exists (select from import_sources s where s.workspace_id = $1 and s.import_id = $2 and s.attempt = $5))`,
    [
      unit.actor.workspaceId,
      importId,
      end.state,
      end.failure === null ? null : JSON.stringify(end.failure),
      end.attempt ?? null,
    ],
  );
  if (rowCount !== 1) return false;
  // Sources first: a part that a reading is just keeping holds its source, and is there to be deleted after that.
  for (const table of ["import_sources", "import_files"]) {
    await unit.client.query(`delete from ${table} where workspace_id = $1 and import_id = $2`, [
      unit.actor.workspaceId,
      importId,
    ]);
  }
  return true;
}

/** Outside the import's own transaction, so that it is seen. False: the import is no longer to run. */
export async function saveProgress(
  database: Database,
  { workspaceId, userId }: Actor,
  importId: string,
  { bytesRead, rowsRead }: ImportProgress,
): Promise<boolean> {
  return database.write(workspaceId, async ({ client }) => {
    const { rowCount } = await client.query(
      `update imports set bytes_read = $3, rows_read = $4 where workspace_id = $1 and id = $2 and state = 'running'`,
      [workspaceId, importId, bytesRead, rowsRead],
    );
    await announceNow({ client }, workspaceId, { name: "import.progress", ids: { importId } }, userId);
    return rowCount === 1;
  });
}

/** Begins a run: what an earlier one that was killed has left goes. Which run of this import it is; null: there is nothing to run. */
export async function beginImport(
  database: Database,
  workspaceId: WorkspaceId,
  importId: string,
): Promise<number | null> {
  return database.write(workspaceId, async ({ client }) => {
    const { rows } = await client.query<{ attempt: number }>(
      `update imports set state = 'running', attempt = attempt + 1, started_at = clock_timestamp(), bytes_read = 0, rows_read = 0
       where workspace_id = $1 and id = $2 and state in ('waiting', 'running') and bytes_total is not null returning attempt`,
      [workspaceId, importId],
    );
    await client.query("delete from import_refusals where workspace_id = $1 and import_id = $2", [
      workspaceId,
      importId,
    ]);
    return rows[0]?.attempt ?? null;
  });
}

/** It began and found another at it: this was no attempt. False: nobody wants it any more. */
export async function putBackImport(database: Database, workspaceId: WorkspaceId, importId: string): Promise<boolean> {
  return database.write(workspaceId, async ({ client }) => {
    const { rowCount } = await client.query(
      "update imports set state = 'waiting', attempt = attempt - 1 where workspace_id = $1 and id = $2 and state = 'running'",
      [workspaceId, importId],
    );
    return rowCount === 1;
  });
}

export async function saveRefusals(
  database: Database,
  workspaceId: WorkspaceId,
  importId: string,
  rows: readonly RefusedRow[],
): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    await client.query(
      `insert into import_refusals (workspace_id, import_id, line, code, params)
       select $1, $2, r.line, r.code, coalesce(r.params, '{}') from jsonb_to_recordset($3) as r(line bigint, code text, params jsonb)
       on conflict do nothing`,
      [workspaceId, importId, JSON.stringify(rows)],
    );
  });
}

/** A dry run has rolled everything back; its counts are kept apart. */
export async function saveDryRun(database: Database, actor: Actor, outcome: ImportOutcome): Promise<void> {
  await database.write(actor.workspaceId, ({ client }) => finishImport({ client, actor }, outcome));
}

/** An upload that broke off leaves nothing. */
export async function deleteImport(database: Database, workspaceId: WorkspaceId, importId: string): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    await client.query("delete from imports where workspace_id = $1 and id = $2", [workspaceId, importId]);
  });
}

/** Uploads that broke together with their server. */
export async function deleteBrokenUploads(unit: Unit): Promise<void> {
  await unit.client.query(
    `delete from imports
     where workspace_id = $1 and bytes_total is null and state = 'waiting' and created_at < now() - interval '1 day'`,
    [unit.actor.workspaceId],
  );
}

import type { WorkspaceId } from "../../../kernel/ids.ts";
import { announceNow } from "../../../platform/database/announce-now.ts";
import type { Database } from "../../../platform/database/database.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { Plan } from "../../domain/migration-plan.ts";
import type { BookOverview } from "./overview.ts";

/** Writes of what is read of another system before it is moved over. */

export async function insertSource(unit: Unit, importId: string, sealed: string | null): Promise<void> {
  const { workspaceId } = unit.actor;
  await unit.client.query("insert into import_sources (workspace_id, import_id, sealed) values ($1, $2, $3)", [
    workspaceId,
    importId,
    sealed,
  ]);
  await unit.client.query("update imports set state = 'reading' where workspace_id = $1 and id = $2", [
    workspaceId,
    importId,
  ]);
}

/** One process's turn at reading; one that takes it later makes the former stop. */
export interface Turn {
  readonly workspaceId: WorkspaceId;
  readonly importId: string;
  readonly attempt: number;
}

export interface Source extends Turn {
  readonly kind: string;
  readonly fileName: string;
  readonly createdBy: string | null;
  readonly sealed: string | null;
}

/** Null: it is over, cancelled, or read by another process just now. */
export async function beginReading(
  database: Database,
  workspaceId: WorkspaceId,
  importId: string,
): Promise<Source | null> {
  return database.write(workspaceId, async ({ client }) => {
    const { rows } = await client.query<Source>(
      `update import_sources s set attempt = s.attempt + 1, beat_at = clock_timestamp(), resource = null
       from imports i
       where i.workspace_id = s.workspace_id and i.id = s.import_id and i.state = 'reading' and s.workspace_id = $1 and s.import_id = $2
         and (s.attempt = 0 or s.beat_at < clock_timestamp() - interval '10 seconds')
       returning s.workspace_id as "workspaceId", s.import_id as "importId", s.attempt, s.sealed, i.kind, i.file_name as "fileName",
         i.created_by as "createdBy"`,
      [workspaceId, importId],
    );
    return rows[0] ?? null;
  });
}

/** Outside the reading itself, so that it is seen. False: it is no longer to be read by this process. */
export async function saveReading(
  database: Database,
  { workspaceId, importId, attempt }: Turn,
  { resource, records }: { readonly resource: string | null; readonly records: number },
): Promise<boolean> {
  return database.write(workspaceId, async ({ client }) => {
    const { rowCount } = await client.query(
      `update import_sources s set beat_at = clock_timestamp(), resource = $4 from imports i
       where i.workspace_id = s.workspace_id and i.id = s.import_id and i.state = 'reading'
         and s.workspace_id = $1 and s.import_id = $2 and s.attempt = $3`,
      [workspaceId, importId, attempt, resource],
    );
    if (rowCount !== 1) return false;
    await client.query("update imports set rows_read = $3 where workspace_id = $1 and id = $2", [
      workspaceId,
      importId,
      records,
    ]);
    await announceNow({ client }, workspaceId, { name: "import.progress", ids: { importId } });
    return true;
  });
}

/** What an earlier process has left of its reading goes; a later one's stays. */
export async function dropParts(database: Database, { workspaceId, importId, attempt }: Turn): Promise<void> {
  await database.write(workspaceId, async ({ client }) => {
    await client.query(
      `delete from import_files f using import_sources s
       where f.workspace_id = $1 and f.import_id = $2 and s.workspace_id = $1 and s.import_id = $2 and s.attempt = $3`,
      [workspaceId, importId, attempt],
    );
  });
}

/** False, and nothing is kept: it is cancelled, or read by another process. */
export async function saveReadPart(
  database: Database,
  { workspaceId, importId, attempt }: Turn,
  part: number,
  content: Uint8Array,
): Promise<boolean> {
  return database.write(workspaceId, async ({ client }) => {
    // The lock makes whoever cancels wait for the part, and delete it.
    const { rowCount } = await client.query(
      `with turn as (
         select workspace_id, import_id from import_sources
         where workspace_id = $1 and import_id = $2 and attempt = $3 for share
       )
       insert into import_files (workspace_id, import_id, part, content) select workspace_id, import_id, $4, $5 from turn`,
      [workspaceId, importId, attempt, part, content],
    );
    return rowCount === 1;
  });
}

/** Everything has been read: the token goes, the counts stay. `bytes`: of what was read through an API. */
export async function finishReading(
  unit: Unit,
  { importId, attempt }: Turn,
  {
    overview,
    records,
    bytes,
  }: { readonly overview: BookOverview; readonly records: number; readonly bytes: number | null },
): Promise<boolean> {
  const { workspaceId } = unit.actor;
  const { rowCount } = await unit.client.query(
    `update import_sources s set sealed = null, resource = null, overview = $4 from imports i
     where i.workspace_id = s.workspace_id and i.id = s.import_id and i.state = 'reading'
       and s.workspace_id = $1 and s.import_id = $2 and s.attempt = $3`,
    [workspaceId, importId, attempt, JSON.stringify(overview)],
  );
  if (rowCount !== 1) return false;
  await unit.client.query(
    "update imports set state = 'ready', rows_read = $3, bytes_total = coalesce($4, bytes_total) where workspace_id = $1 and id = $2",
    [workspaceId, importId, records, bytes],
  );
  return true;
}

/** The plan of the run that follows. False: it is not ready. */
export async function queueRun(unit: Unit, importId: string, plan: Plan): Promise<boolean> {
  const { rowCount } = await unit.client.query(
    `update imports set state = 'waiting', rows_read = 0, options = options || jsonb_build_object('plan', $3::jsonb)
     where workspace_id = $1 and id = $2 and state = 'ready'`,
    [unit.actor.workspaceId, importId, JSON.stringify(plan)],
  );
  return rowCount === 1;
}

/** A trial reads what the migration has read. False: that is not ready. */
export async function queueTrial(unit: Unit, importId: string, trial: { id: string; plan: Plan }): Promise<boolean> {
  const { rowCount } = await unit.client.query(
    `insert into imports (workspace_id, id, kind, file_name, state, is_dry_run, options, bytes_total, created_by, created_at)
     select workspace_id, $3, kind, file_name, 'waiting', true, jsonb_build_object('plan', $4::jsonb, 'of', id), bytes_total, $5, $6
     from imports where workspace_id = $1 and id = $2 and state = 'ready'`,
    [unit.actor.workspaceId, importId, trial.id, JSON.stringify(trial.plan), unit.actor.userId, new Date(unit.now)],
  );
  return rowCount === 1;
}

/** Readings whose process has died, in every workspace. */
export async function deadReadings(
  database: Database,
): Promise<readonly { readonly workspaceId: WorkspaceId; readonly importId: string }[]> {
  const { rows } = await database.owner.query<{ workspaceId: WorkspaceId; importId: string }>(
    `select s.workspace_id as "workspaceId", s.import_id as "importId"
     from import_sources s join imports i on i.workspace_id = s.workspace_id and i.id = s.import_id
     where i.state = 'reading' and s.attempt > 0 and s.beat_at < clock_timestamp() - interval '10 seconds'`,
  );
  return rows;
}

/** What was read and then left alone for a week goes, in every workspace. */
export async function forgottenReadings(
  database: Database,
): Promise<readonly { readonly workspaceId: WorkspaceId; readonly importId: string }[]> {
  const { rows } = await database.owner.query<{ workspaceId: WorkspaceId; importId: string }>(
    `select workspace_id as "workspaceId", id as "importId" from imports
     where state = 'ready' and created_at < now() - interval '7 days'`,
  );
  return rows;
}

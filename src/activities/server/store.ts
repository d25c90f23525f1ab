import { sql } from "kysely";
import type { CustomChange } from "../../custom-fields/index.ts";
import type { Unit } from "../../platform/database/unit.ts";

export type Values = Readonly<Record<string, string | number | boolean | Date | null | readonly string[]>>;

/** The only writes of this slice. */
export async function insertActivity(unit: Unit, id: string, values: Values): Promise<void> {
  const now = new Date(unit.now);
  const row: Values = {
    workspace_id: unit.actor.workspaceId,
    id,
    ...values,
    created_by: unit.actor.userId,
    created_at: now,
    updated_at: now,
  };
  const columns = Object.keys(row);
  await sql`
    insert into activities (${sql.join(columns.map((column) => sql.ref(column)))})
    values (${sql.join(columns.map((column) => row[column]))})`.execute(unit.sql);
}

/** Locks one activity, for those that have no deal whose lock they share. */
export async function lockActivityRow(unit: Unit, id: string): Promise<void> {
  await sql`select from activities where workspace_id = ${unit.actor.workspaceId} and id = ${id} for update`.execute(
    unit.sql,
  );
}

/** Writes the values and the next version. */
export async function updateActivity(
  unit: Unit,
  id: string,
  values: Values,
  custom: CustomChange["patch"],
): Promise<void> {
  const assignments = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  if (Object.keys(custom).length > 0) {
    assignments.push(sql`custom = jsonb_strip_nulls(custom || ${JSON.stringify(custom)}::jsonb)`);
  }
  await sql`
    update activities
    set ${sql.join([...assignments, sql`updated_at = ${new Date(unit.now)}`, sql`version = version + 1`])}
    where workspace_id = ${unit.actor.workspaceId} and id = ${id}`.execute(unit.sql);
}

export async function insertComment(
  unit: Unit,
  id: string,
  { activityId, body, mentions }: { activityId: string; body: string; mentions: readonly string[] },
): Promise<void> {
  await unit.client.query(
    `insert into activity_comments (workspace_id, id, activity_id, author_id, body, mentions, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [unit.actor.workspaceId, id, activityId, unit.actor.userId, body, mentions, new Date(unit.now)],
  );
}

export async function lockComment(unit: Unit, id: string): Promise<void> {
  await unit.client.query("select from activity_comments where workspace_id = $1 and id = $2 for update", [
    unit.actor.workspaceId,
    id,
  ]);
}

/** Writes the values and the next version. */
export async function updateComment(unit: Unit, id: string, values: Values): Promise<void> {
  const columns = Object.keys(values);
  await unit.client.query(
    `update activity_comments set ${columns.map((column, at) => `${column} = $${at + 3}`).join(", ")}, version = version + 1
     where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, id, ...columns.map((column) => values[column])],
  );
}

export async function insertActivityFile(unit: Unit, activityId: string, fileId: string): Promise<void> {
  await unit.client.query(
    "insert into activity_files (workspace_id, file_id, activity_id, added_by, added_at) values ($1, $2, $3, $4, $5)",
    [unit.actor.workspaceId, fileId, activityId, unit.actor.userId, new Date(unit.now)],
  );
}

export async function markActivityFile(unit: Unit, fileId: string, deletedAt: Date | null): Promise<void> {
  await unit.client.query("update activity_files set deleted_at = $3 where workspace_id = $1 and file_id = $2", [
    unit.actor.workspaceId,
    fileId,
    deletedAt,
  ]);
}

/** Files that were taken off before a moment; answers their ids. */
export async function deleteTakenOff(unit: Unit, before: Date, most: number): Promise<readonly string[]> {
  const { rows } = await unit.client.query<{ file_id: string }>(
    `delete from activity_files where workspace_id = $1 and file_id = any (array(
       select file_id from activity_files where workspace_id = $1 and deleted_at < $2 limit $3 for update skip locked))
     returning file_id`,
    [unit.actor.workspaceId, before, most],
  );
  return rows.map((row) => row.file_id);
}

export async function insertTemplate(
  unit: Unit,
  id: string,
  values: { name: string; kind: string | null; body: string; is_shared: boolean },
): Promise<void> {
  await unit.client.query(
    `insert into note_templates (workspace_id, id, owner_id, name, kind, body, is_shared, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [
      unit.actor.workspaceId,
      id,
      unit.actor.userId,
      values.name,
      values.kind,
      values.body,
      values.is_shared,
      new Date(unit.now),
    ],
  );
}

/** Writes the values and the next version. */
export async function updateTemplate(unit: Unit, id: string, values: Values): Promise<void> {
  const columns = Object.keys(values);
  await unit.client.query(
    `update note_templates set ${columns.map((column, at) => `${column} = $${at + 4}`).join(", ")}, updated_at = $3,
       version = version + 1 where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, id, new Date(unit.now), ...columns.map((column) => values[column])],
  );
}

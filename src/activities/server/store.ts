import { sql } from "kysely";
import type { CustomChange } from "../../custom-fields/index.ts";
import type { Unit } from "../../platform/database/unit.ts";

export type Values = Readonly<Record<string, string | number | boolean | Date | null>>;

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

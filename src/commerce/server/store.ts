import { sql } from "kysely";
import type { Unit } from "../../platform/database/unit.ts";

export type Values = Readonly<Record<string, string | number | boolean | Date | null>>;
type Table = "payments" | "documents";

/** The only writes of this slice. */
export async function insertRow(unit: Unit, table: Table, id: string, values: Values): Promise<void> {
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
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values (${sql.join(columns.map((column) => row[column]))})`.execute(unit.sql);
}

/** Writes the values and the next version. */
export async function updateRow(unit: Unit, table: Table, id: string, values: Values): Promise<void> {
  const assignments = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`
    update ${sql.table(table)}
    set ${sql.join([...assignments, sql`updated_at = ${new Date(unit.now)}`, sql`version = version + 1`])}
    where workspace_id = ${unit.actor.workspaceId} and id = ${id}`.execute(unit.sql);
}

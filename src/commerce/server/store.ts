import { sql } from "kysely";
import type { Unit } from "../../platform/database/unit.ts";

export type Values = Readonly<Record<string, string | number | boolean | Date | null>>;
type Table = "payments" | "documents" | "products" | "shipments";

/** Of these it is noted who wrote the row; of the others the audit tells. */
const authored: readonly Table[] = ["payments", "documents"];

/** The only writes of this slice. */
export async function insertRow(unit: Unit, table: Table, id: string, values: Values): Promise<void> {
  const now = new Date(unit.now);
  const row: Values = {
    workspace_id: unit.actor.workspaceId,
    id,
    ...values,
    ...(authored.includes(table) ? { created_by: unit.actor.userId } : {}),
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

/** Whoever gives a number out, of a product or a shipment, does so one after another. */
export async function lockNumbers(unit: Unit, table: "products" | "shipments"): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`numbers of ${table} ${unit.actor.workspaceId}`}, 0))`.execute(
    unit.sql,
  );
}

/** A row of goods, deleted or not, locked; undefined: there is none. */
export async function lockGoods<Row>(
  unit: Unit,
  table: "products" | "shipments",
  id: string,
): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} where workspace_id = ${unit.actor.workspaceId} and id = ${id} for update`.execute(
    unit.sql,
  );
  return rows[0];
}

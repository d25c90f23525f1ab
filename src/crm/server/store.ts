import { sql } from "kysely";
import type { CustomChange } from "../../custom-fields/index.ts";
import type { Unit } from "../../platform/database/unit.ts";

type Values = Readonly<Record<string, string | number | boolean | Date | null>>;
type Table = "companies" | "contacts";

interface Written {
  readonly values: Values;
  readonly custom: Pick<CustomChange, "patch">;
}

/** The only writes of this slice. False: the external id is another row's. */
export async function insertCustomer(
  unit: Unit,
  table: Table,
  id: string,
  { values, custom }: Written,
): Promise<boolean> {
  const now = new Date(unit.now);
  const own = { custom: JSON.stringify(custom.patch) };
  const row: Values = { workspace_id: unit.actor.workspaceId, id, ...values, ...own, created_at: now, updated_at: now };
  const columns = Object.keys(row);
  const { rows } = await sql`
    insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    values (${sql.join(columns.map((column) => row[column]))})
    on conflict (workspace_id, external_id) where external_id is not null do nothing returning id`.execute(unit.sql);
  return rows.length === 1;
}

/** Writes the values and the next version. False: the external id is another row's, and the transaction is over. */
export async function updateCustomer(
  unit: Unit,
  table: Table,
  id: string,
  { values, custom }: Written,
): Promise<boolean> {
  const assignments = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  if (Object.keys(custom.patch).length > 0) {
    assignments.push(sql`custom = jsonb_strip_nulls(custom || ${JSON.stringify(custom.patch)}::jsonb)`);
  }
  try {
    await sql`
      update ${sql.table(table)}
      set ${sql.join([...assignments, sql`updated_at = ${new Date(unit.now)}`, sql`version = version + 1`])}
      where workspace_id = ${unit.actor.workspaceId} and id = ${id}`.execute(unit.sql);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === "23505") return false;
    throw error;
  }
}

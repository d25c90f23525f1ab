import { sql } from "kysely";
import type { Unit } from "../../platform/database/unit.ts";
import { knownTo } from "./customer-sight.ts";

/** Those of the customers, asked for by id, that the actor may not know of or that are not there: others may not refer to them. */
export async function unknownCustomers(
  { sql: executor, actor }: Pick<Unit, "sql" | "actor">,
  table: "companies" | "contacts",
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select c.id from ${sql.table(table)} c
    where c.workspace_id = ${actor.workspaceId} and c.id = any(${[...ids]}::uuid[]) and c.deleted_at is null
      and ${knownTo(actor, table, "c")}`.execute(executor);
  const known = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

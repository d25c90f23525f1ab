import { sql } from "kysely";
import type { Reading } from "../../../platform/database/unit.ts";

/** The record that this one has been merged into; undefined where it has not. */
export async function survivorOf(
  { sql: executor, actor }: Pick<Reading, "sql" | "actor">,
  table: "companies" | "contacts",
  id: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ merged_into: string | null }>`
    select merged_into from ${sql.table(table)} where workspace_id = ${actor.workspaceId} and id = ${id}`.execute(
    executor,
  );
  return rows[0]?.merged_into ?? undefined;
}

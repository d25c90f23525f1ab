import { sql } from "kysely";
import type { Reading } from "../../../platform/database/unit.ts";

/** Kinds of which the deal has a done activity; a meeting that did not take place is none. */
export async function doneKinds(reading: Pick<Reading, "sql" | "actor">, dealId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from activities
    where workspace_id = ${reading.actor.workspaceId} and deal_id = ${dealId} and done_at is not null
      and is_held is distinct from false and deleted_at is null`.execute(reading.sql);
  return new Set(rows.map((row) => row.kind));
}

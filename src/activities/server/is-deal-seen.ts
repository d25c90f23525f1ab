import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import type { Reading } from "../../platform/database/unit.ts";

export async function isDealSeen(reading: Reading, dealId: string): Promise<boolean> {
  const { rows } = await sql`
    select from reporting.deals d
    where d.workspace_id = ${reading.actor.workspaceId} and d.id = ${dealId}
      and ${visibleTo(reading.actor, "d.owner_id")}`.execute(reading.sql);
  return rows.length > 0;
}

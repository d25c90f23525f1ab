import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import type { Reading } from "../../platform/database/unit.ts";

/** The deal's currency when the actor sees the deal. */
export async function seenDeal(reading: Reading, dealId: string): Promise<{ currency: string } | undefined> {
  const { rows } = await sql<{ currency: string }>`
    select d.currency from reporting.deals d
    where d.workspace_id = ${reading.actor.workspaceId} and d.id = ${dealId}
      and ${visibleTo(reading.actor, "d.owner_id")}`.execute(reading.sql);
  return rows[0];
}

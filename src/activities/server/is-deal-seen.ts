import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import type { Reading } from "../../platform/database/unit.ts";

/** Who owns the deal, if the actor sees it. */
export async function ownerOfSeenDeal(reading: Reading, dealId: string): Promise<string | undefined> {
  const { rows } = await sql<{ owner_id: string }>`
    select d.owner_id from reporting.deals d
    where d.workspace_id = ${reading.actor.workspaceId} and d.id = ${dealId}
      and ${visibleTo(reading.actor, "d.owner_id")}`.execute(reading.sql);
  return rows[0]?.owner_id;
}

export const isDealSeen = async (reading: Reading, dealId: string): Promise<boolean> =>
  (await ownerOfSeenDeal(reading, dealId)) !== undefined;

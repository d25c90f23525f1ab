import { sql } from "kysely";
import type { UserId } from "../../kernel/ids.ts";
import type { Reading } from "../../platform/database/unit.ts";

/** Open deals without anything planned, by whose they are. */
export const withoutStep = (alias: string) => sql<boolean>`
  ${sql.ref(`${alias}.status`)} = 'open' and not exists (
    select from reporting.next_steps n
    where n.workspace_id = ${sql.ref(`${alias}.workspace_id`)} and n.deal_id = ${sql.ref(`${alias}.id`)})`;

export async function readWithoutStep(
  reading: Reading,
  people: readonly UserId[],
): Promise<ReadonlyMap<UserId, number>> {
  const { rows } = await sql<{ owner_id: UserId; deals: number }>`
    select d.owner_id, count(*)::integer as deals from reporting.deals d
    where d.workspace_id = ${reading.actor.workspaceId} and d.owner_id = any(${[...people]}::uuid[])
      and ${withoutStep("d")} group by 1`.execute(reading.sql);
  return new Map(rows.map((row) => [row.owner_id, row.deals]));
}

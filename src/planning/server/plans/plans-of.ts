import type { UserId } from "../../../kernel/ids.ts";
import type { Reading } from "../../../platform/database/unit.ts";

interface Asked {
  /** "2026-11". */
  readonly month: string;
  readonly people: readonly UserId[];
}

/**
 * The plan of each person for the month, in minor units of the workspace's currency: of the latest approved version that names
 * the month (PLA-1). Who has no plan is absent; zero is a plan of zero.
 */
export async function plansOf(
  reading: Pick<Reading, "client" | "actor">,
  { month, people }: Asked,
): Promise<ReadonlyMap<UserId, number>> {
  const { rows } = await reading.client.query<{ id: UserId; minor: number }>(
    `select c.node_id as id, c.amount_minor as minor from plan_cells c
     where c.workspace_id = $1 and c.node_kind = 'person' and c.month = $3 and c.dimension = 'total' and c.node_id = any ($4::uuid[])
       and c.version_id = (
         select v.id from plan_versions v where v.workspace_id = $1 and v.year = $2 and v.status = 'approved' and $3 = any (v.months)
         order by v.number desc limit 1)`,
    [reading.actor.workspaceId, Number(month.slice(0, 4)), Number(month.slice(5, 7)), people],
  );
  return new Map(rows.map(({ id, minor }) => [id, minor]));
}

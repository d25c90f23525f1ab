import { sql } from "kysely";
import type { ReportScope } from "../../analytics/index.ts";
import type { UserId } from "../../kernel/ids.ts";

export type HeldDeals = (stageId: string, person?: UserId) => number;

/** Deals open now on each stage, of each person in sight. */
export async function readHeldDeals(scope: ReportScope): Promise<HeldDeals> {
  const people = scope.owners === "all" ? null : [...scope.owners];
  const { rows } = await sql<{ stage_id: string; owner_id: string; held: number }>`
    select stage_id, owner_id, count(*) as held from reporting.deals
    where workspace_id = ${scope.reading.actor.workspaceId} and pipeline_id = ${scope.pipeline.id} and status = 'open'
      and (${people}::uuid[] is null or owner_id = any(${people}::uuid[]))
    group by stage_id, owner_id`.execute(scope.reading.sql);
  return (stageId, person) =>
    rows
      .filter((row) => row.stage_id === stageId && (person === undefined || row.owner_id === person))
      .reduce((sum, { held }) => sum + held, 0);
}

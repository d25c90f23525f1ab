import { type UsualCycle, usualCycle } from "../../analytics/index.ts";
import type { PipelineId } from "../../kernel/ids.ts";
import { hoursPerWorkingDay } from "../../kernel/working-time.ts";
import type { Reading } from "../../platform/database/unit.ts";

/** The usual cycle of a pipeline, of everybody's deals; null when nothing is known (definitions.md, Time in stage). */
export async function readUsualCycle(
  { client, actor, now }: Pick<Reading, "client" | "actor" | "now">,
  pipelineId: PipelineId,
): Promise<UsualCycle | null> {
  const { rows } = await client.query<{ created: number; won: number }>(
    `select date_part('epoch', created_at) * 1000 as created, date_part('epoch', closed_at) * 1000 as won from reporting.deals
     where workspace_id = $1 and pipeline_id = $2 and status = 'won'`,
    [actor.workspaceId, pipelineId],
  );
  const { rows: stages } = await client.query<{ hours: number | null }>(
    `select target_hours as hours from reporting.stages
     where workspace_id = $1 and pipeline_id = $2 and archived_at is null and not is_won`,
    [actor.workspaceId, pipelineId],
  );
  const { timeZone, workingCalendar } = actor.workspace;
  return usualCycle(
    rows.map(({ created, won }) => ({ createdAt: Math.round(created), wonAt: Math.round(won) })),
    { hours: stages.map(({ hours }) => hours), hoursPerWorkingDay: hoursPerWorkingDay(workingCalendar) },
    now,
    timeZone,
  );
}

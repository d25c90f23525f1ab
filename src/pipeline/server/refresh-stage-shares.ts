import type { PipelineId } from "../../kernel/ids.ts";
import type { Unit } from "../../platform/database/unit.ts";

/**
 * PLA-8, first line: per stage (w + 1) / (m + 2) over the m visits of deals that are at least one 90 % cycle old, of
 * which w ended in a win; what is still open then counts as not won. Without any win there is no cycle and no history.
 */
export async function refreshStageShares(unit: Unit, pipelineId: PipelineId): Promise<void> {
  await unit.client.query({
    text: `with cycle as (
        select percentile_disc(0.9) within group (order by closed_at - created_at) as long
        from deals where workspace_id = $1 and pipeline_id = $2 and status = 'won' and deleted_at is null
      ), counted as (
        select v.stage_id, count(*) as visits, count(*) filter (where d.status = 'won') as wins
        from visits v join deals d on d.workspace_id = v.workspace_id and d.id = v.deal_id cross join cycle
        where v.workspace_id = $1 and v.pipeline_id = $2 and v.void_at is null
          and d.pipeline_id = $2 and d.deleted_at is null and d.created_at <= $3::timestamptz - cycle.long
        group by v.stage_id
      ), gone as (
        delete from stage_shares h using stages s
        where h.workspace_id = $1 and s.workspace_id = $1 and s.id = h.stage_id and s.pipeline_id = $2
          and h.stage_id not in (select stage_id from counted)
      )
      insert into stage_shares (workspace_id, stage_id, visits, wins, share, computed_at)
      select $1, stage_id, visits, wins, (wins + 1)::double precision / (visits + 2), $3 from counted
      on conflict (workspace_id, stage_id) do update
        set visits = excluded.visits, wins = excluded.wins, share = excluded.share, computed_at = excluded.computed_at`,
    values: [unit.actor.workspaceId, pipelineId, new Date(unit.now)],
  });
  unit.announce({ name: "stage_shares", ids: { pipeline: pipelineId } });
}

/** Pipelines of the workspace in which something has happened since their shares were computed. */
export async function pipelinesWithStaleShares(unit: Unit): Promise<PipelineId[]> {
  const { rows } = await unit.client.query<{ id: PipelineId }>({
    text: `select p.id from pipelines p
           where p.workspace_id = $1 and p.archived_at is null and exists (
             select from deals d where d.workspace_id = $1 and d.pipeline_id = p.id and d.updated_at > coalesce((
               select max(h.computed_at) from stage_shares h join stages s on s.workspace_id = h.workspace_id and s.id = h.stage_id
               where h.workspace_id = $1 and s.pipeline_id = p.id), '-infinity'))`,
    values: [unit.actor.workspaceId],
  });
  return rows.map((row) => row.id);
}

/** For the worker, every ten minutes and after imports: brings the shares of one workspace up to date. */
export async function refreshAllStageShares(unit: Unit): Promise<void> {
  for (const pipelineId of await pipelinesWithStaleShares(unit)) await refreshStageShares(unit, pipelineId);
}

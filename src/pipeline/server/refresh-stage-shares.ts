import type { PipelineId } from "../../kernel/ids.ts";
import type { Unit } from "../../platform/database/unit.ts";

/** At the beginning of how many days of its age a visit was open: a day's beginning that it ended on is none. */
const daysSeenOpen = `case when v.left_at is null then floor(extract(epoch from $3::timestamptz - v.entered_at) / 86400)::integer + 1
  else ceil(extract(epoch from v.left_at - v.entered_at) / 86400)::integer end`;

/**
 * PLA-8, first line: per stage s = (w + 1) / (m + 2) over the m visits of deals that are at least one 90 % cycle old, of which w
 * ended in a win, and by whole days of age the n visits still open then, W of them finally won: (W + 10 s) / (n + 10). What is still
 * open counts as not won. Without any win there is no cycle and no history. The same as `stageHistories` of the domain.
 */
export async function refreshStageShares(unit: Unit, pipelineId: PipelineId): Promise<void> {
  await unit.client.query({
    text: `with cycle as (
        select percentile_disc(0.9) within group (order by closed_at - created_at) as long
        from deals where workspace_id = $1 and pipeline_id = $2 and status = 'won' and deleted_at is null
      ), seen as materialized (
        select v.stage_id, ${daysSeenOpen} as day, count(*) as visits, count(*) filter (where d.status = 'won') as wins
        from visits v join deals d on d.workspace_id = v.workspace_id and d.id = v.deal_id cross join cycle
        where v.workspace_id = $1 and v.pipeline_id = $2 and v.void_at is null
          and d.pipeline_id = $2 and d.deleted_at is null and d.created_at <= $3::timestamptz - cycle.long
        group by 1, 2
      ), counted as materialized (
        select stage_id, sum(visits)::bigint as visits, sum(wins)::bigint as wins, (sum(wins) + 1)::double precision / (sum(visits) + 2)::double precision as share
        from seen group by stage_id
      ), stepped as materialized (
        select c.stage_id, s.day, c.share, c.visits - sum(s.visits) over by_day as still_open, c.wins - sum(s.wins) over by_day as finally_won
        from counted c join (
          select stage_id, day, sum(visits) as visits, sum(wins) as wins
          from (select * from seen union all select stage_id, 0, 0, 0 from counted) as days group by stage_id, day
        ) as s using (stage_id)
        window by_day as (partition by c.stage_id order by s.day)
      ), gone as (
        delete from stage_shares h using stages s
        where h.workspace_id = $1 and s.workspace_id = $1 and s.id = h.stage_id and s.pipeline_id = $2
          and h.stage_id not in (select stage_id from counted)
      ), gone_steps as (
        delete from stage_chances h using stages s
        where h.workspace_id = $1 and s.workspace_id = $1 and s.id = h.stage_id and s.pipeline_id = $2
          and not exists (select from stepped p where p.stage_id = h.stage_id and p.day = h.day)
      ), steps as (
        insert into stage_chances (workspace_id, stage_id, day, still_open, finally_won, chance)
        select $1, stage_id, day, still_open, finally_won,
          (finally_won::double precision + 10 * share) / (still_open + 10)::double precision from stepped
        on conflict (workspace_id, stage_id, day) do update
          set still_open = excluded.still_open, finally_won = excluded.finally_won, chance = excluded.chance
      )
      insert into stage_shares (workspace_id, stage_id, visits, wins, share, computed_at)
      select $1, stage_id, visits, wins, share, $3 from counted
      on conflict (workspace_id, stage_id) do update
        set visits = excluded.visits, wins = excluded.wins, share = excluded.share, computed_at = excluded.computed_at`,
    values: [unit.actor.workspaceId, pipelineId, new Date(unit.now)],
  });
  unit.announce({ name: "stage_shares", ids: { pipeline: pipelineId } });
}

/** Pipelines of the workspace in which something has happened since their shares were computed, or that have aged by a day. */
export async function pipelinesWithStaleShares(unit: Unit): Promise<PipelineId[]> {
  const { rows } = await unit.client.query<{ id: PipelineId }>({
    text: `select p.id from pipelines p
           where p.workspace_id = $1 and p.archived_at is null and exists (
             select from deals d where d.workspace_id = $1 and d.pipeline_id = p.id and d.updated_at > coalesce((
               select max(h.computed_at) from stage_shares h join stages s on s.workspace_id = h.workspace_id and s.id = h.stage_id
               where h.workspace_id = $1 and s.pipeline_id = p.id and h.computed_at > $2::timestamptz - interval '1 day'), '-infinity'))`,
    values: [unit.actor.workspaceId, new Date(unit.now)],
  });
  return rows.map((row) => row.id);
}

/** For the worker, every ten minutes and after imports: brings the shares of one workspace up to date. */
export async function refreshAllStageShares(unit: Unit): Promise<void> {
  for (const pipelineId of await pipelinesWithStaleShares(unit)) await refreshStageShares(unit, pipelineId);
}

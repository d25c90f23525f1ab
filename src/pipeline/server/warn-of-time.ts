import { headsOf, inEveryWorkspace } from "../../identity/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import { type WorkingCalendar, workingMilliseconds } from "../../kernel/working-time.ts";
import { notify } from "../../notifications/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Task } from "../../platform/jobs/worker.ts";
import { latestEntryBeyond } from "../domain/pace.ts";

/** "soon" is for the responsible, "over" for the head. */
type Level = "soon" | "over";

interface AimedStage {
  readonly id: string;
  readonly name: string;
  readonly target_hours: number;
  readonly soon: number | null;
  readonly over: number | null;
  readonly since: Date;
}

interface Delayed {
  readonly deal_id: string;
  readonly owner_id: UserId;
  readonly owner_name: string;
  readonly visit_id: string;
  readonly stage_id: string;
  readonly stage_entered_at: Date;
}

const mostAtOnce = 1_000;

/** PIP-8: warns of stays that come near their target, and of those beyond it; every few minutes, in working time. */
export const warnOfTimeTask: Task = {
  name: "pipeline.warn-of-time",
  schedule: "*/5 * * * *",
  run: (_payload, { database }) => inEveryWorkspace(database, warnOfTime),
};

/**
 * Each stay is warned of once per level, kept in `time_warnings` with the warning itself, so that it survives restarts and is
 * never repeated. Only what passed its threshold since the pipeline warns is warned of.
 */
export async function warnOfTime(unit: Unit): Promise<void> {
  const calendar = unit.actor.workspace.workingCalendar;
  const stages = await readAimedStages(unit);
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  for (const level of ["soon", "over"] as const) {
    const delayed = await noteDelayed(unit, level, stages, calendar);
    const heads = new Map<UserId, readonly UserId[]>();
    for (const one of delayed) {
      if (level === "over" && !heads.has(one.owner_id)) heads.set(one.owner_id, await headsOf(unit, one.owner_id));
      const to = level === "soon" ? [one.owner_id] : (heads.get(one.owner_id) ?? []);
      const stage = byId.get(one.stage_id);
      if (stage) await warn(unit, level, { ...one, to, stage }, calendar);
    }
  }
}

async function readAimedStages(unit: Unit): Promise<readonly AimedStage[]> {
  const { rows } = await unit.client.query<AimedStage>({
    name: "read_aimed_stages",
    text: `select s.id, s.name, s.target_hours, p.warn_owner_share as soon, p.warn_head_share as over, p.time_warnings_since as since
           from stages s join pipelines p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id
           where s.workspace_id = $1 and s.target_hours is not null and s.archived_at is null and not s.is_won
             and p.archived_at is null and (p.warn_owner_share is not null or p.warn_head_share is not null)`,
    values: [unit.actor.workspaceId],
  });
  return rows;
}

/** Writes down whom to warn, and answers only those that nobody wrote down before. */
async function noteDelayed(
  unit: Unit,
  level: Level,
  stages: readonly AimedStage[],
  calendar: WorkingCalendar,
): Promise<readonly Delayed[]> {
  const spans = stages.flatMap((stage) => spanOf(stage, level, unit.now, calendar));
  if (spans.length === 0) return [];
  const { rows } = await unit.client.query<Delayed>({
    name: "note_delayed",
    text: `with delayed as (
        select d.id as deal_id, d.owner_id, u.name as owner_name, v.id as visit_id, d.stage_id, d.stage_entered_at
        from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[]) as t(stage_id, entered_from, entered_before)
        join deals d on d.workspace_id = $1 and d.stage_id = t.stage_id and d.status = 'open' and d.deleted_at is null
          and d.stage_entered_at >= t.entered_from and d.stage_entered_at < t.entered_before
        join visits v on v.workspace_id = $1 and v.deal_id = d.id and v.left_at is null and v.void_at is null
        join reporting.users u on u.workspace_id = $1 and u.id = d.owner_id
        where not exists (select from time_warnings w where w.workspace_id = $1 and w.visit_id = v.id and w.level = $5)
        order by d.stage_entered_at limit ${mostAtOnce}
      ), noted as (
        insert into time_warnings (workspace_id, visit_id, level, at) select $1, visit_id, $5, $6 from delayed
        on conflict do nothing returning visit_id
      )
      select delayed.* from delayed join noted using (visit_id)`,
    values: [
      unit.actor.workspaceId,
      spans.map(({ stageId }) => stageId),
      spans.map(({ from }) => new Date(from)),
      spans.map(({ before }) => new Date(before)),
      level,
      new Date(unit.now),
    ],
  });
  return rows;
}

/** Entered within it, a stay has passed its threshold by now, and had not when the pipeline began to warn. */
function spanOf(stage: AimedStage, level: Level, now: Instant, calendar: WorkingCalendar) {
  const share = stage[level];
  if (share === null) return [];
  const allowed = share * stage.target_hours * millisecondsPerHour;
  const since = Math.min(stage.since.getTime(), now);
  const from = latestEntryBeyond(allowed, since, calendar);
  return [{ stageId: stage.id, from, before: latestEntryBeyond(allowed, now, calendar) }];
}

async function warn(
  unit: Unit,
  level: Level,
  { to, stage, ...one }: Delayed & { readonly to: readonly UserId[]; readonly stage: AimedStage },
  calendar: WorkingCalendar,
): Promise<void> {
  const worked = workingMilliseconds(one.stage_entered_at.getTime(), unit.now, calendar);
  await notify(unit, {
    kind: level === "soon" ? "stage_time_soon" : "stage_time_over",
    to,
    dealId: one.deal_id,
    visitId: one.visit_id,
    key: `stage_time:${one.visit_id}:${level}`,
    params: {
      stage: stage.name,
      share: worked / (stage.target_hours * millisecondsPerHour),
      ...(level === "over" ? { owner: one.owner_name } : {}),
    },
  });
}

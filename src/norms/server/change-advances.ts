import { sql } from "kysely";
import { sees } from "../../identity/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type * as contract from "../contract.ts";
import type { StageRule } from "../domain/advance/advance-rule.ts";
import { defaultRules } from "../domain/advance/advance-rules.ts";
import { normsRefusals } from "../domain/refusals.ts";
import { putAdvanceRules, putEffectiveKinds, readAdvanceRules, readEffectiveKinds } from "./advance-settings.ts";
import { readDailyPlans, setDailyPlan } from "./daily-plans.ts";

/** Stages of pipelines in use, with what counts on each. */
export async function listAdvanceRules(
  reading: Pick<Reading, "sql" | "actor">,
): Promise<{ stages: contract.StageWithRules[] }> {
  const rulesOf = await readAdvanceRules(reading);
  const { rows } = await sql<{ id: string; name: string; pipeline_id: string; pipeline: string }>`
    select s.id, s.name, p.id as pipeline_id, p.name as pipeline
    from reporting.stages s join reporting.pipelines p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id
    where s.workspace_id = ${reading.actor.workspaceId} and s.archived_at is null and p.archived_at is null and not s.is_won
    order by p.position, s.position`.execute(reading.sql);
  return {
    stages: rows.map(({ id, name, pipeline_id, pipeline }) => {
      const rules = rulesOf(id);
      return {
        id,
        name,
        pipeline: { id: pipeline_id, name: pipeline },
        isUsual: rules === defaultRules,
        rules: rules.map(wireRule),
      };
    }),
  };
}

type WireRule = contract.StageWithRules["rules"][number];
const wireRule = (rule: StageRule) => ({ ...rule }) as WireRule;

export async function changeAdvanceRules(
  unit: Unit,
  stageId: string,
  { rules }: BodyOf<typeof contract.changeAdvanceRules>,
): Promise<contract.StageWithRules | Refusal> {
  const isKnown = (await listAdvanceRules(unit)).stages.some(({ id }) => id === stageId);
  if (!isKnown) return refuse(normsRefusals, "norm_stage_unknown");
  await putAdvanceRules(unit, stageId, rules);
  unit.audit({ action: "advance_rules.changed", entity: "stage", entityId: stageId, changes: { rules } });
  const after = (await listAdvanceRules(unit)).stages.find(({ id }) => id === stageId);
  return after ?? refuse(normsRefusals, "norm_stage_unknown");
}

type Kinds = { items: contract.EffectiveKindAnswer[] };

export async function listEffectiveKinds(reading: Pick<Reading, "sql" | "actor">): Promise<Kinds> {
  return { items: (await readEffectiveKinds(reading)).map((kind) => ({ ...kind })) as Kinds["items"] };
}

export async function changeEffectiveKinds(
  unit: Unit,
  { items }: BodyOf<typeof contract.changeEffectiveKinds>,
): Promise<Kinds> {
  await putEffectiveKinds(unit, items);
  const { workspaceId } = unit.actor;
  unit.audit({
    action: "effective_kinds.changed",
    entity: "workspace",
    entityId: workspaceId,
    changes: { kinds: items },
  });
  return listEffectiveKinds(unit);
}

type Plans = { items: contract.DailyPlanAnswer[] };

export async function listDailyPlans(reading: Reading): Promise<Plans & { people: { id: string; name: string }[] }> {
  const plans = await readDailyPlans(reading);
  const { rows } = await sql<{ id: UserId; name: string }>`
    select id, name from reporting.users where workspace_id = ${reading.actor.workspaceId} and is_active
      and role in ('salesperson', 'head') order by name, id`.execute(reading.sql);
  const seen = rows.filter(({ id }) => sees(reading.actor, id));
  return {
    items: plans
      .filter(({ userId }) => userId === null || sees(reading.actor, userId as UserId))
      .map((plan) => ({ ...plan })),
    people: seen,
  };
}

/** Of people out of sight: refused as unknown. */
export async function changeDailyPlans(
  unit: Unit,
  { items }: BodyOf<typeof contract.changeDailyPlans>,
): Promise<Plans | Refusal> {
  const today = dateOf(unit.now, unit.actor.workspace.timeZone);
  if (items.some(({ holdsFrom }) => holdsFrom < today)) return refuse(normsRefusals, "norm_from_past");
  if (items.some(({ userId, role }) => (userId === null) === (role === null)))
    return refuse(normsRefusals, "daily_plan_of_nobody");
  const { rows } = await sql<{ id: UserId }>`
    select id from reporting.users where workspace_id = ${unit.actor.workspaceId}`.execute(unit.sql);
  const known = new Set<string>(rows.map(({ id }) => id).filter((id) => sees(unit.actor, id)));
  if (items.some(({ userId }) => userId !== null && !known.has(userId)))
    return refuse(normsRefusals, "norm_person_unknown");
  for (const plan of items) await setDailyPlan(unit, plan);
  return { items };
}

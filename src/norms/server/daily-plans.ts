import { sql } from "kysely";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { DailyPlan } from "../domain/daily-plan.ts";

export async function readDailyPlans({
  sql: db,
  actor,
}: Pick<Reading, "sql" | "actor">): Promise<readonly DailyPlan[]> {
  const { rows } = await sql<DailyPlan>`
    select user_id as "userId", role, kind, holds_from as "holdsFrom", planned from daily_plans
    where workspace_id = ${actor.workspaceId} order by holds_from, id`.execute(db);
  return rows;
}

/** PLA-7: sets what a day of a person or a role should bring, from a day on; reverse planning sets its actions per day so. */
export async function setDailyPlan(unit: Unit, plan: DailyPlan): Promise<void> {
  const id = unit.newId<"daily_plan">();
  const { workspaceId, userId } = unit.actor;
  const { rows } = await sql<{ id: string }>`
    insert into daily_plans (workspace_id, id, user_id, role, kind, holds_from, planned, changed_by, changed_at)
    values (${workspaceId}, ${id}, ${plan.userId}, ${plan.role}, ${plan.kind}, ${plan.holdsFrom}, ${plan.planned}, ${userId},
      ${new Date(unit.now)})
    on conflict (workspace_id, user_id, role, kind, holds_from) do update set planned = excluded.planned,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
    returning id`.execute(unit.sql);
  unit.audit({ action: "daily_plan.set", entity: "daily_plan", entityId: rows[0]?.id ?? id, changes: { ...plan } });
}

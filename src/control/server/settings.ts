import { sql } from "kysely";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import { type ControlSettings, usualSettings } from "../domain/control-settings.ts";
import { controlRefusals } from "../domain/refusals.ts";

export async function readControlSettings({
  sql: db,
  actor,
}: Pick<Reading, "sql" | "actor">): Promise<ControlSettings> {
  const { rows } = await sql<ControlSettings>`
    select red_below as "redBelow", warn_below as "warnBelow", idle_days as "idleDays",
      many_without_step as "manyWithoutStep", stuck_days as "stuckDays"
    from control_settings where workspace_id = ${actor.workspaceId}`.execute(db);
  return rows[0] ?? usualSettings;
}

export async function setControlSettings(unit: Unit, settings: ControlSettings): Promise<ControlSettings | Refusal> {
  if (settings.warnBelow < settings.redBelow) {
    const errors = [{ path: "warnBelow", code: "control_thresholds_wrong" }];
    return refuse(controlRefusals, "control_thresholds_wrong", { errors });
  }
  const { workspaceId } = unit.actor;
  const before = await readControlSettings(unit);
  await sql`
    insert into control_settings (workspace_id, red_below, warn_below, idle_days, many_without_step, stuck_days, updated_at)
    values (${workspaceId}, ${settings.redBelow}, ${settings.warnBelow}, ${settings.idleDays}, ${settings.manyWithoutStep},
            ${settings.stuckDays}, ${new Date(unit.now)})
    on conflict (workspace_id) do update set red_below = excluded.red_below, warn_below = excluded.warn_below,
      idle_days = excluded.idle_days, many_without_step = excluded.many_without_step, stuck_days = excluded.stuck_days,
      updated_at = excluded.updated_at`.execute(unit.sql);
  unit.audit({
    action: "control_settings.set",
    entity: "workspace",
    entityId: workspaceId,
    changes: { before, after: settings },
  });
  return settings;
}

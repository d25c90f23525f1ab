import { sql } from "kysely";
import type { Reading, Unit } from "../../../platform/database/unit.ts";

export interface PromiseSettings {
  /** By when tomorrow's payments are confirmed, by the workspace's clock. */
  readonly deadlineHour: number;
  /** When what came is compared with what was promised. */
  readonly checked: "evening" | "morning";
  /** How much less than promised is let pass, as a share of it. */
  readonly tolerance: number;
}

const usual: PromiseSettings = { deadlineHour: 18, checked: "morning", tolerance: 0 };

export async function readPromiseSettings({
  sql: db,
  actor,
}: Pick<Reading, "sql" | "actor">): Promise<PromiseSettings> {
  const { rows } = await sql<PromiseSettings>`
    select deadline_hour as "deadlineHour", checked, tolerance from promise_settings
    where workspace_id = ${actor.workspaceId}`.execute(db);
  return rows[0] ?? usual;
}

export async function setPromiseSettings(unit: Unit, settings: PromiseSettings): Promise<PromiseSettings> {
  const { workspaceId } = unit.actor;
  const before = await readPromiseSettings(unit);
  await sql`
    insert into promise_settings (workspace_id, deadline_hour, checked, tolerance, updated_at)
    values (${workspaceId}, ${settings.deadlineHour}, ${settings.checked}, ${settings.tolerance}, ${new Date(unit.now)})
    on conflict (workspace_id) do update set deadline_hour = excluded.deadline_hour, checked = excluded.checked,
      tolerance = excluded.tolerance, updated_at = excluded.updated_at`.execute(unit.sql);
  unit.audit({
    action: "promise_settings.set",
    entity: "workspace",
    entityId: workspaceId,
    changes: { before, after: settings },
  });
  return settings;
}

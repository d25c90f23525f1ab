import type { BodyOf } from "../../kernel/endpoint.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { changeRecordThresholds, KeptThresholds } from "../contract.ts";
import { honestRecordsRefusals } from "../domain/refusals.ts";
import { defaultThresholds } from "../domain/vocabulary.ts";

/** The workspace's own, or the defaults with version 0. */
export async function readThresholds(
  { client, actor }: Pick<Reading, "client" | "actor">,
  lock: "" | "for update" = "",
): Promise<KeptThresholds> {
  const { rows } = await client.query<KeptThresholds>(
    `select late_hours as "lateHours", bulk_count as "bulkCount", bulk_minutes as "bulkMinutes", bulk_spread_hours as "bulkSpreadHours",
       call_slack_minutes as "callSlackMinutes", typed_only_least as "typedOnlyLeast", version
     from record_thresholds where workspace_id = $1 ${lock}`,
    [actor.workspaceId],
  );
  return rows[0] ?? { ...defaultThresholds, version: 0 };
}

/** Refuses `record_thresholds_changed`. */
export async function changeThresholds(
  unit: Unit,
  { version, ...after }: BodyOf<typeof changeRecordThresholds>,
): Promise<KeptThresholds | Refusal> {
  const { version: kept, ...before } = await readThresholds(unit, "for update");
  const { rowCount } = await unit.client.query(
    `insert into record_thresholds as t (workspace_id, late_hours, bulk_count, bulk_minutes, bulk_spread_hours, call_slack_minutes,
       typed_only_least, version) values ($1, $2, $3, $4, $5, $6, $7, 1)
     on conflict (workspace_id) do update set late_hours = $2, bulk_count = $3, bulk_minutes = $4, bulk_spread_hours = $5,
       call_slack_minutes = $6, typed_only_least = $7, version = t.version + 1 where t.version = $8`,
    [
      unit.actor.workspaceId,
      after.lateHours,
      after.bulkCount,
      after.bulkMinutes,
      after.bulkSpreadHours,
      after.callSlackMinutes,
      after.typedOnlyLeast,
      version,
    ],
  );
  if (kept !== version || rowCount === 0) {
    return refuse(honestRecordsRefusals, "record_thresholds_changed", { extra: { version: kept } });
  }
  const changes = Object.fromEntries(
    Object.entries(after)
      .map(([field, value]) => [field, [before[field as keyof typeof before], value]] as const)
      .filter(([, [old, value]]) => old !== value),
  );
  unit.audit({
    action: "record_thresholds.changed",
    entity: "record_thresholds",
    entityId: unit.actor.workspaceId,
    changes,
  });
  return { ...after, version: version + 1 };
}

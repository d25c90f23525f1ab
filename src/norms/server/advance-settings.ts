import { sql } from "kysely";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { StageRule } from "../domain/advance/advance-rule.ts";
import { defaultRules } from "../domain/advance/advance-rules.ts";
import { defaultKinds, type EffectiveKind } from "../domain/advance/effective-kind.ts";

/** What counts on each stage; the usual where nobody set it. */
export async function readAdvanceRules({
  sql: db,
  actor,
}: Pick<Reading, "sql" | "actor">): Promise<(stageId: string | null) => readonly StageRule[]> {
  const { rows } = await sql<{ stage_id: string; rules: readonly StageRule[] }>`
    select stage_id, rules from advance_rules where workspace_id = ${actor.workspaceId}`.execute(db);
  const own = new Map(rows.map(({ stage_id, rules }) => [stage_id, rules]));
  return (stageId) => own.get(stageId ?? "") ?? defaultRules;
}

export async function readEffectiveKinds({
  sql: db,
  actor,
}: Pick<Reading, "sql" | "actor">): Promise<readonly EffectiveKind[]> {
  const { rows } = await sql<{ kinds: readonly EffectiveKind[] }>`
    select kinds from effective_kinds where workspace_id = ${actor.workspaceId}`.execute(db);
  return rows[0]?.kinds ?? defaultKinds;
}

/** Null: the usual again. */
export async function putAdvanceRules(unit: Unit, stageId: string, rules: readonly StageRule[] | null): Promise<void> {
  const { workspaceId } = unit.actor;
  if (rules === null)
    await sql`delete from advance_rules where workspace_id = ${workspaceId} and stage_id = ${stageId}`.execute(
      unit.sql,
    );
  else
    await sql`
      insert into advance_rules (workspace_id, stage_id, rules, changed_at)
      values (${workspaceId}, ${stageId}, ${JSON.stringify(rules)}, ${new Date(unit.now)})
      on conflict (workspace_id, stage_id) do update set rules = excluded.rules, changed_at = excluded.changed_at`.execute(
      unit.sql,
    );
}

export async function putEffectiveKinds(unit: Unit, kinds: readonly EffectiveKind[]): Promise<void> {
  await sql`
    insert into effective_kinds (workspace_id, kinds, changed_at)
    values (${unit.actor.workspaceId}, ${JSON.stringify(kinds)}, ${new Date(unit.now)})
    on conflict (workspace_id) do update set kinds = excluded.kinds, changed_at = excluded.changed_at`.execute(
    unit.sql,
  );
}

import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { CustomFieldAnswer, changeCustomField } from "../contract.ts";
import type { FieldOption } from "../domain/custom-field.ts";
import { editOptions } from "../domain/edit-options.ts";
import { customFieldRefusals } from "../domain/refusals.ts";
import { lockEntity, taken, undemanded } from "./create-field.ts";
import { type FieldRow, lockField, readFields, toAnswer } from "./field-row.ts";
import { placeFields, updateField } from "./store.ts";

type Change = BodyOf<typeof changeCustomField>;

/** Changes a field, its options or its place. What a stage asks for is neither archived nor taken away. */
export async function changeField(unit: Unit, id: string, change: Change): Promise<CustomFieldAnswer | Refusal> {
  const found = await lockField(unit, id);
  if (isRefusal(found)) return found;
  if (found.version !== change.version) return refuse(customFieldRefusals, "custom_field_version_conflict");
  if (found.entity === "activity" && change.isDemanded) return undemanded();
  await lockEntity(unit, found.entity);
  const fields = await readFields(unit, found.entity);
  const after = changed(unit, found, change);
  if (isRefusal(after)) return after;
  const isTaken = fields.some(
    (field) => field.id !== id && !field.isArchived && field.name.toLowerCase() === after.name.toLowerCase(),
  );
  if (isTaken && after.archivedAt === null) return taken("custom_field_name_taken", "name");
  const asked = await whoAsks(unit, found, after);
  if (asked) return asked;
  await updateField(unit, after);
  if (change.before !== undefined) await placeFields(unit, placed(fields, id, change.before));
  unit.audit({ action: actionOf(found, after), entity: "custom_field", entityId: id, changes: told(found, after) });
  unit.announce({ name: "custom_field", ids: { customField: id } });
  const row = await lockField(unit, id);
  return isRefusal(row) ? row : toAnswer(row);
}

function changed(unit: Unit, before: FieldRow, change: Change): FieldRow | Refusal {
  const { version: _, before: __, isArchived, options: written, ...fields } = change;
  const options =
    written === undefined ? before.options : editOptions(before.kind, before.options, written, () => unit.newId());
  if (isRefusal(options)) return options;
  const archivedAt =
    isArchived === undefined ? before.archivedAt : isArchived ? (before.archivedAt ?? new Date(unit.now)) : null;
  return { ...before, ...fields, options: options as readonly FieldOption[], archivedAt };
}

function actionOf(before: FieldRow, after: FieldRow): string {
  if ((before.archivedAt === null) === (after.archivedAt === null)) return "custom_field.changed";
  return after.archivedAt === null ? "custom_field.restored" : "custom_field.archived";
}

function told(before: FieldRow, after: FieldRow): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const name of ["name", "help", "group", "isOnCard", "isInList", "isInForm", "isDemanded"] as const) {
    if (before[name] !== after[name]) changes[name] = [before[name], after[name]];
  }
  const names = (field: FieldRow) => field.options.filter((one) => !one.isArchived).map((one) => one.name);
  if (JSON.stringify(before.options) !== JSON.stringify(after.options)) changes.options = [names(before), names(after)];
  return changes;
}

function placed(fields: readonly FieldRow[], id: string, before: string | null): readonly string[] {
  const others = fields.map((field) => field.id).filter((one) => one !== id);
  const at = before === null ? -1 : others.indexOf(before);
  return at < 0 ? [...others, id] : others.toSpliced(at, 0, id);
}

/** A field that is put away, or an option, must not be what a stage still asks for: nobody could get past it. */
async function whoAsks(unit: Unit, before: FieldRow, after: FieldRow): Promise<Refusal | null> {
  const isPutAway = before.archivedAt === null && after.archivedAt !== null;
  const gone = after.options.filter(
    (option) => option.isArchived && before.options.some((one) => one.id === option.id && !one.isArchived),
  );
  if (!isPutAway && gone.length === 0) return null;
  const { rows } = await unit.client.query<{ stage: string; pipeline: string }>(
    `select s.name as stage, p.name as pipeline from reporting.stages s
     join reporting.pipelines p on p.workspace_id = s.workspace_id and p.id = s.pipeline_id
     cross join lateral jsonb_array_elements(s.entry_conditions) as c
     where s.workspace_id = $1 and s.archived_at is null and p.archived_at is null
       and c ->> 'kind' = 'custom_field' and c ->> 'field' = $2 and ($3 or c ->> 'equals' = any($4)) limit 1`,
    [unit.actor.workspaceId, before.id, isPutAway, gone.map((option) => option.id)],
  );
  return rows[0] ? refuse(customFieldRefusals, "custom_field_in_gate", { params: rows[0] }) : null;
}

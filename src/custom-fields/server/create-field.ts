import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { CustomFieldAnswer, createCustomField } from "../contract.ts";
import { mostFields } from "../domain/custom-field.ts";
import { editOptions } from "../domain/edit-options.ts";
import { keyOfName } from "../domain/key-of-name.ts";
import { customFieldRefusals } from "../domain/refusals.ts";
import { lockField, readFields, toAnswer } from "./field-row.ts";
import { insertField } from "./store.ts";

/** Adds a field at the end of its entity. Refuses a name or key that is taken, and the hundred and first. */
export async function createField(
  unit: Unit,
  body: BodyOf<typeof createCustomField>,
): Promise<CustomFieldAnswer | Refusal> {
  if (body.entity === "activity" && body.isDemanded) return undemanded();
  await lockEntity(unit, body.entity);
  const fields = await readFields(unit, body.entity);
  if (fields.filter((field) => !field.isArchived).length >= mostFields) {
    return refuse(customFieldRefusals, "custom_fields_too_many", { params: { most: mostFields } });
  }
  if (fields.some((field) => !field.isArchived && field.name.toLowerCase() === body.name.toLowerCase())) {
    return taken("custom_field_name_taken", "name");
  }
  if (fields.some((field) => field.key === body.key)) return taken("custom_field_key_taken", "key");
  const options = editOptions(body.kind, [], body.options, () => unit.newId());
  if (isRefusal(options)) return options;
  const key = body.key ?? keyOfName(body.name, new Set(fields.map((field) => field.key)));
  const id = unit.newId<"custom_field">();
  await insertField(unit, { ...body, id, key, options });
  const { name, kind, entity } = body;
  unit.audit({ action: "custom_field.created", entity: "custom_field", entityId: id, changes: { name, kind, entity } });
  unit.announce({ name: "custom_field", ids: { customField: id } });
  const row = await lockField(unit, id);
  return isRefusal(row) ? row : toAnswer(row);
}

/** Two who add or order fields of one entity at once go one after the other. */
export async function lockEntity(unit: Unit, entity: string): Promise<void> {
  await unit.client.query("select pg_advisory_xact_lock(hashtextextended($1, 45))", [
    `${unit.actor.workspaceId} ${entity}`,
  ]);
}

/** A call is noted in passing, from many places: a form that must be filled would keep it from being noted at all. */
export const undemanded = (): Refusal =>
  refuse(customFieldRefusals, "custom_activity_undemanded", {
    errors: [{ path: "isDemanded", code: "custom_activity_undemanded" }],
  });

export const taken = (code: "custom_field_name_taken" | "custom_field_key_taken", path: string): Refusal =>
  refuse(customFieldRefusals, code, { errors: [{ path, code }] });

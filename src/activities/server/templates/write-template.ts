import { sql } from "kysely";
import { changedFields } from "../../../kernel/changed-fields.ts";
import type { BodyOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { changeNoteTemplate, createNoteTemplate, NoteTemplate } from "../../contract.ts";
import { asksForOwn, unknownPlaceholders } from "../../domain/fill-template.ts";
import { activitiesRefusals } from "../../domain/refusals.ts";
import { insertTemplate, updateTemplate, type Values } from "../store.ts";
import { keepsShared, mayChange, type TemplateRow, templatesOf, toTemplate } from "./template-row.ts";

/** Refuses `template_invalid` with the placeholder that is none, and `template_not_yours` to share where one may not. */
export async function addTemplate(
  unit: Unit,
  { name, kind = null, body, isShared = false }: BodyOf<typeof createNoteTemplate>,
): Promise<NoteTemplate | Refusal> {
  const refused = await refusalOf(unit, body, isShared);
  if (refused) return refused;
  const id = unit.newId<"note_template">();
  const values = { name, kind, body, is_shared: isShared };
  await insertTemplate(unit, id, values);
  unit.audit({ action: "note_template.created", entity: "note_template", entityId: id, changes: { name, isShared } });
  return found(unit, id);
}

export async function changeTemplate(
  unit: Unit,
  id: string,
  { version, ...change }: BodyOf<typeof changeNoteTemplate>,
): Promise<NoteTemplate | Refusal> {
  const row = await lockTemplate(unit, id);
  if (isRefusal(row)) return row;
  if (row.deleted_at) return refuse(activitiesRefusals, "template_unknown");
  if (row.version !== version) return refuse(activitiesRefusals, "version_conflict");
  const values = {
    name: change.name ?? row.name,
    kind: change.kind === undefined ? row.kind : change.kind,
    body: change.body ?? row.body,
    is_shared: change.isShared ?? row.is_shared,
  };
  const refused = await refusalOf(unit, values.body, values.is_shared);
  return refused ?? set(unit, row, "note_template.changed", values);
}

export async function deleteTemplate(unit: Unit, id: string): Promise<NoteTemplate | Refusal> {
  const row = await lockTemplate(unit, id);
  if (isRefusal(row)) return row;
  if (row.deleted_at) return refuse(activitiesRefusals, "template_unknown");
  return set(unit, row, "note_template.deleted", { deleted_at: new Date(unit.now) });
}

/** Undoes a deletion; a template that is there stays as it is. */
export async function restoreTemplate(unit: Unit, id: string): Promise<NoteTemplate | Refusal> {
  const row = await lockTemplate(unit, id);
  return isRefusal(row) ? row : set(unit, row, "note_template.restored", { deleted_at: null });
}

async function refusalOf(unit: Unit, body: string, isShared: boolean): Promise<Refusal | null> {
  if (isShared && !keepsShared(unit.actor)) return refuse(activitiesRefusals, "template_not_yours");
  const [slip] = unknownPlaceholders(body, asksForOwn(body) ? await ownKeys(unit) : []);
  if (slip === undefined) return null;
  const errors = [{ path: "body", code: "template_placeholder_unknown" }];
  return refuse(activitiesRefusals, "template_invalid", { params: { slip }, errors });
}

/** Archived ones too: what they hold is still known. */
async function ownKeys(unit: Unit): Promise<string[]> {
  const { rows } = await unit.client.query<{ key: string }>(
    "select key from reporting.custom_fields where workspace_id = $1 and entity = 'deal'",
    [unit.actor.workspaceId],
  );
  return rows.map(({ key }) => key);
}

/** Nobody else changes it until this transaction ends. */
async function lockTemplate(unit: Unit, id: string): Promise<TemplateRow | Refusal> {
  const { rows } = await templatesOf(unit.actor, sql`and n.id = ${id} for update of n`).execute(unit.sql);
  const [row] = rows;
  if (!row) return refuse(activitiesRefusals, "template_unknown");
  return mayChange(unit.actor, row) ? row : refuse(activitiesRefusals, "template_not_yours");
}

async function set(unit: Unit, before: TemplateRow, action: string, values: Values): Promise<NoteTemplate | Refusal> {
  const changes = changedFields({ ...before }, values);
  if (Object.keys(changes).length > 0) {
    await updateTemplate(unit, before.id, values);
    unit.audit({ action, entity: "note_template", entityId: before.id, changes });
  }
  return found(unit, before.id);
}

async function found(unit: Unit, id: string): Promise<NoteTemplate | Refusal> {
  const { rows } = await templatesOf(unit.actor, sql`and n.id = ${id}`).execute(unit.sql);
  return rows[0] ? toTemplate(unit.actor, rows[0]) : refuse(activitiesRefusals, "template_unknown");
}

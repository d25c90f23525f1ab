import type { Unit } from "../../platform/database/unit.ts";
import type { FieldRow } from "./field-row.ts";

/** The only writes of this slice; values are written by the slices whose rows they are. */
export type NewField = Omit<FieldRow, "position" | "version" | "archivedAt" | "isArchived">;

/** Last in its entity. */
export async function insertField(unit: Unit, field: NewField): Promise<void> {
  await unit.client.query(
    `insert into custom_fields (workspace_id, id, entity, key, name, kind, help, group_name, position, is_on_card, is_in_form,
       is_demanded, options, created_at, is_in_list)
     select $1, $2, $3, $4, $5, $6, $7, $8, coalesce(max(position), 0) + 1, $9, $10, $11, $12, $13, $14
     from custom_fields where workspace_id = $1 and entity = $3`,
    [
      unit.actor.workspaceId,
      field.id,
      field.entity,
      field.key,
      field.name,
      field.kind,
      field.help,
      field.group,
      field.isOnCard,
      field.isInForm,
      field.isDemanded,
      JSON.stringify(field.options),
      new Date(unit.now),
      field.isInList,
    ],
  );
}

/** Everything that may change, and the next version. */
export async function updateField(unit: Unit, field: FieldRow): Promise<void> {
  await unit.client.query(
    `update custom_fields set name = $3, help = $4, group_name = $5, is_on_card = $6, is_in_form = $7, is_demanded = $8,
       options = $9, archived_at = $10, is_in_list = $11, version = version + 1
     where workspace_id = $1 and id = $2`,
    [
      unit.actor.workspaceId,
      field.id,
      field.name,
      field.help,
      field.group,
      field.isOnCard,
      field.isInForm,
      field.isDemanded,
      JSON.stringify(field.options),
      field.archivedAt,
      field.isInList,
    ],
  );
}

/** The order of an entity's fields, 1 first. */
export async function placeFields(unit: Unit, ids: readonly string[]): Promise<void> {
  await unit.client.query(
    `update custom_fields f set position = t.place from unnest($2::uuid[]) with ordinality as t(id, place)
     where f.workspace_id = $1 and f.id = t.id`,
    [unit.actor.workspaceId, ids],
  );
}

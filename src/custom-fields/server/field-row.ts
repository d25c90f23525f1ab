import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { CustomFieldAnswer } from "../contract.ts";
import type { CustomField, Entity } from "../domain/custom-field.ts";
import { customFieldRefusals } from "../domain/refusals.ts";

type Asking = Pick<Reading, "client" | "actor">;

export interface FieldRow extends CustomField {
  readonly help: string;
  readonly group: string;
  readonly position: number;
  readonly isOnCard: boolean;
  readonly isInList: boolean;
  readonly isInForm: boolean;
  readonly archivedAt: Date | null;
  readonly version: number;
}

const columns = `id, entity, key, name, kind, help, group_name as "group", position, is_on_card as "isOnCard", is_in_list as "isInList", is_in_form as "isInForm",
  is_demanded as "isDemanded", options, archived_at as "archivedAt", archived_at is not null as "isArchived", version`;

/** The fields of an entity in their order, archived ones too. */
export async function readFields({ client, actor }: Asking, entity: Entity): Promise<readonly FieldRow[]> {
  const { rows } = await client.query<FieldRow>({
    name: "read_custom_fields",
    text: `select ${columns} from custom_fields where workspace_id = $1 and entity = $2 order by position, key`,
    values: [actor.workspaceId, entity],
  });
  return rows;
}

/** Fields of all entities. */
export async function readAllFields({ client, actor }: Asking): Promise<readonly FieldRow[]> {
  const { rows } = await client.query<FieldRow>({
    name: "read_all_custom_fields",
    text: `select ${columns} from custom_fields where workspace_id = $1 order by entity, position, key`,
    values: [actor.workspaceId],
  });
  return rows;
}

/** One field, locked. */
export async function lockField(
  { client, actor }: Asking,
  id: string,
): Promise<FieldRow | Refusal<"custom_field_unknown">> {
  const { rows } = await client.query<FieldRow>({
    name: "lock_custom_field",
    text: `select ${columns} from custom_fields where workspace_id = $1 and id = $2 for update`,
    values: [actor.workspaceId, id],
  });
  return rows[0] ?? refuse(customFieldRefusals, "custom_field_unknown");
}

export function toAnswer({ isArchived: _, archivedAt, options, ...row }: FieldRow): CustomFieldAnswer {
  return { ...row, options: [...options], archivedAt: archivedAt?.toISOString() ?? null };
}

import { type RawBuilder, sql } from "kysely";
import { may } from "../../../identity/index.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { NoteTemplate } from "../../contract.ts";

export interface TemplateRow {
  readonly id: string;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly name: string;
  readonly kind: NoteTemplate["kind"];
  readonly body: string;
  readonly is_shared: boolean;
  readonly updated_at: Date;
  readonly deleted_at: Date | null;
  readonly version: number;
}

/** Who keeps the order of work keeps everybody's templates. */
export const keepsShared = (actor: Reading["actor"]): boolean => may(actor, "pipelines.edit");

/** Templates `n` that the actor may use: one's own and everybody's. */
export function templatesOf(actor: Reading["actor"], rest: RawBuilder<unknown>): RawBuilder<TemplateRow> {
  return sql<TemplateRow>`
    select n.*, u.name as owner_name from note_templates n
    join reporting.users u on u.workspace_id = n.workspace_id and u.id = n.owner_id
    where n.workspace_id = ${actor.workspaceId} and (n.owner_id = ${actor.userId} or n.is_shared) ${rest}`;
}

export const mayChange = (actor: Reading["actor"], row: TemplateRow): boolean =>
  row.is_shared ? keepsShared(actor) : row.owner_id === actor.userId;

export const toTemplate = (actor: Reading["actor"], row: TemplateRow): NoteTemplate => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  body: row.body,
  isShared: row.is_shared,
  owner: { id: row.owner_id, name: row.owner_name },
  mayChange: mayChange(actor, row),
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

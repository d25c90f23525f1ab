import { sql } from "kysely";
import type { FieldError } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";

export interface References {
  readonly ownerId?: string | null | undefined;
  readonly companyId?: string | null | undefined;
  readonly contactId?: string | null | undefined;
}

/** The people and customers named that this workspace does not have. */
export async function unknownReferences(unit: Unit, references: References): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (const [path, view, code] of [
    ["ownerId", sql`select from reporting.users where`, "activity_owner_unknown"],
    ["companyId", sql`select from reporting.companies where deleted_at is null and`, "activity_company_unknown"],
    ["contactId", sql`select from reporting.contacts where deleted_at is null and`, "activity_contact_unknown"],
  ] as const) {
    const id = references[path];
    if (!id) continue;
    const { rows } = await sql`${view} workspace_id = ${unit.actor.workspaceId} and id = ${id}`.execute(unit.sql);
    if (rows.length === 0) errors.push({ path, code });
  }
  return errors;
}

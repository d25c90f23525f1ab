import { sql } from "kysely";
import { unknownCustomers } from "../../crm/index.ts";
import type { FieldError } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";

export interface References {
  readonly ownerId?: string | null | undefined;
  readonly companyId?: string | null | undefined;
  readonly contactId?: string | null | undefined;
}

/** The people and customers named that this workspace does not have, or that the actor may not know of. */
export async function unknownReferences(unit: Unit, references: References): Promise<FieldError[]> {
  const { ownerId, companyId, contactId } = references;
  const errors: FieldError[] = [];
  if (ownerId) {
    const { rows } = await sql`
      select from reporting.users where workspace_id = ${unit.actor.workspaceId} and id = ${ownerId}`.execute(unit.sql);
    if (rows.length === 0) errors.push({ path: "ownerId", code: "activity_owner_unknown" });
  }
  if (companyId && (await unknownCustomers(unit, "companies", [companyId])).length > 0) {
    errors.push({ path: "companyId", code: "activity_company_unknown" });
  }
  if (contactId && (await unknownCustomers(unit, "contacts", [contactId])).length > 0) {
    errors.push({ path: "contactId", code: "activity_contact_unknown" });
  }
  return errors;
}

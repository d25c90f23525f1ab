import { unknownCustomers } from "../../crm/index.ts";
import { knowsEveryCustomer } from "../../identity/index.ts";
import type { Refusal } from "../../kernel/refusal.ts";
import { refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { pipelineRefusals } from "../domain/refusals.ts";

export interface Referred {
  readonly companyId?: string | null | undefined;
  readonly ownerId?: string | undefined;
  readonly contactIds?: readonly string[];
}

type ReferenceRefusal = Refusal<"company_unknown" | "owner_unknown" | "contact_unknown">;

/** Whether the company, the responsible and the contacts that a deal is to refer to exist in this workspace, and the actor knows of them. */
export async function checkReferences(unit: Unit, referred: Referred): Promise<ReferenceRefusal | null> {
  const { companyId = null, ownerId = null, contactIds = [] } = referred;
  if (companyId === null && ownerId === null && contactIds.length === 0) return null;
  // PostgreSQL keeps the plan for one contact; for a list of unknown length it plans anew each time, which costs more than it finds.
  const isOne = contactIds.length <= 1;
  const { rows } = await unit.client.query<{ company: boolean; owner: boolean; contacts: number }>({
    name: isOne ? "check_references" : "check_references_of_contacts",
    text: `select
        $2::uuid is null or exists (select from reporting.companies where workspace_id = $1 and id = $2 and deleted_at is null) as company,
        $3::uuid is null or exists (select from reporting.users where workspace_id = $1 and id = $3 and is_active) as owner,
        (select count(*) from reporting.contacts where workspace_id = $1 and id = ${isOne ? "$4" : "any($4)"} and deleted_at is null) as contacts`,
    values: [unit.actor.workspaceId, companyId, ownerId, isOne ? (contactIds[0] ?? null) : contactIds],
  });
  const found = rows[0];
  const refusal = (code: "company_unknown" | "owner_unknown" | "contact_unknown", path: string) =>
    refuse(pipelineRefusals, code, { errors: [{ path, code }] });
  if (!found?.company) return refusal("company_unknown", "companyId");
  if (!found.owner) return refusal("owner_unknown", "ownerId");
  if (found.contacts !== new Set(contactIds).size) return refusal("contact_unknown", "contacts");
  if (knowsEveryCustomer(unit.actor)) return null;
  // A deal with a company makes the company known: who knows the own customers only must not begin so.
  const [company] = await unknownCustomers(unit, "companies", companyId === null ? [] : [companyId]);
  if (company !== undefined) return refusal("company_unknown", "companyId");
  const [contact] = await unknownCustomers(unit, "contacts", contactIds);
  return contact === undefined ? null : refusal("contact_unknown", "contacts");
}

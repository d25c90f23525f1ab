import { changedFields } from "../../kernel/changed-fields.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { Company, changeCompany as definition } from "../contract.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { findCompany, toCompany } from "./company-row.ts";
import { readCustomerInput } from "./read-customer-input.ts";
import { updateCustomer } from "./store.ts";

/** Changes the fields that were sent, when nobody has changed the company since `version` was read. */
export async function changeCompany(
  unit: Unit,
  { params, body }: InputOf<typeof definition>,
): Promise<Company | Refusal> {
  const before = await findCompany(unit, params.id, true);
  if (!before || before.deleted_at) return refuse(crmRefusals, "company_unknown");
  if (before.version !== body.version) return refuse(crmRefusals, "version_conflict");
  const { version: _, ...sent } = body;
  const read = await readCustomerInput(unit, "company", sent, before.custom);
  if (isRefusal(read)) return read;
  const changes = { ...changedFields({ ...before }, read.values), ...read.custom.changes };
  if (Object.keys(changes).length === 0) return toCompany(before);
  if (!(await updateCustomer(unit, "companies", params.id, read))) return refuse(crmRefusals, "external_id_taken");
  unit.audit({ action: "company.updated", entity: "company", entityId: params.id, changes });
  unit.announce({ name: "company.changed", ids: { companyId: params.id } });
  const row = await findCompany(unit, params.id);
  return row ? toCompany(row) : refuse(crmRefusals, "company_unknown");
}

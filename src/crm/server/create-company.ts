import { changedFields } from "../../kernel/changed-fields.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Company, CompanyInput } from "../contract.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { findCompany, toCompany } from "./company-row.ts";
import { ownedBy } from "./customer-sight.ts";
import { readCustomerInput } from "./read-customer-input.ts";
import { insertCustomer } from "./store.ts";

/** Adds a company. Refuses wrong fields by path, and an external id that another company has. */
export async function createCompany(unit: Unit, input: CompanyInput): Promise<Company | Refusal> {
  const read = await readCustomerInput(unit, "company", ownedBy(unit.actor, input), null);
  if (isRefusal(read)) return read;
  const id = unit.newId<"company">();
  if (!(await insertCustomer(unit, "companies", id, read))) return refuse(crmRefusals, "external_id_taken");
  const changes = { ...changedFields(null, read.values), ...read.custom.changes };
  unit.audit({ action: "company.created", entity: "company", entityId: id, changes });
  unit.announce({ name: "company.changed", ids: { companyId: id } });
  const row = await findCompany(unit, id);
  return row ? toCompany(row) : refuse(crmRefusals, "company_unknown");
}

import { unchangedCustom } from "../../custom-fields/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Company } from "../contract.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { findCompany, toCompany } from "./company-row.ts";
import { updateCustomer } from "./store.ts";

/** Hides a company from lists and cards until it is restored; what refers to it stays. */
export function deleteCompany(unit: Unit, id: string, version: number | undefined): Promise<Company | Refusal> {
  return setDeleted(unit, id, true, version);
}

/** Undoes a deletion; a company that is not deleted stays as it is. */
export function restoreCompany(unit: Unit, id: string): Promise<Company | Refusal> {
  return setDeleted(unit, id, false, undefined);
}

async function setDeleted(unit: Unit, id: string, isDeleted: boolean, version: number | undefined) {
  const before = await findCompany(unit, id, true);
  if (!before || (isDeleted && before.deleted_at)) return refuse(crmRefusals, "company_unknown");
  if (version !== undefined && before.version !== version) return refuse(crmRefusals, "version_conflict");
  if (before.merged_into) return refuse(crmRefusals, "customer_merged");
  if (!isDeleted && !before.deleted_at) return toCompany(before);
  const deletedAt = isDeleted ? new Date(unit.now) : null;
  await updateCustomer(unit, "companies", id, { values: { deleted_at: deletedAt }, custom: unchangedCustom });
  unit.audit({
    action: isDeleted ? "company.deleted" : "company.restored",
    entity: "company",
    entityId: id,
    changes: { deleted_at: [before.deleted_at, deletedAt] },
  });
  unit.announce({ name: "company.changed", ids: { companyId: id } });
  const row = await findCompany(unit, id);
  return row ? toCompany(row) : refuse(crmRefusals, "company_unknown");
}

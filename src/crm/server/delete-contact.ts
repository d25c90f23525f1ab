import { unchangedCustom } from "../../custom-fields/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Contact } from "../contract.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { findContact, toContact } from "./contact-row.ts";
import { updateCustomer } from "./store.ts";

/** Hides a contact from lists and cards until it is restored; what refers to it stays. */
export function deleteContact(unit: Unit, id: string, version: number | undefined): Promise<Contact | Refusal> {
  return setDeleted(unit, id, true, version);
}

/** Undoes a deletion; a contact that is not deleted stays as it is. */
export function restoreContact(unit: Unit, id: string): Promise<Contact | Refusal> {
  return setDeleted(unit, id, false, undefined);
}

async function setDeleted(unit: Unit, id: string, isDeleted: boolean, version: number | undefined) {
  const before = await findContact(unit, id, true);
  if (!before || (isDeleted && before.deleted_at)) return refuse(crmRefusals, "contact_unknown");
  if (version !== undefined && before.version !== version) return refuse(crmRefusals, "version_conflict");
  if (before.merged_into) return refuse(crmRefusals, "customer_merged");
  if (!isDeleted && !before.deleted_at) return toContact(before);
  const deletedAt = isDeleted ? new Date(unit.now) : null;
  await updateCustomer(unit, "contacts", id, { values: { deleted_at: deletedAt }, custom: unchangedCustom });
  unit.audit({
    action: isDeleted ? "contact.deleted" : "contact.restored",
    entity: "contact",
    entityId: id,
    changes: { deleted_at: [before.deleted_at, deletedAt] },
  });
  unit.announce({ name: "contact.changed", ids: { contactId: id } });
  const row = await findContact(unit, id);
  return row ? toContact(row) : refuse(crmRefusals, "contact_unknown");
}

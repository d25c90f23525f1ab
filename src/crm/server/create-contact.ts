import { changedFields } from "../../kernel/changed-fields.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Contact, ContactInput } from "../contract.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { findContact, toContact } from "./contact-row.ts";
import { ownedBy } from "./customer-sight.ts";
import { readCustomerInput } from "./read-customer-input.ts";
import { insertCustomer } from "./store.ts";

/** Adds a contact. Refuses wrong fields by path, and an external id that another contact has. */
export async function createContact(unit: Unit, input: ContactInput): Promise<Contact | Refusal> {
  const read = await readCustomerInput(unit, "contact", ownedBy(unit.actor, input), null);
  if (isRefusal(read)) return read;
  const id = unit.newId<"contact">();
  if (!(await insertCustomer(unit, "contacts", id, read))) return refuse(crmRefusals, "external_id_taken");
  const changes = { ...changedFields(null, read.values), ...read.custom.changes };
  unit.audit({ action: "contact.created", entity: "contact", entityId: id, changes });
  unit.announce({ name: "contact.changed", ids: { contactId: id } });
  const row = await findContact(unit, id);
  return row ? toContact(row) : refuse(crmRefusals, "contact_unknown");
}

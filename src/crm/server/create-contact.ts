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
  const values = await readCustomerInput(unit, ownedBy(unit.actor, input));
  if (isRefusal(values)) return values;
  const id = unit.newId<"contact">();
  if (!(await insertCustomer(unit, "contacts", id, values))) return refuse(crmRefusals, "external_id_taken");
  unit.audit({ action: "contact.created", entity: "contact", entityId: id, changes: changedFields(null, values) });
  unit.announce({ name: "contact.changed", ids: { contactId: id } });
  const row = await findContact(unit, id);
  return row ? toContact(row) : refuse(crmRefusals, "contact_unknown");
}

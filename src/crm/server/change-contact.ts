import { changedFields } from "../../kernel/changed-fields.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { Contact, changeContact as definition } from "../contract.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { findContact, toContact } from "./contact-row.ts";
import { readCustomerInput } from "./read-customer-input.ts";
import { updateCustomer } from "./store.ts";

/** Changes the fields that were sent, when nobody has changed the contact since `version` was read. */
export async function changeContact(
  unit: Unit,
  { params, body }: InputOf<typeof definition>,
): Promise<Contact | Refusal> {
  const before = await findContact(unit, params.id, true);
  if (!before || before.deleted_at) return refuse(crmRefusals, "contact_unknown");
  if (before.version !== body.version) return refuse(crmRefusals, "version_conflict");
  const { version: _, ...sent } = body;
  const read = await readCustomerInput(unit, "contact", sent, before.custom);
  if (isRefusal(read)) return read;
  const changes = { ...changedFields({ ...before }, read.values), ...read.custom.changes };
  if (Object.keys(changes).length === 0) return toContact(before);
  if (!(await updateCustomer(unit, "contacts", params.id, read))) return refuse(crmRefusals, "external_id_taken");
  unit.audit({ action: "contact.updated", entity: "contact", entityId: params.id, changes });
  unit.announce({ name: "contact.changed", ids: { contactId: params.id } });
  const row = await findContact(unit, params.id);
  return row ? toContact(row) : refuse(crmRefusals, "contact_unknown");
}

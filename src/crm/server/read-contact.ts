import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Contact, ContactCard } from "../contract.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { findContact, toContact } from "./contact-row.ts";
import { survivorOf } from "./duplicates/survivor-of.ts";

export async function readContact(reading: Reading, id: string): Promise<Contact | Refusal> {
  const row = await findContact(reading, id);
  return row && !row.deleted_at ? toContact(row) : refuse(crmRefusals, "contact_unknown");
}

/** The contact's page. A merged contact answers as the one that it became. */
export async function readContactCard(reading: Reading, id: string): Promise<ContactCard | Refusal> {
  const contact = await readContact(reading, id);
  if (!isRefusal(contact)) return { ...contact, mergedFrom: null };
  const survivor = await survivorOf(reading, "contacts", id);
  if (!survivor) return contact;
  const card = await readContact(reading, survivor);
  return isRefusal(card) ? card : { ...card, mergedFrom: id };
}

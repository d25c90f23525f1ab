import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Contact } from "../contract.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { findContact, toContact } from "./contact-row.ts";

export async function readContact(reading: Reading, id: string): Promise<Contact | Refusal> {
  const row = await findContact(reading, id);
  return row && !row.deleted_at ? toContact(row) : refuse(crmRefusals, "contact_unknown");
}

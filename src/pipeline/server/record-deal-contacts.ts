import type { ContactId, DealId } from "../../kernel/ids.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { ContactRole } from "../domain/regulation.ts";

export interface RecordedDealContact {
  readonly dealId: DealId;
  readonly contactId: ContactId;
  readonly role: ContactRole | null;
  readonly isMain: boolean;
}

/** Names people on deals by the thousand; at most one main contact a deal is the caller's care. */
export async function recordDealContacts(unit: Unit, contacts: readonly RecordedDealContact[]): Promise<void> {
  await unit.client.query(
    `insert into deal_contacts (workspace_id, deal_id, contact_id, role, is_main, added_at)
     select $1, deal_id, contact_id, role, is_main, $2
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::boolean[]) as r(deal_id, contact_id, role, is_main)
     on conflict do nothing`,
    [
      unit.actor.workspaceId,
      new Date(unit.now),
      contacts.map((contact) => contact.dealId),
      contacts.map((contact) => contact.contactId),
      contacts.map((contact) => contact.role),
      contacts.map((contact) => contact.isMain),
    ],
  );
}

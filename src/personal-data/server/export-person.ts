import { activitiesOfContact } from "../../activities/index.ts";
import { readContact } from "../../crm/index.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { dealsOfContact } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { exportPerson as exportPersonEndpoint } from "../contract.ts";
import { consentsOf } from "./consents.ts";

/**
 * Everything that is kept about a person, to be handed to them: the contact, consents, activities, the part in deals, and
 * what the audit tells of these. That it was asked for is audited. Refuses `contact_unknown`. (PLT-11)
 */
export async function exportPerson(
  unit: Unit,
  contactId: string,
): Promise<AnswerOf<typeof exportPersonEndpoint> | Refusal> {
  const contact = await readContact(unit, contactId);
  if (isRefusal(contact)) return contact;
  const consents = await consentsOf(unit, contactId);
  const activities = await activitiesOfContact(unit, contactId);
  const deals = await dealsOfContact(unit, contactId);
  const audit = await auditOf(unit, [contactId, ...[...consents, ...activities].map(({ id }) => String(id))]);
  unit.audit({ action: "contact.personal_data_exported", entity: "contact", entityId: contactId });
  return { exportedAt: new Date(unit.now).toISOString(), contact: { ...contact }, consents, activities, deals, audit };
}

async function auditOf({ client, actor }: Unit, ids: readonly string[]) {
  const { rows } = await client.query<Record<string, unknown>>(
    `select id, at, action, entity, entity_id as "entityId", changes from audit_entries
     where workspace_id = $1 and entity_id = any ($2) order by id`,
    [actor.workspaceId, ids],
  );
  return rows;
}

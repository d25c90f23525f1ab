import { readContact } from "../../crm/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { Consent, recordConsent as recordConsentEndpoint } from "../contract.ts";
import { personalDataRefusals } from "../domain/refusals.ts";
import { insertConsent, markWithdrawn } from "./store.ts";

/** The newest first. Refuses `contact_unknown`. (PLT-11) */
export async function listConsents(
  reading: Reading,
  contactId: string,
): Promise<{ readonly items: Consent[] } | Refusal> {
  const contact = await readContact(reading, contactId);
  if (isRefusal(contact)) return contact;
  return { items: await consentsOf(reading, contactId) };
}

export async function consentsOf({ sql, actor }: Pick<Reading, "sql" | "actor">, contactId: string) {
  const found = await sql
    .selectFrom("consents")
    .selectAll()
    .where("workspace_id", "=", actor.workspaceId)
    .where("contact_id", "=", contactId)
    .orderBy("given_at", "desc")
    .orderBy("id", "desc")
    .limit(500)
    .execute();
  return found.map(consentFrom);
}

/** Five minutes of a clock ahead are forgiven. */
const patienceMs = 5 * 60_000;

/** Refuses `contact_unknown`, `consent_in_future`. (PLT-11) */
export async function recordConsent(
  unit: Unit,
  contactId: string,
  command: BodyOf<typeof recordConsentEndpoint>,
): Promise<Consent | Refusal> {
  const contact = await readContact(unit, contactId);
  if (isRefusal(contact)) return contact;
  const givenAt = command.givenAt === undefined ? unit.now : Date.parse(command.givenAt);
  if (givenAt > unit.now + patienceMs) return refuse(personalDataRefusals, "consent_in_future");
  const id = unit.newId<"consent">();
  const { purpose, text, source } = command;
  await insertConsent(unit, { id, contactId, purpose, text, source, givenAt });
  unit.audit({ action: "consent.recorded", entity: "consent", entityId: id, changes: { purpose: [null, purpose] } });
  unit.announce({ name: "contact.changed", ids: { contactId } });
  return {
    id,
    purpose,
    text,
    source,
    givenAt: new Date(givenAt).toISOString(),
    recordedBy: unit.actor.userId,
    withdrawnAt: null,
  };
}

/** Refuses `consent_unknown`, `consent_withdrawn`. (PLT-11) */
export async function withdrawConsent(unit: Unit, id: string): Promise<Consent | Refusal> {
  const row = await unit.sql
    .selectFrom("consents")
    .selectAll()
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  // Of a contact that the actor does not know nothing is told, not even that the consent exists.
  if (!row || isRefusal(await readContact(unit, row.contact_id)))
    return refuse(personalDataRefusals, "consent_unknown");
  if (row.withdrawn_at) return refuse(personalDataRefusals, "consent_withdrawn");
  await markWithdrawn(unit, id);
  const { purpose } = row;
  unit.audit({ action: "consent.withdrawn", entity: "consent", entityId: id, changes: { purpose: [purpose, null] } });
  unit.announce({ name: "contact.changed", ids: { contactId: row.contact_id } });
  return { ...consentFrom(row), withdrawnAt: new Date(unit.now).toISOString() };
}

interface ConsentRow {
  readonly id: string;
  readonly purpose: string;
  readonly text: string;
  readonly source: string;
  readonly given_at: Date;
  readonly recorded_by: string | null;
  readonly withdrawn_at: Date | null;
}

const consentFrom = (row: ConsentRow): Consent => ({
  id: row.id,
  purpose: row.purpose as Consent["purpose"],
  text: row.text,
  source: row.source,
  givenAt: row.given_at.toISOString(),
  recordedBy: row.recorded_by,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
});

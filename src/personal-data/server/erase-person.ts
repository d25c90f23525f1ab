import { eraseActivitiesOf } from "../../activities/index.ts";
import { eraseReviewsOf } from "../../call-quality/index.ts";
import { eraseContact, mergedContactsOf, readContact } from "../../crm/index.ts";
import { forgetExports } from "../../exporting/index.ts";
import { forgetInImports } from "../../importing/index.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { eraseFromDeals } from "../../pipeline/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { personalDataRefusals } from "../domain/refusals.ts";
import { wordsOf } from "../domain/words-of.ts";
import { eraseConsentsOf, forgetAnswers } from "./store.ts";

export interface Erased {
  readonly deals: number;
  readonly activities: number;
  readonly auditEntries: number;
}

/** Stands where something about the person stood. */
const marks = { ru: "[удалено]", en: "[erased]" } as const;

/** Fields of the audit that tell of the person when the entry is about the contact or an activity with it. */
const personal = [
  ...["name", "position", "phone", "phone_normalized", "phoneNormalized", "email", "external_id", "externalId"],
  ...["subject", "body", "result", "place", "text", "source"],
];

/** Fields that the workspace added, under the names that the audit of these rows has for them. */
async function ownFieldsTold({ client, actor }: Unit, ids: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ field: string }>(
    `select distinct k as field from audit_entries e cross join lateral jsonb_object_keys(e.changes) as k
     where e.workspace_id = $1 and e.entity_id = any($2) and k like 'custom%'`,
    [actor.workspaceId, ids],
  );
  return rows.map(({ field }) => field);
}

/**
 * Erases a person for good (PLT-11): name, phone, e-mail and position of the contact, the words of activities with it, and
 * its name, phone and e-mail wherever deals and the audit tell them. What figures are made of stays: deals with their sums
 * and visits, activities with kind, time and outcome. The audit notes that it was done, not about whom. Refuses
 * `contact_unknown`, and `erasure_not_confirmed` when the name was not typed as it stands.
 */
export async function erasePerson(unit: Unit, contactId: string, name: string): Promise<Erased | Refusal> {
  const contact = await readContact(unit, contactId);
  if (isRefusal(contact)) return contact;
  if (name.trim() !== contact.name) return refuse(personalDataRefusals, "erasure_not_confirmed");
  const mark = marks[unit.actor.workspace.locale];
  const merged = await mergedContactsOf(unit, contactId);
  const words = [...new Set([contact, ...merged].flatMap((one) => wordsOf(one)))].sort((a, b) => b.length - a.length);
  const deals = await eraseFromDeals(unit, contactId, words, mark);
  const { activities, comments } = await eraseActivitiesOf(unit, { contactId, dealIds: deals, words, mark });
  await eraseReviewsOf(unit, { activities, words, mark });
  const consents = await eraseConsentsOf(unit, contactId, words, mark);
  await eraseContact(unit, contactId, mark);
  const own = [contactId, ...merged.map(({ id }) => id), ...activities, ...comments, ...consents];
  const { rows } = await unit.client.query<{ forgotten: number }>(
    "select forget_in_audit($1, $2, $3, $4) as forgotten",
    [own, words, [...personal, ...(await ownFieldsTold(unit, own))], mark],
  );
  await forgetInImports(unit, { ids: own, dealIds: deals, words, mark });
  await forgetAnswers(unit, contactId, words);
  await forgetExports(unit);
  const erased = {
    deals: deals.length,
    activities: activities.length,
    auditEntries: Number(rows[0]?.forgotten ?? 0),
  };
  unit.audit({ action: "contact.erased", entity: "contact", entityId: contactId, changes: { ...erased } });
  unit.announce({ name: "contact.changed", ids: { contactId } });
  return erased;
}

import type { Unit } from "../../platform/database/unit.ts";

/** The only SQL writes of this slice; what other slices keep about a person they erase themselves. */

export async function insertConsent(
  unit: Unit,
  consent: {
    readonly id: string;
    readonly contactId: string;
    readonly purpose: string;
    readonly text: string;
    readonly source: string;
    readonly givenAt: number;
  },
): Promise<void> {
  await unit.sql
    .insertInto("consents")
    .values({
      workspace_id: unit.actor.workspaceId,
      id: consent.id,
      contact_id: consent.contactId,
      purpose: consent.purpose,
      text: consent.text,
      source: consent.source,
      given_at: new Date(consent.givenAt),
      recorded_by: unit.actor.userId,
      recorded_at: new Date(unit.now),
    })
    .execute();
}

export async function markWithdrawn(unit: Unit, id: string): Promise<void> {
  // A clock that was ahead when the consent was recorded must not forbid to withdraw it.
  await unit.client.query(
    `update consents set withdrawn_at = greatest($3, given_at), withdrawn_by = $4 where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, id, new Date(unit.now), unit.actor.userId],
  );
}

/** That and when somebody agreed stays; what tells who it was goes. */
export async function eraseConsentsOf(
  unit: Unit,
  contactId: string,
  words: readonly string[],
  mark: string,
): Promise<readonly string[]> {
  const { rows } = await unit.client.query<{ id: string }>(
    `update consents set text = without_words(text, $3, $4), source = without_words(source, $3, $4)
     where workspace_id = $1 and contact_id = $2 returning id`,
    [unit.actor.workspaceId, contactId, words, mark],
  );
  return rows.map(({ id }) => id);
}

/** Answers kept for retries hold what was asked for then. */
export async function forgetAnswers(unit: Unit, contactId: string, words: readonly string[]): Promise<void> {
  await unit.client.query(
    `delete from idempotency_keys where workspace_id = $1
     and exists (select from unnest($2::text[]) w where strpos(lower(answer::text), lower(w)) > 0)`,
    [unit.actor.workspaceId, [contactId, ...words]],
  );
}

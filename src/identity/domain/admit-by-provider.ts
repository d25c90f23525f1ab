import type { Role } from "../../kernel/actor.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { identityRefusals } from "./refusals.ts";

/** Whom a provider vouches for. */
export interface ProvidedPerson {
  readonly email: string | null;
  /** Null: the provider does not tell. */
  readonly emailVerified: boolean | null;
}

export interface Admitting {
  /** Lower case; empty: any. */
  readonly domains: readonly string[];
  readonly newPeopleRole: Role | null;
}

export type Admission = { readonly as: "member" } | { readonly as: "newcomer"; readonly role: Role };

/**
 * Whether a person whom the workspace's provider vouches for is let in (PLT-2). An address that the provider says nobody has
 * verified is worth nothing; one of which it says nothing counts only in the domains that the owner named. Refuses
 * `provider_email_missing`, `provider_domain_closed`, `user_inactive`, `provider_person_unknown`.
 */
export function admitByProvider(
  person: ProvidedPerson,
  settings: Admitting,
  member: { readonly isActive: boolean } | null,
): Admission | Refusal {
  const domain = person.email?.slice(person.email.lastIndexOf("@") + 1).toLowerCase();
  const isTrusted = person.emailVerified ?? settings.domains.length > 0;
  if (domain === undefined || !isTrusted) return refuse(identityRefusals, "provider_email_missing");
  if (settings.domains.length > 0 && !settings.domains.includes(domain)) {
    return refuse(identityRefusals, "provider_domain_closed", { params: { domain } });
  }
  if (member) return member.isActive ? { as: "member" } : refuse(identityRefusals, "user_inactive");
  return settings.newPeopleRole === null
    ? refuse(identityRefusals, "provider_person_unknown", { params: { email: person.email ?? "" } })
    : { as: "newcomer", role: settings.newPeopleRole };
}

import type { Role } from "../../kernel/actor.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { type Admitting, admitByProvider } from "../domain/admit-by-provider.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { type KnownUser, userWithEmail } from "./create-user.ts";
import type { IdentifiedPerson } from "./open-id.ts";
import { insertUser, updateUser } from "./store.ts";

/**
 * The account that a person whom the workspace's provider vouches for works with: the one linked before, the one of the
 * member with that address, or a new one without a password. Refuses what `admitByProvider` refuses, and
 * `provider_account_exists`: an account that is no member here joins by an invitation that its person accepts. (PLT-2)
 */
export async function enterByProvider(
  unit: Unit,
  person: IdentifiedPerson,
  settings: Admitting,
): Promise<{ readonly accountId: string } | Refusal> {
  const provider = `oidc:${unit.actor.workspaceId}`;
  const subject = `${person.issuer} ${person.subject}`;
  const linked = await accountOfIdentity(unit, provider, subject);
  const member =
    (linked && (await userOfAccount(unit, linked))) ||
    (person.email && (await userWithEmail(unit, person.email))) ||
    null;
  const admission = admitByProvider(person, settings, member && { isActive: member.is_active });
  if (isRefusal(admission)) return admission;
  const email = person.email ?? "";
  const name = person.name ?? email;
  const accountId = member?.account_id ?? (await openAccountOfProvider(unit, email, name));
  if (accountId === null) return refuse(identityRefusals, "provider_account_exists", { params: { email } });
  if (admission.as === "newcomer") await join(unit, { accountId, email, name, role: admission.role });
  else if (member && member.account_id === null) await updateUser(unit, member.id, { account_id: accountId });
  if (linked !== accountId) {
    await unit.client.query("select link_identity($1, $2, $3, $4)", [unit.newId(), provider, subject, accountId]);
  }
  return { accountId };
}

async function join(
  unit: Unit,
  person: { readonly accountId: string; readonly email: string; readonly name: string; readonly role: Role },
): Promise<void> {
  const id = unit.newId<"user">();
  await insertUser(unit, { id, ...person, departmentId: null, isActive: true });
  unit.audit({
    action: "user.joined",
    entity: "user",
    entityId: id,
    changes: { email: [null, person.email], role: [null, person.role] },
  });
  unit.announce({ name: "user.changed", ids: { userId: id } });
}

async function accountOfIdentity({ client }: Unit, provider: string, subject: string): Promise<string | null> {
  const { rows } = await client.query<{ account: string | null }>("select account_of_identity($1, $2) as account", [
    provider,
    subject,
  ]);
  return rows[0]?.account ?? null;
}

async function userOfAccount({ client, actor }: Unit, account: string): Promise<KnownUser | null> {
  const { rows } = await client.query<KnownUser>(
    "select id, account_id, role, is_active from users where workspace_id = $1 and account_id = $2",
    [actor.workspaceId, account],
  );
  return rows[0] ?? null;
}

/** Null when the address has an account already. */
async function openAccountOfProvider(unit: Unit, email: string, name: string): Promise<string | null> {
  const { rows } = await unit.client.query<{ account: string | null }>(
    "select open_account_of_provider($1, $2, $3) as account",
    [unit.newId(), email, name],
  );
  return rows[0]?.account ?? null;
}

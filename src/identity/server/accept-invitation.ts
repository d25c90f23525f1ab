import type pg from "pg";
import type { Locale, Role } from "../../kernel/actor.ts";
import type { UserId, WorkspaceId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { identityRefusals } from "../domain/refusals.ts";
import type { Account } from "./account.ts";
import { openAccount } from "./account.ts";
import { hashOf } from "./api-key.ts";
import { userWithEmail } from "./create-user.ts";
import { closeInvitation, insertUser, updateUser } from "./store.ts";

/** A row of `find_invitation` (migration 0002). */
export interface FoundInvitation {
  readonly workspace_id: WorkspaceId;
  readonly id: string;
  readonly workspace_slug: string;
  readonly workspace_name: string;
  readonly locale: Locale;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly department_id: string | null;
  readonly expires_at: Date;
  readonly accepted_at: Date | null;
  readonly revoked_at: Date | null;
  /** Of the account that has the invitation's address, if any. */
  readonly account_id: string | null;
}

/** The invitation of the token, accepted or not. Refuses `invitation_unknown`, `invitation_over`. */
export async function findInvitation(
  lookups: pg.Pool | pg.ClientBase,
  token: string,
  now: Instant,
): Promise<FoundInvitation | Refusal> {
  const { rows } = await lookups.query<FoundInvitation>("select * from find_invitation($1)", [hashOf(token)]);
  const found = rows[0];
  if (!found || found.revoked_at) return refuse(identityRefusals, "invitation_unknown");
  const isOver = !found.accepted_at && found.expires_at.getTime() <= now;
  return isOver ? refuse(identityRefusals, "invitation_over") : found;
}

/**
 * Makes the person a member: as the account that is signed in, or as a new account with the password. A person known without
 * a sign-in (from an import) receives it. Refuses `invitation_used`, `already_member`, `sign_in_to_accept`. (PLT-2)
 */
export async function acceptInvitation(
  unit: Unit,
  invitation: FoundInvitation,
  as: { readonly account: Account } | { readonly name: string; readonly passwordHash: string },
): Promise<{ readonly userId: UserId } | Refusal> {
  if (!(await closeInvitation(unit, invitation.id, "accepted_at"))) return refuse(identityRefusals, "invitation_used");
  const { email, role, department_id: departmentId } = invitation;
  const name = "account" in as ? as.account.name : as.name;
  const accountId = "account" in as ? as.account.id : await newAccount(unit, { ...as, email });
  if (typeof accountId !== "string") return accountId;
  // By the invitation's address alone: nobody has verified that of the account.
  const known = await userWithEmail(unit, email);
  if (known?.account_id || (await isMember(unit, accountId))) {
    return refuse(identityRefusals, "already_member", { params: { email } });
  }
  const userId = known?.id ?? unit.newId<"user">();
  if (known) {
    const standing = { role, department_id: departmentId, is_active: true };
    await updateUser(unit, known.id, { account_id: accountId, name, ...standing });
  } else {
    await insertUser(unit, { id: userId, accountId, email, name, role, departmentId, isActive: true });
  }
  unit.audit({
    action: "invitation.accepted",
    entity: "invitation",
    entityId: invitation.id,
    changes: { userId: [null, userId] },
  });
  unit.audit({
    action: "user.joined",
    entity: "user",
    entityId: userId,
    changes: { role: [known?.role ?? null, role] },
  });
  unit.announce({ name: "user.changed", ids: { userId } });
  return { userId };
}

async function newAccount(
  unit: Unit,
  person: { email: string; name: string; passwordHash: string },
): Promise<string | Refusal> {
  const opened = await openAccount(unit, person);
  return opened.isNew
    ? opened.accountId
    : refuse(identityRefusals, "sign_in_to_accept", { params: { email: person.email } });
}

async function isMember(unit: Unit, accountId: string): Promise<boolean> {
  const { rowCount } = await unit.client.query("select from users where workspace_id = $1 and account_id = $2", [
    unit.actor.workspaceId,
    accountId,
  ]);
  return rowCount !== 0;
}

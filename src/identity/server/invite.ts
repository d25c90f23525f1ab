import type { Role } from "../../kernel/actor.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Invitation } from "../contract.ts";
import { isWithinReachOf } from "../domain/policy.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { newSecret } from "./api-key.ts";
import { userWithEmail } from "./create-user.ts";
import { departmentExists } from "./list-departments.ts";
import { closeInvitation, insertInvitation } from "./store.ts";

const lifetimeMs = 14 * 86_400_000;

export interface Invite {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly departmentId: string | null;
}

/**
 * An invitation and its token, which is in this answer and nowhere else. A person who is known but has no sign-in may be
 * invited too. Refuses `role_too_high`, `department_unknown`, `already_member`. (PLT-2)
 */
export async function invite(
  unit: Unit,
  command: Invite,
): Promise<{ readonly invitation: Invitation; readonly token: string } | Refusal> {
  if (!isWithinReachOf(unit.actor, command.role)) return refuse(identityRefusals, "role_too_high");
  if (command.departmentId !== null && !(await departmentExists(unit, command.departmentId))) {
    return refuse(identityRefusals, "department_unknown");
  }
  const known = await userWithEmail(unit, command.email);
  if (known?.account_id) return refuse(identityRefusals, "already_member", { params: { email: command.email } });
  if (known && !isWithinReachOf(unit.actor, known.role)) return refuse(identityRefusals, "role_too_high");
  const { secret, hash } = newSecret("vi_");
  const id = unit.newId<"invitation">();
  const expiresAt = unit.now + lifetimeMs;
  await insertInvitation(unit, { id, ...command, tokenHash: hash, expiresAt });
  const { email, name, role, departmentId } = command;
  unit.audit({
    action: "invitation.created",
    entity: "invitation",
    entityId: id,
    changes: { email: [null, email], role: [null, role] },
  });
  const times = { createdAt: new Date(unit.now).toISOString(), expiresAt: new Date(expiresAt).toISOString() };
  return { invitation: { id, email, name, role, departmentId, state: "waiting", ...times }, token: secret };
}

/** Refuses `invitation_unknown`, also for one that was accepted or withdrawn. */
export async function revokeInvitation(unit: Unit, id: string): Promise<{ done: true } | Refusal> {
  if (!(await closeInvitation(unit, id, "revoked_at"))) return refuse(identityRefusals, "invitation_unknown");
  unit.audit({ action: "invitation.revoked", entity: "invitation", entityId: id });
  return { done: true };
}

import type { Actor, Role } from "../../kernel/actor.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { isWithinReachOf } from "./policy.ts";
import { identityRefusals } from "./refusals.ts";

export interface Standing {
  readonly role: Role;
  readonly isActive: boolean;
}

/**
 * Whether the actor may make a person of standing `before` one of standing `after` (PLT-2).
 * `otherOwners`: active owners besides this person. Refuses `role_too_high`, `last_owner`.
 */
export function decideUserChange(
  actor: Pick<Actor, "role">,
  before: Standing,
  after: Standing,
  otherOwners: number,
): Refusal | null {
  if (!isWithinReachOf(actor, before.role) || !isWithinReachOf(actor, after.role)) {
    return refuse(identityRefusals, "role_too_high");
  }
  const ceasesToBeOwner = before.role === "owner" && before.isActive && !(after.role === "owner" && after.isActive);
  return ceasesToBeOwner && otherOwners === 0 ? refuse(identityRefusals, "last_owner") : null;
}

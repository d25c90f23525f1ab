import type { Permission, Role } from "../../kernel/actor.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { ApiKey } from "../contract.ts";
import { isWithinReachOf } from "../domain/policy.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { newSecret } from "./api-key.ts";
import { findUser } from "./list-users.ts";
import { insertApiKey, revokeKey } from "./store.ts";

/**
 * A key that acts as the person, all that the role allows or the `scopes` of it. The key itself is in the answer and nowhere
 * else. Refuses `user_unknown`, `user_inactive`, `role_too_high`, `scope_too_wide`. (PLT-4)
 */
export async function createApiKey(
  unit: Unit,
  command: {
    name: string;
    userId: string;
    scopes: readonly Permission[] | null;
    requestsPerSecond?: number | null;
  },
): Promise<{ apiKey: ApiKey; key: string } | Refusal> {
  const user = await findUser(unit, command.userId);
  if (!user) return refuse(identityRefusals, "user_unknown");
  if (!user.isActive) return refuse(identityRefusals, "user_inactive");
  const refused = checkRights(unit, user.role, command.scopes);
  if (refused) return refused;
  const { secret, hash, start } = newSecret("vk_");
  const id = unit.newId<"api_key">();
  const requestsPerSecond = command.requestsPerSecond ?? null;
  await insertApiKey(unit, { id, ...command, requestsPerSecond, hash, start });
  unit.audit({
    action: "api_key.created",
    entity: "api_key",
    entityId: id,
    changes: { name: [null, command.name], userId: [null, command.userId], scopes: [null, command.scopes] },
  });
  const { name, userId } = command;
  const scopes = command.scopes ? [...command.scopes] : null;
  const createdAt = new Date(unit.now).toISOString();
  return { key: secret, apiKey: { id, name, userId, start, scopes, requestsPerSecond, createdAt, lastUsedOn: null } };
}

/** A key can be neither for somebody above the actor nor wider than the key that the actor uses. */
function checkRights(unit: Unit, role: Role, scopes: readonly Permission[] | null): Refusal | null {
  if (!isWithinReachOf(unit.actor, role)) return refuse(identityRefusals, "role_too_high");
  const own = unit.actor.scopes;
  if (own === null) return null;
  const isWithin = scopes?.every((scope) => own.includes(scope)) ?? false;
  return isWithin ? null : refuse(identityRefusals, "scope_too_wide");
}

/** Works no longer from the next request on. Refuses `api_key_unknown`. */
export async function revokeApiKey(unit: Unit, id: string): Promise<{ done: true } | Refusal> {
  if (!(await revokeKey(unit, id))) return refuse(identityRefusals, "api_key_unknown");
  unit.audit({ action: "api_key.revoked", entity: "api_key", entityId: id });
  return { done: true };
}

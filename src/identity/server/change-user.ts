import type { Role } from "../../kernel/actor.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { User } from "../contract.ts";
import { decideUserChange } from "../domain/change-user.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { endSessionsOfMember } from "./access-of-others.ts";
import { versionConflict } from "./change-departments.ts";
import { changedFields, withChange } from "./changes.ts";
import { departmentExists } from "./list-departments.ts";
import { findUser } from "./list-users.ts";
import { lockOwners, updateUser } from "./store.ts";

export interface ChangeUser {
  readonly id: string;
  readonly version: number;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly departmentId?: string | null | undefined;
  readonly isActive?: boolean | undefined;
}

/** Refuses `user_unknown`, `version_conflict`, `role_too_high`, `last_owner`, `department_unknown`. (PLT-2) */
export async function changeUser(unit: Unit, command: ChangeUser): Promise<User | Refusal> {
  await lockOwners(unit, unit.actor.workspaceId);
  await unit.client.query("select from users where workspace_id = $1 and id = $2 for update", [
    unit.actor.workspaceId,
    command.id,
  ]);
  const before = await findUser(unit, command.id);
  if (!before) return refuse(identityRefusals, "user_unknown");
  if (before.version !== command.version) return versionConflict(before.version);
  const { name, role, departmentId, isActive } = command;
  const after = withChange(before, { name, role, departmentId, isActive });
  const refused = decideUserChange(unit.actor, before, after, await otherOwners(unit, command.id));
  if (refused) return refused;
  if (after.departmentId !== null && !(await departmentExists(unit, after.departmentId))) {
    return refuse(identityRefusals, "department_unknown");
  }
  await updateUser(unit, after.id, {
    name: after.name,
    role: after.role,
    department_id: after.departmentId,
    is_active: after.isActive,
  });
  if (before.isActive && !after.isActive) await endSessionsOfMember(unit, after.id);
  unit.audit({ action: "user.changed", entity: "user", entityId: after.id, changes: changedFields(before, after) });
  unit.announce({ name: "user.changed", ids: { userId: after.id } });
  return { ...after, version: before.version + 1 };
}

async function otherOwners(unit: Unit, id: string): Promise<number> {
  const { rows } = await unit.client.query<{ count: number }>(
    "select count(*) from users where workspace_id = $1 and role = 'owner' and is_active and id <> $2",
    [unit.actor.workspaceId, id],
  );
  return rows[0]?.count ?? 0;
}

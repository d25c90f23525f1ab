import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Department } from "../contract.ts";
import { makesCircle } from "../domain/departments.ts";
import { identityRefusals } from "../domain/refusals.ts";
import { changedFields, withChange } from "./changes.ts";
import { departmentExists, listDepartments } from "./list-departments.ts";
import { deleteDepartment, insertDepartment, updateDepartment } from "./store.ts";

/** Refuses `department_unknown` for the parent. (PLT-2) */
export async function createDepartment(
  unit: Unit,
  command: { name: string; parentId: string | null },
): Promise<Department | Refusal> {
  if (command.parentId !== null && !(await departmentExists(unit, command.parentId))) {
    return refuse(identityRefusals, "department_unknown");
  }
  const id = unit.newId<"department">();
  await insertDepartment(unit, { id, ...command });
  unit.audit({
    action: "department.created",
    entity: "department",
    entityId: id,
    changes: { name: [null, command.name] },
  });
  return { id, ...command, people: 0, version: 1 };
}

/** Refuses `department_unknown`, `version_conflict`, `department_in_circle`. */
export async function changeDepartment(
  unit: Unit,
  command: { id: string; version: number; name?: string | undefined; parentId?: string | null | undefined },
): Promise<Department | Refusal> {
  // One change of the tree at a time: two moves could close a circle that neither sees.
  await unit.client.query("select id from departments where workspace_id = $1 order by id for update", [
    unit.actor.workspaceId,
  ]);
  const all = await listDepartments(unit);
  const before = all.find((department) => department.id === command.id);
  if (!before) return refuse(identityRefusals, "department_unknown");
  if (before.version !== command.version) return versionConflict(before.version);
  const after = withChange(before, { name: command.name, parentId: command.parentId });
  const parents = new Map(all.map((department) => [department.id, department.parentId]));
  if (after.parentId !== null && !parents.has(after.parentId)) return refuse(identityRefusals, "department_unknown");
  if (makesCircle(after.id, after.parentId, parents)) return refuse(identityRefusals, "department_in_circle");
  await updateDepartment(unit, after.id, { name: after.name, parent_id: after.parentId });
  const changes = changedFields(before, after);
  unit.audit({ action: "department.changed", entity: "department", entityId: after.id, changes });
  return { ...after, version: before.version + 1 };
}

/** Refuses `department_unknown`, and `department_not_empty` while people, invitations or departments are in it. */
export async function removeDepartment(unit: Unit, id: string): Promise<{ done: true } | Refusal> {
  const [before] = await listDepartments(unit, id);
  if (!before) return refuse(identityRefusals, "department_unknown");
  const { rows } = await unit.client.query<{ full: boolean }>(
    `select exists (select from users where workspace_id = $1 and department_id = $2)
         or exists (select from invitations where workspace_id = $1 and department_id = $2 and accepted_at is null and revoked_at is null)
         or exists (select from departments where workspace_id = $1 and parent_id = $2) as full`,
    [unit.actor.workspaceId, id],
  );
  if (rows[0]?.full) return refuse(identityRefusals, "department_not_empty");
  await unit.client.query(
    "update invitations set department_id = null where workspace_id = $1 and department_id = $2",
    [unit.actor.workspaceId, id],
  );
  await deleteDepartment(unit, id);
  unit.audit({
    action: "department.removed",
    entity: "department",
    entityId: id,
    changes: { name: [before.name, null] },
  });
  return { done: true };
}

export function versionConflict(version: number): Refusal {
  return refuse(identityRefusals, "version_conflict", { extra: { version } });
}

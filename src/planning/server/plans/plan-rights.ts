import { may, sees } from "../../../identity/index.ts";
import type { UserId } from "../../../kernel/ids.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { PlanVersion } from "../../contract.ts";
import type { TreeNode } from "./load-tree.ts";

type Actor = Reading["actor"];

/** The nodes that the actor is told of: people in sight, and of a head the departments below the own one. */
export function nodesSeen(actor: Actor, nodes: readonly TreeNode[]): readonly TreeNode[] {
  if (actor.sees === "all") return nodes;
  const own = actor.role === "head" ? departmentsBelow(actor.departmentId, nodes) : new Set<string>();
  return nodes.filter((node) => (node.kind === "person" ? sees(actor, node.id as UserId) : own.has(node.id)));
}

function departmentsBelow(top: string | null, nodes: readonly TreeNode[]): ReadonlySet<string> {
  const found = new Set(top === null ? [] : [top]);
  const departments = nodes.filter(({ kind }) => kind === "department");
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { id, parents } of departments) if (parents[0] && found.has(parents[0])) found.add(id);
  }
  return found;
}

/** Who sees all plans everything; heads plan the people in their sight, not the departments' own figures. */
export function mayPlan(actor: Actor, node: Pick<TreeNode, "kind" | "id">): boolean {
  if (!may(actor, "plans.edit")) return false;
  return actor.sees === "all" || (node.kind === "person" && sees(actor, node.id as UserId));
}

/** A submitted plan is changed by whoever may approve it alone. */
export function mayChange(actor: Actor, { status }: Pick<PlanVersion, "status">): boolean {
  if (status === "approved") return false;
  return may(actor, status === "submitted" ? "plans.approve" : "plans.edit");
}

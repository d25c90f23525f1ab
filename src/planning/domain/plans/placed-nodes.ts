import { companyKey, keyOf, type PlanNode, partsIn, yearMonths } from "./plan-tree.ts";

export interface Placed<Node> {
  readonly node: Node;
  readonly depth: number;
}

/** The tree as rows: each node once, below where it stands first in the year; departments before people. */
export function placedNodes<Node extends PlanNode>(nodes: readonly Node[]): readonly Placed<Node>[] {
  const placed = new Map<string, Placed<Node>>();
  const below = new Map(yearMonths.map((month) => [month, partsIn(nodes, month)]));
  const place = (node: Node, depth: number, month: (typeof yearMonths)[number]): void => {
    const key = keyOf(node);
    if (placed.has(key)) return;
    placed.set(key, { node, depth });
    for (const part of departmentsFirst(below.get(month)?.get(key))) place(part as Node, depth + 1, month);
  };
  for (const month of yearMonths) {
    for (const node of nodes) if (keyOf(node) === companyKey) place(node, 0, month);
    for (const node of departmentsFirst(below.get(month)?.get(""))) place(node as Node, 0, month);
  }
  return [...placed.values()];
}

const departmentsFirst = (nodes: readonly PlanNode[] = []) => [
  ...nodes.filter(({ kind }) => kind === "department"),
  ...nodes.filter(({ kind }) => kind === "person"),
];

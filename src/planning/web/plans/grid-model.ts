import type { Plan, PlanNodeRow } from "../../contract.ts";
import { placedNodes } from "../../domain/plans/placed-nodes.ts";
import {
  type Dimension,
  differencesOf,
  figuresOf,
  keyOf,
  type PlanCells,
  yearMonths,
} from "../../domain/plans/plan-tree.ts";
import { summed } from "../../domain/plans/year-columns.ts";

export type Split = "none" | "line" | "channel";

/** A row of the grid: a node's figures, those of one product line or channel of it, or what of it is not split. */
export interface GridRow {
  readonly key: string;
  readonly node: PlanNodeRow;
  readonly depth: number;
  readonly dimension: Dimension;
  readonly value: string;
  readonly isRest: boolean;
  readonly mayEdit: boolean;
  /** By month; `null`: no plan. */
  readonly minors: readonly (number | null)[];
  /** By month, of totals: what came, and the own figure less its parts. */
  readonly facts: readonly (number | null)[];
  readonly differences: readonly (number | null)[];
}

export interface GridModel {
  readonly rows: readonly GridRow[];
  readonly differences: ReturnType<typeof differencesOf>;
}

/** What the grid shows of a plan. A sum that nobody set is that of the parts. */
export function gridOf(plan: Plan, split: Split): GridModel {
  const cells: PlanCells = new Map(plan.nodes.map((node) => [keyOf(node), node.cells]));
  const placed = placedNodes(plan.nodes);
  const totals = yearMonths.map((month) => figuresOf(plan.nodes, cells, { month }));
  const differences = differencesOf(plan.nodes, cells, plan.version?.months ?? []);
  const facts = factsOf(plan);
  const offOf = Map.groupBy(
    differences.filter(({ dimension }) => dimension === "total"),
    keyOf,
  );
  const values = split === "none" ? [] : valuesOf(plan, split);
  const splitFigures = values.map((value) =>
    yearMonths.map((month) => figuresOf(plan.nodes, cells, { month, dimension: split as Dimension, value })),
  );
  const rows = placed.flatMap(({ node, depth }): GridRow[] => {
    const key = keyOf(node);
    const minors = totals.map((told) => told.get(key)?.minor ?? null);
    const off = offOf.get(key) ?? [];
    const total: GridRow = {
      ...{ key, node, depth, dimension: "total", value: "", isRest: false, mayEdit: node.mayEdit, minors },
      facts: facts.get(key) ?? yearMonths.map(() => null),
      differences: yearMonths.map((month) => off.find((one) => one.month === month)?.minor ?? null),
    };
    if (split === "none") return [total];
    const plain = { node, depth: depth + 1, dimension: split, facts: noFigures, differences: noFigures };
    const parts = values.map((value, index): GridRow => {
      const told = splitFigures[index]?.map((figures) => figures.get(key)?.minor ?? null) ?? noFigures;
      return { ...plain, key: `${key} ${value}`, value, isRest: false, mayEdit: node.mayEdit, minors: told };
    });
    const rest = minors.map((minor, index) =>
      minor === null ? null : minor - (summed(parts.map((part) => part.minors[index])) ?? 0),
    );
    return [total, ...parts, { ...plain, key: `${key} rest`, value: "", isRest: true, mayEdit: false, minors: rest }];
  });
  return { rows, differences };
}

const noFigures = yearMonths.map(() => null);

/** Those that the workspace knows, and those that stand in the plan. */
function valuesOf(plan: Plan, split: "line" | "channel"): readonly string[] {
  const used = plan.nodes.flatMap(({ cells }) => cells.filter(({ dimension }) => dimension === split));
  return [...new Set([...(split === "line" ? plan.lines : plan.channels), ...used.map(({ value }) => value)])];
}

/** What came by node: of departments and the company the sum of their people of that month. */
function factsOf(plan: Plan): ReadonlyMap<string, readonly (number | null)[]> {
  const people: PlanCells = new Map(
    plan.nodes.map((node) => [
      keyOf(node),
      (node.facts ?? []).flatMap((minor, index) =>
        minor === null ? [] : [{ month: index + 1, dimension: "total" as const, value: "", minor }],
      ),
    ]),
  );
  const told = yearMonths.map((month) => figuresOf(plan.nodes, people, { month }));
  return new Map(
    plan.nodes.map((node) => [keyOf(node), told.map((figures) => figures.get(keyOf(node))?.minor ?? null)]),
  );
}

/** The plan as it will be once these figures are set. */
export function withCells(plan: Plan, changes: readonly CellSet[]): Plan {
  const byNode = Map.groupBy(changes, keyOf);
  return {
    ...plan,
    nodes: plan.nodes.map((node) => {
      const own = byNode.get(keyOf(node));
      if (own === undefined) return node;
      const isSame = (one: { month: number; dimension: string; value: string }, other: CellSet) =>
        one.month === other.month && one.dimension === other.dimension && one.value === other.value;
      const kept = node.cells.filter((cell) => !own.some((change) => isSame(cell, change)));
      const set = own.flatMap(({ minor, month, dimension, value }) =>
        minor === null ? [] : [{ minor, month, dimension, value }],
      );
      return { ...node, cells: [...kept, ...set] };
    }),
  };
}

export interface CellSet {
  readonly kind: PlanNodeRow["kind"];
  readonly id: string;
  readonly month: number;
  readonly dimension: Dimension;
  readonly value: string;
  /** Null: no plan. */
  readonly minor: number | null;
}

import type { Plan, PlanNodeRow } from "../../contract.ts";
import { pairText, readPair } from "../../domain/plans/line-channel.ts";
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

export type Split = "none" | Exclude<Dimension, "total">;

/** A row of the grid: a node's figures, those of one product line, channel or pair of them, or what of it is not split. */
export interface GridRow {
  readonly key: string;
  readonly node: PlanNodeRow;
  readonly depth: number;
  readonly dimension: Dimension;
  readonly value: string;
  readonly isRest: boolean;
  readonly mayEdit: boolean;
  /** Of a line that may be split by channel: whether its channels are shown; null of the others. */
  readonly isOpened: boolean | null;
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

/** What the grid shows of a plan. A sum that nobody set is that of the parts. `turned`: lines that were opened, or closed, by hand. */
export function gridOf(plan: Plan, split: Split, turned: ReadonlyMap<string, boolean> = new Map()): GridModel {
  const cells: PlanCells = new Map(plan.nodes.map((node) => [keyOf(node), node.cells]));
  const minorsAt = minorsIn(plan, cells);
  const differences = differencesOf(plan.nodes, cells, plan.version?.months ?? []);
  const facts = factsOf(plan);
  const offOf = Map.groupBy(
    differences.filter(({ dimension }) => dimension === "total"),
    keyOf,
  );
  const splitRows = split === "line_channel" ? crossedRows(plan, minorsAt, turned) : plainRows(plan, split, minorsAt);
  const rows = placedNodes(plan.nodes).flatMap(({ node, depth }): GridRow[] => {
    const key = keyOf(node);
    const off = offOf.get(key) ?? [];
    const total: GridRow = {
      ...{ key, node, depth, dimension: "total", value: "", isRest: false, mayEdit: node.mayEdit, isOpened: null },
      minors: minorsAt({ dimension: "total", value: "" })(key),
      facts: facts.get(key) ?? yearMonths.map(() => null),
      differences: yearMonths.map((month) => off.find((one) => one.month === month)?.minor ?? null),
    };
    return split === "none" ? [total] : [total, ...splitRows(total)];
  });
  return { rows, differences };
}

type Minors = readonly (number | null)[];
type MinorsAt = (at: Pick<GridRow, "dimension" | "value">) => (key: string) => Minors;

/** Figures by month, each split worked out once for all nodes. */
function minorsIn(plan: Plan, cells: PlanCells): MinorsAt {
  const known = new Map<string, (key: string) => Minors>();
  return (at) => {
    const name = `${at.dimension} ${at.value}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const told = yearMonths.map((month) => figuresOf(plan.nodes, cells, { month, ...at }));
    const minorsOf = (key: string) => told.map((figures) => figures.get(key)?.minor ?? null);
    known.set(name, minorsOf);
    return minorsOf;
  };
}

/** A row below another one: of a line, a channel or a pair. */
function rowBelow(above: GridRow, at: Pick<GridRow, "dimension" | "value" | "minors">): GridRow {
  const { node, depth } = above;
  const plain = { isRest: false, mayEdit: node.mayEdit, isOpened: null, facts: noFigures, differences: noFigures };
  return { ...plain, ...at, key: `${keyOf(node)} ${at.dimension} ${at.value}`, node, depth: depth + 1 };
}

/** What of a row its parts leave. */
function restOf(above: GridRow, parts: readonly GridRow[]): GridRow {
  const minors = above.minors.map((minor, index) =>
    minor === null ? null : minor - (summed(parts.map((part) => part.minors[index])) ?? 0),
  );
  const dimension = parts[0]?.dimension ?? "line";
  const row = rowBelow(above, { dimension, value: "", minors });
  return { ...row, key: `${above.key} rest`, isRest: true, mayEdit: false };
}

function plainRows(plan: Plan, split: Split, minorsAt: MinorsAt): (total: GridRow) => readonly GridRow[] {
  if (split === "none" || split === "line_channel") return () => [];
  const values = valuesOf(plan, split);
  return (total) => {
    const parts = values.map((value) => {
      const at = { dimension: split, value };
      return rowBelow(total, { ...at, minors: minorsAt(at)(total.key) });
    });
    return [...parts, restOf(total, parts)];
  };
}

/** Lines, and below each its channels. A line without a figure of its own is the sum of its pairs; it opens by itself where it has some. */
function crossedRows(
  plan: Plan,
  minorsAt: MinorsAt,
  turned: ReadonlyMap<string, boolean>,
): (total: GridRow) => readonly GridRow[] {
  const [lines, channels] = [valuesOf(plan, "line"), valuesOf(plan, "channel")];
  return (total) => {
    const nested = lines.map((line): { readonly row: GridRow; readonly below: readonly GridRow[] } => {
      const at = { dimension: "line" as const, value: line };
      const own = rowBelow(total, { ...at, minors: minorsAt(at)(total.key) });
      const pairs = channels.map((channel) => {
        const pair = { dimension: "line_channel" as const, value: pairText({ line, channel }) };
        return rowBelow(own, { ...pair, minors: minorsAt(pair)(total.key) });
      });
      const sums = own.minors.map((minor, index) => minor ?? summed(pairs.map((pair) => pair.minors[index])));
      const isUsed = pairs.some((pair) => pair.minors.some((minor) => minor !== null));
      const row = { ...own, minors: sums, isOpened: turned.get(own.key) ?? isUsed };
      return { row, below: row.isOpened ? [...pairs, restOf(row, pairs)] : [] };
    });
    const rest = restOf(
      total,
      nested.map(({ row }) => row),
    );
    return [...nested.flatMap(({ row, below }) => [row, ...below]), rest];
  };
}

const noFigures = yearMonths.map(() => null);

/** Those that the workspace knows, and those that stand in the plan. */
function valuesOf(plan: Plan, split: "line" | "channel"): readonly string[] {
  const used = plan.nodes.flatMap(({ cells }) =>
    cells.flatMap(({ dimension, value }) => {
      if (dimension === split) return [value];
      const pair = dimension === "line_channel" ? readPair(value) : null;
      return pair === null ? [] : [pair[split]];
    }),
  );
  return [...new Set([...(split === "line" ? plan.lines : plan.channels), ...used])];
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

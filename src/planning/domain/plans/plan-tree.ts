import { readPair } from "./line-channel.ts";

/**
 * The tree of a year's plan (PLA-1): the company, departments that nest, people. Where a person stands may differ by month. Months
 * are 1 to 12 everywhere.
 */
export const nodeKinds = ["company", "department", "person"] as const;
export type NodeKind = (typeof nodeKinds)[number];
export const dimensions = ["total", "line", "channel", "line_channel"] as const;
export type Dimension = (typeof dimensions)[number];
export const splits = ["line", "channel", "line_channel"] as const satisfies readonly Dimension[];
export const companyId = "00000000-0000-0000-0000-000000000000";
export const yearMonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

export interface PlanNode {
  readonly kind: NodeKind;
  readonly id: string;
  /** By month, the department above; null: none, so the company. Of a department the same all year. */
  readonly parents: readonly (string | null)[];
}

export interface PlanCell {
  readonly month: number;
  readonly dimension: Dimension;
  /** The product line or the channel, of both the text of their pair (`pairText`); "" of the total. */
  readonly value: string;
  /** Not below zero. */
  readonly minor: number;
}

/** The figures of each node, by `keyOf`. */
export type PlanCells = ReadonlyMap<string, readonly PlanCell[]>;

export const keyOf = ({ kind, id }: Pick<PlanNode, "kind" | "id">) => `${kind} ${id}`;
export const companyKey = keyOf({ kind: "company", id: companyId });

/** The nodes right below each node in the month. Who stands below a node that is not shown stands at the top. */
export function partsIn(nodes: readonly PlanNode[], month: number): ReadonlyMap<string, readonly PlanNode[]> {
  const known = new Set(nodes.map(keyOf));
  return Map.groupBy(
    nodes.filter(({ kind }) => kind !== "company"),
    ({ parents }) => {
      const above = parents[month - 1] ?? null;
      const key = above === null ? companyKey : keyOf({ kind: "department", id: above });
      return known.has(key) ? key : "";
    },
  );
}

/** The people below a node in the month, or the node itself where it is one. */
export function peopleBelow(nodes: readonly PlanNode[], root: PlanNode, month: number): readonly PlanNode[] {
  const below = partsIn(nodes, month);
  const collect = (node: PlanNode): readonly PlanNode[] =>
    node.kind === "person" ? [node] : (below.get(keyOf(node)) ?? []).flatMap(collect);
  return collect(root);
}

/** What a node has in a month, in one dimension: its own figure, and the sum of its parts. */
export interface Figure {
  /** Null: none was set. */
  readonly own: number | null;
  /** Null: no part has one. */
  readonly parts: number | null;
  /** The own one, else that of the parts. */
  readonly minor: number | null;
}

const none: Figure = { own: null, parts: null, minor: null };

/** The figures of the month by node, of the total or of one product line or channel. */
export function figuresOf(
  nodes: readonly PlanNode[],
  cells: PlanCells,
  at: { readonly month: number; readonly dimension?: Dimension; readonly value?: string },
): ReadonlyMap<string, Figure> {
  const { month, dimension = "total", value = "" } = at;
  const below = partsIn(nodes, month);
  const told = new Map<string, Figure>();
  const tell = (node: PlanNode): Figure => {
    const key = keyOf(node);
    const known = told.get(key);
    if (known !== undefined) return known;
    // A circle of departments, which identity refuses, must not hang us.
    told.set(key, none);
    const own =
      cells.get(key)?.find((one) => one.month === month && one.dimension === dimension && one.value === value)?.minor ??
      null;
    const sums = (below.get(key) ?? []).map((part) => tell(part).minor).filter((sum) => sum !== null);
    const parts = sums.length === 0 ? null : sums.reduce((sum, one) => sum + one, 0);
    const figure = { own, parts, minor: own ?? parts };
    told.set(key, figure);
    return figure;
  };
  for (const node of nodes) tell(node);
  return told;
}

/** A sum that does not agree. */
export interface Difference {
  readonly kind: PlanNode["kind"];
  readonly id: string;
  readonly month: number;
  readonly dimension: Dimension;
  readonly value: string;
  /**
   * Own figure less its parts, of totals. Of a split below zero: by how much it is more than what is there to be split, or its
   * parts are more than it.
   */
  readonly minor: number;
  /** The parts are the pairs of this line, or channel, of the node itself. */
  readonly isCrossing?: true | undefined;
}

/** Every sum that does not agree: between a node and its parts, and in each dimension (PLA-1). */
export function differencesOf(
  nodes: readonly PlanNode[],
  cells: PlanCells,
  months: readonly number[],
): readonly Difference[] {
  return months.flatMap((month) => [
    ...differencesOfTotals(nodes, cells, month),
    ...splits.flatMap((dimension) => differencesOfSplit(nodes, cells, { month, dimension })),
    ...differencesOfCrossing(nodes, cells, month),
  ]);
}

function differencesOfTotals(nodes: readonly PlanNode[], cells: PlanCells, month: number): readonly Difference[] {
  const figures = figuresOf(nodes, cells, { month });
  return nodes.flatMap((node) => {
    const { own, parts } = figures.get(keyOf(node)) ?? none;
    if (own === null || parts === null || own === parts) return [];
    return [{ kind: node.kind, id: node.id, month, dimension: "total" as const, value: "", minor: own - parts }];
  });
}

function differencesOfSplit(
  nodes: readonly PlanNode[],
  cells: PlanCells,
  { month, dimension }: { readonly month: number; readonly dimension: (typeof splits)[number] },
): readonly Difference[] {
  const values = valuesIn(cells, month, dimension);
  if (values.size === 0) return [];
  const totals = figuresOf(nodes, cells, { month });
  const split = [...values].map((value) => [value, figuresOf(nodes, cells, { month, dimension, value })] as const);
  return nodes.flatMap((node) => {
    const key = keyOf(node);
    const at = { kind: node.kind, id: node.id, month, dimension };
    const whole = split.reduce((sum, [, figures]) => sum + (figures.get(key)?.minor ?? 0), 0);
    const over = whole - (totals.get(key)?.minor ?? 0);
    const ofParts = split.flatMap(([value, figures]) => {
      const { own, parts } = figures.get(key) ?? none;
      return own !== null && parts !== null && parts > own ? [{ ...at, value, minor: own - parts }] : [];
    });
    return over > 0 ? [{ ...at, value: "", minor: -over }, ...ofParts] : ofParts;
  });
}

/** The product lines, channels or pairs that have a figure somewhere in the month. */
function valuesIn(cells: PlanCells, month: number, dimension: Dimension): ReadonlySet<string> {
  const here = [...cells.values()].flatMap((some) =>
    some.filter((cell) => cell.month === month && cell.dimension === dimension),
  );
  return new Set(here.map(({ value }) => value));
}

/**
 * Where a line, or a channel, stands in its own split too: its figure less its pairs. The pairs are never more; less only while the node
 * has not split that line by pairs of its own.
 */
function differencesOfCrossing(nodes: readonly PlanNode[], cells: PlanCells, month: number): readonly Difference[] {
  const pairs = [...valuesIn(cells, month, "line_channel")].flatMap((value) => {
    const pair = readPair(value);
    return pair === null
      ? []
      : [{ ...pair, told: figuresOf(nodes, cells, { month, dimension: "line_channel", value }) }];
  });
  return (["line", "channel"] as const).flatMap((dimension) =>
    [...Map.groupBy(pairs, (pair) => pair[dimension])].flatMap(([value, some]) => {
      const figures = figuresOf(nodes, cells, { month, dimension, value });
      return nodes.flatMap((node) => {
        const { own, minor: whole } = figures.get(keyOf(node)) ?? none;
        const crossed = some.map(({ told }) => told.get(keyOf(node)) ?? none);
        const known = crossed.flatMap(({ minor }) => (minor === null ? [] : [minor]));
        if (whole === null || known.length === 0) return [];
        const minor = whole - known.reduce((sum, one) => sum + one, 0);
        const isWhole = own !== null && crossed.some((pair) => pair.own !== null);
        if (minor === 0 || (minor > 0 && !isWhole)) return [];
        return [{ kind: node.kind, id: node.id, month, dimension, value, minor, isCrossing: true as const }];
      });
    }),
  );
}

import { apportion, type Weighed } from "./apportion.ts";
import { keyOf, type PlanNode, partsIn } from "./plan-tree.ts";

export const roundings = ["exact", "units", "thousands"] as const;
export type Rounding = (typeof roundings)[number];

/** The step of a rounding in minor units: 1, a rouble, a thousand roubles. */
export function stepOf(rounding: Rounding, digits: number): number {
  const unit = 10 ** digits;
  return { exact: 1, units: unit, thousands: 1000 * unit }[rounding];
}

export interface MonthWeight {
  readonly month: number;
  readonly weight: number;
  /** Of those who take part; a month without any gets no share of itself. */
  readonly workingDays: number;
}

/** A year's or a few months' sum by month; null where nothing has weight. */
export function spreadOverMonths(
  total: number,
  months: readonly MonthWeight[],
  step: number,
): ReadonlyMap<number, number> | null {
  const weighed = months.map(({ month, weight, workingDays }) => ({
    key: String(month).padStart(2, "0"),
    weight: workingDays > 0 ? weight : 0,
  }));
  const given = apportion(total, weighed, step);
  return given && new Map([...given].map(([month, minor]) => [Number(month), minor]));
}

interface SpreadDown {
  readonly nodes: readonly PlanNode[];
  readonly month: number;
  /** What is spread over the parts of this node. */
  readonly from: string;
  readonly total: number;
  /** The weight of a person, or of a part without people below it, by key. */
  readonly weights: ReadonlyMap<string, number>;
  readonly step: number;
  /** To people through the departments, or to the parts right below alone. */
  readonly isDeep: boolean;
}

/**
 * A figure for each part, null where a part gets none; null altogether where no part has weight. The parts of every node sum exactly: where
 * a department gets a figure and nobody below it has weight, nobody below it keeps an old one.
 */
export function spreadDown({ total, from, ...rest }: SpreadDown): ReadonlyMap<string, number | null> | null {
  const below = partsIn(rest.nodes, rest.month);
  const weightOf = (node: PlanNode): number => {
    const parts = below.get(keyOf(node)) ?? [];
    return rest.weights.get(keyOf(node)) ?? parts.reduce((sum, part) => sum + weightOf(part), 0);
  };
  const told = new Map<string, number | null>();
  const share = (key: string, sum: number): boolean => {
    const parts = below.get(key) ?? [];
    const weighed: readonly Weighed[] = parts.map((part) => ({ key: keyOf(part), weight: weightOf(part) }));
    const given = apportion(sum, weighed, rest.step);
    if (given === null) return false;
    for (const part of parts) {
      const got = given.get(keyOf(part)) ?? null;
      told.set(keyOf(part), got);
      if (rest.isDeep && (got === null || !share(keyOf(part), got))) empty(part);
    }
    return true;
  };
  const empty = (node: PlanNode): void => {
    for (const part of below.get(keyOf(node)) ?? []) {
      told.set(keyOf(part), null);
      empty(part);
    }
  };
  return share(from, total) ? told : null;
}

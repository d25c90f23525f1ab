import { chanceThrough } from "./wins-needed.ts";

/** Below this share of closed deals won, with at least so many closed in six months, a person is flagged (PLA-6). */
export const lowConversion = 0.2;
export const fewestClosed = 30;

/** What the standing stock of one person is counted from. */
export interface StockFigures {
  /** The person's plan of the month, minor units; null without one. */
  readonly planMinor: number | null;
  readonly averageMinor: number | null;
  /** The person's own in the month, a half-day 0.5. */
  readonly workingDays: number;
  /** The department's, of each lived stage in order. */
  readonly stages: readonly { readonly conversion: number | null; readonly meanWorkingDays: number | null }[];
}

/**
 * Deals that must stand on each lived stage so that work never dries up: planned wins per working day / Π p from the stage on × mean
 * working days in it (PLA-6, definitions.md). Not rounded; null where a figure is missing.
 */
export function neededStock({
  planMinor,
  averageMinor,
  workingDays,
  stages,
}: StockFigures): readonly (number | null)[] {
  return stages.map(({ meanWorkingDays }, index) => {
    if (planMinor === null || averageMinor === null || averageMinor <= 0 || workingDays <= 0) return null;
    if (planMinor <= 0) return 0;
    const chance = chanceThrough(stages.slice(index).map(({ conversion }) => conversion));
    if (chance === null || meanWorkingDays === null) return null;
    return (planMinor / averageMinor / workingDays / chance) * meanWorkingDays;
  });
}

export type Shortage = "none" | "short" | "veryShort";

export interface CoverageCell {
  readonly held: number;
  /** Whole deals, rounded half up: the stock is an average. */
  readonly needed: number | null;
  /** Coverage = held / needed, not rounded; null without need. */
  readonly coverage: number | null;
  readonly shortage: Shortage;
}

/** Two deals short is worth a look, four a talk; one is chance. */
export function coverageCell(held: number, stock: number | null): CoverageCell {
  const needed = stock === null ? null : Math.floor(stock + 0.5);
  const short = needed === null ? 0 : needed - held;
  return {
    held,
    needed,
    coverage: stock === null || stock <= 0 ? null : held / stock,
    shortage: short >= 4 ? "veryShort" : short >= 2 ? "short" : "none",
  };
}

/** Won among the closed of six months; null without any, flagged below 20 % of at least 30. */
export function personConversion({ won, closed }: { readonly won: number; readonly closed: number }) {
  const share = closed > 0 ? won / closed : null;
  return { won, closed, share, isLow: share !== null && closed >= fewestClosed && share < lowConversion };
}

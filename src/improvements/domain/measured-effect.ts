/** A figure of one side of a test: a share with its counts, or a mean with its spread. */
export type Side =
  | { readonly kind: "share"; readonly successes: number; readonly trials: number }
  | { readonly kind: "mean"; readonly mean: number; readonly variance: number; readonly count: number };

/** Fewer on either side say too little (definitions.md, ANA-2). */
export const fewestToTell = 30;

export interface Difference {
  readonly value: number;
  /** 95 %. */
  readonly interval: readonly [low: number, high: number];
}

export type Verdict = "fewData" | "chance" | "better" | "worse";

/** Money is told of what is more than chance alone. */
const isProven = (verdict: Verdict): boolean => verdict === "better" || verdict === "worse";

interface Decided {
  readonly state: string;
  readonly effect: { readonly verdict: Verdict; readonly money: { readonly minor: number } | null } | null;
}

/** What the adopted improvements bring together, minor units: of those whose effect is proven. */
export const provenMinor = (improvements: readonly Decided[]): number =>
  improvements.reduce(
    (sum, { state, effect }) =>
      state === "adopted" && effect !== null && isProven(effect.verdict) ? sum + (effect.money?.minor ?? 0) : sum,
    0,
  );

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

export const countOf = (side: Side) => (side.kind === "share" ? side.trials : side.count);
export function figureOf(side: Side): number | null {
  if (countOf(side) === 0) return null;
  return side.kind === "share" ? side.successes / side.trials : side.mean;
}

/** Difference of two means, unequal variances; null of fewer than two on a side. */
export function differenceOfMeans(test: Side, base: Side): Difference | null {
  if (test.kind !== "mean" || base.kind !== "mean" || test.count < 2 || base.count < 2) return null;
  const value = test.mean - base.mean;
  const half = z * Math.sqrt(test.variance / test.count + base.variance / base.count);
  return { value, interval: [value - half, value + half] };
}

/** What may be said of a difference: nothing of few deals, nothing within chance. `more`: whether more is better. */
export function verdictOf(
  difference: Difference | null,
  sides: readonly [Side, Side],
  more: "better" | "worse",
): Verdict {
  if (difference === null || sides.some((side) => countOf(side) < fewestToTell)) return "fewData";
  const [low, high] = difference.interval;
  if (low <= 0 && high >= 0) return "chance";
  return low > 0 === (more === "better") ? "better" : "worse";
}

/** What the pipeline earns in a quarter, to tell a difference in money; sums in minor units. */
export interface Earning {
  /** Entries of the last full quarter. */
  readonly entries: number;
  readonly averageMinor: number | null;
  /** Settled conversions in order. */
  readonly conversions: readonly (number | null)[];
  readonly velocityMinor: number | null;
  readonly cycleDays: number | null;
  readonly days: number;
}

export type Measured =
  | { readonly measure: "conversion"; readonly place: number }
  | { readonly measure: "average" }
  | { readonly measure: "stageTime" };

/**
 * A difference of the measure in money a quarter, by the formulas of «what to improve first»: N · A · Π of the other conversions × Δp;
 * N · Π p × ΔA; velocity × days × (cycle / (cycle + Δ) − 1). Null where a figure is missing.
 */
export function inMoney(difference: number, measured: Measured, earning: Earning): number | null {
  const product = (conversions: readonly (number | null)[]) =>
    conversions.reduce<number | null>((all, one) => (all === null || one === null ? null : all * one), 1);
  switch (measured.measure) {
    case "conversion": {
      const others = product(earning.conversions.filter((_, place) => place !== measured.place));
      if (others === null || earning.averageMinor === null) return null;
      return halfUp(earning.entries * earning.averageMinor * others * difference);
    }
    case "average": {
      const all = product(earning.conversions);
      return all === null ? null : halfUp(earning.entries * all * difference);
    }
    case "stageTime": {
      const { velocityMinor, cycleDays, days } = earning;
      if (velocityMinor === null || cycleDays === null || cycleDays + difference <= 0) return null;
      return halfUp(velocityMinor * days * (cycleDays / (cycleDays + difference) - 1));
    }
    default:
      return measured satisfies never;
  }
}

const halfUp = (sum: number) => Math.floor(sum + 0.5);

import type { Interval } from "./wilson.ts";
import { wilson } from "./wilson.ts";

/** Fewer on either side are not compared (definitions.md, ANA-2). */
export const fewestToCompare = 30;

export interface Share {
  readonly successes: number;
  readonly trials: number;
}

/** What sets one share apart from its base. */
export interface ShareDifference {
  /** share − base, −1…1. */
  readonly difference: number;
  /** Newcombe's 95 % interval of the difference. */
  readonly interval: Interval;
  /** Two-sided probability of a difference as large by chance alone. */
  readonly pValue: number;
}

/** Two-proportion z-test with pooled variance; null when either side has fewer than 30 (definitions.md, ANA-2). */
export function compareShares(share: Share, base: Share): ShareDifference | null {
  if (share.trials < fewestToCompare || base.trials < fewestToCompare) return null;
  const p = share.successes / share.trials;
  const q = base.successes / base.trials;
  const pooled = (share.successes + base.successes) / (share.trials + base.trials);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / share.trials + 1 / base.trials));
  const pValue = deviation === 0 ? 1 : twoSidedP((p - q) / deviation);
  return { difference: p - q, interval: newcombe(share, base), pValue };
}

/** Newcombe's hybrid score interval of a difference of two shares, both with trials. */
function newcombe(share: Share, base: Share): Interval {
  const p = share.successes / share.trials;
  const q = base.successes / base.trials;
  const [pLow, pHigh] = wilson(share.successes, share.trials) ?? [0, 1];
  const [qLow, qHigh] = wilson(base.successes, base.trials) ?? [0, 1];
  return [p - q - Math.hypot(p - pLow, qHigh - q), p - q + Math.hypot(pHigh - p, q - qLow)];
}

/** P(|Z| ≥ |z|) of a standard normal Z: the series near the middle, the continued fraction in the tails. */
export function twoSidedP(z: number): number {
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let odd = 3; term > sum * 1e-17; odd += 2) {
      term *= (x * x) / odd;
      sum += term;
    }
    return 1 - 2 * density * sum;
  }
  let fraction = 0;
  for (let k = 100; k >= 1; k--) fraction = k / (x + fraction);
  return (2 * density) / (x + fraction);
}

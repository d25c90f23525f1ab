import { type Band, type BasisPoints, bandOf, whole } from "./bands.ts";
import { exactly, roundHalfUp } from "./exact.ts";

export interface BonusFigures {
  readonly bands: readonly Band[];
  readonly planMinor: number | null;
  readonly factMinor: number;
  /** The whole base: the rate is of all of it, not of what lies above the border. */
  readonly baseMinor: number;
}

export interface Bonus {
  readonly band: Band | null;
  readonly minor: number;
}

/** The rate of the band of e times the whole base, half up (PAY-2): plan 2,000,000 and fact 2,500,000 give 75,000. */
export function bonusOf({ bands, planMinor, factMinor, baseMinor }: BonusFigures): Bonus {
  const band = bandOf(bands, factMinor, planMinor);
  return {
    band,
    minor: band === null ? 0 : roundHalfUp(exactly(BigInt(baseMinor) * BigInt(band.rate), BigInt(whole))),
  };
}

export interface NextThreshold {
  readonly from: BasisPoints;
  readonly rate: BasisPoints;
  /** Money still missing to it. */
  readonly missingMinor: number;
  /** What the bonus grows by when exactly that money comes and counts in the base too. */
  readonly plusMinor: number;
}

/** The next band with a higher rate: what is missing to it and what it adds; null without a plan or above the last. */
export function nextThreshold(figures: BonusFigures): NextThreshold | null {
  const { bands, planMinor, factMinor, baseMinor } = figures;
  const { band, minor } = bonusOf(figures);
  if (band === null || planMinor === null) return null;
  const next = bands.find((one) => one.from >= (band.to ?? Number.POSITIVE_INFINITY) && one.rate > band.rate);
  if (next === undefined) return null;
  const missingMinor = leastFact(next, planMinor) - factMinor;
  const then = bonusOf({ ...figures, factMinor: factMinor + missingMinor, baseMinor: baseMinor + missingMinor });
  return { from: next.from, rate: next.rate, missingMinor, plusMinor: then.minor - minor };
}

/** The least whole sum with which e has reached the band. */
export function leastFact({ from, includesFrom }: Band, planMinor: number): number {
  const [over, under] = [BigInt(from) * BigInt(planMinor), BigInt(whole)];
  const least = over / under;
  return Number(least * under === over && includesFrom ? least : least + 1n);
}

/** A sum as it will be at the month's end if the rest goes as what went by; null before the first day has ended. */
export function atPace(minor: number, elapsedDays: number, days: number): number | null {
  return elapsedDays <= 0 ? null : roundHalfUp(exactly(BigInt(minor) * BigInt(days), BigInt(elapsedDays)));
}

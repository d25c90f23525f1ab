/** A share in hundredths of a percent: 10,000 is the whole, 79.99 % is 7,999. */
export type BasisPoints = number;
export const whole: BasisPoints = 10_000;

/** A band of plan execution and its rate of the base (PAY-2). `to` null: without end. */
export interface Band {
  readonly from: BasisPoints;
  readonly includesFrom: boolean;
  readonly to: BasisPoints | null;
  readonly includesTo: boolean;
  readonly rate: BasisPoints;
}

/** The big thresholds: e < 80 → 0; 80 ≤ e < 100 → 1 %; 100 ≤ e ≤ 120 → 2 %; e > 120 → 3 % (definitions.md). */
export const bigThresholds: readonly Band[] = [
  { from: 0, includesFrom: true, to: 8_000, includesTo: false, rate: 0 },
  { from: 8_000, includesFrom: true, to: 10_000, includesTo: false, rate: 100 },
  { from: 10_000, includesFrom: true, to: 12_000, includesTo: true, rate: 200 },
  { from: 12_000, includesFrom: false, to: null, includesTo: false, rate: 300 },
];

/** How fact / plan stands to a border: exact, by cross-multiplication. */
function standsTo(border: BasisPoints, factMinor: number, planMinor: number): number {
  const difference = BigInt(factMinor) * BigInt(whole) - BigInt(border) * BigInt(planMinor);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

/**
 * The band that e = fact / plan falls in, exact before any rounding; null without a plan, or with a plan of zero or below. Refunds may
 * bring e below zero: it counts as zero.
 */
export function bandOf(bands: readonly Band[], factMinor: number, planMinor: number | null): Band | null {
  if (planMinor === null || planMinor <= 0) return null;
  const fact = Math.max(0, factMinor);
  const isIn = (band: Band) => {
    const low = standsTo(band.from, fact, planMinor);
    const high = band.to === null ? -1 : standsTo(band.to, fact, planMinor);
    return (low > 0 || (low === 0 && band.includesFrom)) && (high < 0 || (high === 0 && band.includesTo));
  };
  return bands.find(isIn) ?? null;
}

/** What is wrong with a list of bands; `at` is the index of the band that it is said of. */
export interface BandFlaw {
  readonly at: number;
  readonly flaw: "gap" | "overlap" | "reversed" | "start" | "end" | "rate";
  /** Where the gap or the overlap begins and ends. */
  readonly from: BasisPoints;
  readonly to: BasisPoints | null;
}

/** Every e from zero up lies in exactly one band, or each flaw is named: no gap, no overlap, the last without end. */
export function flawsOfBands(bands: readonly Band[]): readonly BandFlaw[] {
  const first = bands[0];
  if (first === undefined) return [{ at: 0, flaw: "gap", from: 0, to: null }];
  const flaws: BandFlaw[] = [];
  if (first.from !== 0 || !first.includesFrom) flaws.push({ at: 0, flaw: "start", from: 0, to: first.from });
  bands.forEach((band, at) => {
    const { from, to, rate } = band;
    if (rate < 0) flaws.push({ at, flaw: "rate", from, to });
    if (to !== null && !holdsSomething(band)) flaws.push({ at, flaw: "reversed", from, to });
    const next = bands[at + 1];
    if (next !== undefined) flaws.push(...flawsBetween(band, next, at + 1));
    else if (to !== null) flaws.push({ at, flaw: "end", from: to, to: null });
  });
  return flaws;
}

const holdsSomething = ({ from, to, includesFrom, includesTo }: Band) =>
  to === null || from < to || (from === to && includesFrom && includesTo);

function flawsBetween(band: Band, next: Band, at: number): readonly BandFlaw[] {
  if (band.to === null || band.to > next.from) return [{ at, flaw: "overlap", from: next.from, to: band.to }];
  if (band.to < next.from) return [{ at, flaw: "gap", from: band.to, to: next.from }];
  if (band.includesTo && next.includesFrom) return [{ at, flaw: "overlap", from: next.from, to: next.from }];
  if (!band.includesTo && !next.includesFrom) return [{ at, flaw: "gap", from: next.from, to: next.from }];
  return [];
}

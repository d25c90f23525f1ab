/** Products of shares come out a hair off the whole number they mean: 4 / (0.8 × 0.5) may be 10.000000000000002. */
const slack = 1e-9;

/** The least whole number that is at least x, taking what differs by rounding alone as equal. */
export function roundUp(x: number): number {
  return Math.max(0, Math.ceil(x - slack * Math.max(1, Math.abs(x))));
}

/**
 * Wins still needed = (target − fact − what the open deals are expected to bring) / average won amount (PLA-5, definitions.md), not
 * rounded; 0 when that much is there already, null without an average.
 */
export function winsStillNeeded(sums: {
  readonly targetMinor: number;
  readonly factMinor: number;
  readonly expectedMinor: number;
  readonly averageMinor: number | null;
}): number | null {
  if (sums.averageMinor === null || sums.averageMinor <= 0) return null;
  return Math.max(0, (sums.targetMinor - sums.factMinor - sums.expectedMinor) / sums.averageMinor);
}

/** Π p_j over the conversions given; null where one is not known or is zero: no number of entries would do. */
export function chanceThrough(conversions: readonly (number | null)[]): number | null {
  let product = 1;
  for (const conversion of conversions) {
    if (conversion === null || conversion <= 0) return null;
    product *= conversion;
  }
  return product;
}

/** Entries needed at a stage = ceil(wins / Π p from it on), null where a conversion on the way is not known, zero or next to it. */
export function entriesNeeded(wins: number, conversionsFromHere: readonly (number | null)[]): number | null {
  if (wins <= 0) return 0;
  const entries = roundUp(wins / (chanceThrough(conversionsFromHere) ?? 0));
  return Number.isSafeInteger(entries) ? entries : null;
}

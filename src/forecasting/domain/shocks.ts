/** A month that a forecast was made for, and what came. */
export interface MonthError {
  readonly expectedMinor: number;
  readonly factMinor: number;
  /** Of the sum, by the chance of each deal alone. */
  readonly variance: number;
}

/** Fewer months say nothing of a common cause. */
const enoughMonths = 3;

/**
 * By what all chances together may be higher or lower than counted: one factor for each earlier month, to be drawn from. The error of
 * a month is what came over what was expected; what the chance of single deals explains of the errors, together, is taken out of
 * each, since the runs draw it themselves. Without enough months there is no common shock.
 */
export function shocksOf(errors: readonly MonthError[]): readonly number[] {
  const known = errors.filter(({ expectedMinor }) => expectedMinor > 0);
  if (known.length < enoughMonths) return [1];
  const misses = known.map(({ expectedMinor, factMinor }) => factMinor / expectedMinor - 1);
  const all = misses.reduce((sum, miss) => sum + miss * miss, 0);
  const byChance = known.reduce(
    (sum, { variance, expectedMinor }) => sum + variance / (expectedMinor * expectedMinor),
    0,
  );
  const common = all === 0 ? 0 : Math.sqrt(Math.max(0, 1 - byChance / all));
  return misses.map((miss) => Math.max(0, 1 + common * miss));
}

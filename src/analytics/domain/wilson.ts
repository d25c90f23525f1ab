/** Both ends of an interval of a share, 0…1. */
export type Interval = readonly [low: number, high: number];

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/** Wilson score interval, 95 %, of `successes` out of `trials`; null without trials (definitions.md, Money, time, counting). */
export function wilson(successes: number, trials: number): Interval | null {
  if (trials <= 0) return null;
  const share = successes / trials;
  const weight = 1 + (z * z) / trials;
  const centre = (share + (z * z) / (2 * trials)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  return [successes === 0 ? 0 : Math.max(0, centre - half), successes === trials ? 1 : Math.min(1, centre + half)];
}

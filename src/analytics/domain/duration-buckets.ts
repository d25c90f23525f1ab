import { millisecondsPerDay } from "../../kernel/time.ts";

/** [from, to) in days; the last one has no end. Visits that go on are counted apart, by their age. */
export interface DurationBucket {
  readonly from: number;
  readonly to: number | null;
  readonly completed: number;
  readonly open: number;
}

const mostBuckets = 40;
const ninetyFive = 0.95;
/** A thousandth of a day: shorter steps would tell seconds. */
const shortestStep = 0.001;

/**
 * The borders of a distribution in days, from zero by a round step past the length that 95 % of the durations (sorted,
 * milliseconds) do not exceed: at most forty buckets, the tail in one more.
 */
export function bucketBorders(completed: Float64Array, open: Float64Array): number[] {
  const step = roundStep(upTo(completed, open) / millisecondsPerDay / mostBuckets);
  const count = Math.max(1, Math.ceil(upTo(completed, open) / millisecondsPerDay / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, place) => Number((place * step).toPrecision(12)));
}

/** The least length that at least 95 % of both lists together do not exceed. */
function upTo(completed: Float64Array, open: Float64Array): number {
  let [done, seen, length] = [0, 0, 0];
  const wanted = Math.ceil(ninetyFive * (completed.length + open.length) - 1e-9);
  while (done + seen < wanted) {
    const next = [completed[done] ?? Number.POSITIVE_INFINITY, open[seen] ?? Number.POSITIVE_INFINITY] as const;
    length = Math.min(...next);
    if (next[0] <= next[1]) done++;
    else seen++;
  }
  return length;
}

function roundStep(rough: number): number {
  if (rough <= shortestStep) return shortestStep;
  const power = 10 ** Math.floor(Math.log10(rough));
  const first = [1, 2, 2.5, 5].find((one) => one * power >= rough * (1 - 1e-9));
  return first === undefined ? 10 * power : first * power;
}

/** Exact counts between the borders (ANA-4, the distribution), and the tail beyond the last; durations in milliseconds. */
export function durationBuckets(
  completed: Float64Array,
  open: Float64Array,
  borders: readonly number[],
): DurationBucket[] {
  const below = (sorted: Float64Array, days: number | undefined) =>
    days === undefined ? sorted.length : countBelow(sorted, days * millisecondsPerDay);
  return borders.map((from, place) => {
    const to = borders[place + 1];
    return {
      from,
      to: to ?? null,
      completed: below(completed, to) - below(completed, from),
      open: below(open, to) - below(open, from),
    };
  });
}

function countBelow(sorted: Float64Array, limit: number): number {
  // A border of 0.7 days is a hair off its whole milliseconds.
  const border = Math.round(limit);
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < border) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Durations of which some are not over yet, gathered by length: how many ended at it and how many were last seen at it
 * (*censored*). Rising by duration; an end and a censoring of equal length count the censored as still at risk.
 */
export interface SurvivalPoint {
  readonly duration: number;
  readonly events: number;
  readonly censored: number;
}

/** The same as columns of equal length, for a million durations. */
export interface SurvivalColumns {
  readonly duration: Float64Array;
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

/** S may come out a hair above the share it means; the nearest share that truly differs is 1/(10 n) away. */
const slack = 1e-10;

/** Merges finished and unfinished durations, each sorted upwards, into columns. */
export function survivalColumns(completed: Float64Array, open: Float64Array): SurvivalColumns {
  const size = completed.length + open.length;
  const duration = new Float64Array(size);
  const events = new Float64Array(size);
  const censored = new Float64Array(size);
  let length = 0;
  let done = 0;
  let seen = 0;
  while (done < completed.length || seen < open.length) {
    const value = Math.min(completed[done] ?? Number.POSITIVE_INFINITY, open[seen] ?? Number.POSITIVE_INFINITY);
    const doneBefore = done;
    const seenBefore = seen;
    while (completed[done] === value) done++;
    while (open[seen] === value) seen++;
    duration[length] = value;
    events[length] = done - doneBefore;
    censored[length] = seen - seenBefore;
    length++;
  }
  return {
    duration: duration.subarray(0, length),
    events: events.subarray(0, length),
    censored: censored.subarray(0, length),
  };
}

/**
 * Walks the Kaplan–Meier curve. Between censorings S is a ratio of two counts times the S before, so without any it is
 * exact, and rounding does not pile up over a million steps. `step` answers false to stop.
 */
function walk(columns: SurvivalColumns, step: (duration: number, survival: number) => boolean): void {
  let atRisk = 0;
  for (const count of columns.events) atRisk += count;
  for (const count of columns.censored) atRisk += count;
  let survivalOfRun = 1;
  let startOfRun = atRisk;
  for (let index = 0; index < columns.duration.length; index++) {
    const left = atRisk - (columns.events[index] ?? 0);
    const lost = columns.censored[index] ?? 0;
    const survival = survivalOfRun * (left / startOfRun);
    if (left !== atRisk && !step(columns.duration[index] ?? 0, survival)) return;
    atRisk = left - lost;
    if (lost > 0) {
      survivalOfRun = survival;
      startOfRun = atRisk;
    }
  }
}

/**
 * Quantiles of the curve: the smallest t with S(t) ≤ 1 − q, null where the curve does not come down that far
 * (definitions.md, ANA-4). `quantiles` rise; the answer has one entry for each.
 */
export function survivalQuantiles(columns: SurvivalColumns, quantiles: readonly number[]): (number | null)[] {
  const answers: (number | null)[] = [];
  walk(columns, (duration, survival) => {
    while (answers.length < quantiles.length && survival <= 1 - (quantiles[answers.length] ?? 1) + slack) {
      answers.push(duration);
    }
    return answers.length < quantiles.length;
  });
  while (answers.length < quantiles.length) answers.push(null);
  return answers;
}

/** `survivalQuantiles` of points that a query has gathered; `points` rise by duration. */
export function survivalQuantilesOfPoints(
  points: readonly SurvivalPoint[],
  quantiles: readonly number[],
): (number | null)[] {
  return survivalQuantiles(
    {
      duration: Float64Array.from(points, (point) => point.duration),
      events: Float64Array.from(points, (point) => point.events),
      censored: Float64Array.from(points, (point) => point.censored),
    },
    quantiles,
  );
}

/** The curve itself, a point at each duration at which something ended. */
export function survivalCurve(columns: SurvivalColumns): { duration: number; survival: number }[] {
  const curve: { duration: number; survival: number }[] = [];
  walk(columns, (duration, survival) => curve.push({ duration, survival }) > 0);
  return curve;
}

/**
 * The same quantiles straight from finished and unfinished durations, each sorted upwards: it goes from censoring to censoring
 * and looks up how many ended between, so that a million that ended cost no more than the thousands that go on.
 */
export function survivalQuantilesOfSorted(
  completed: Float64Array,
  open: Float64Array,
  quantiles: readonly number[],
): (number | null)[] {
  const answers: (number | null)[] = [];
  let survival = 1;
  let atRisk = completed.length + open.length;
  let done = 0;
  for (let seen = 0; answers.length < quantiles.length && done < completed.length; ) {
    const until = open[seen] ?? Number.POSITIVE_INFINITY;
    const end = firstAbove(completed, until, done);
    const after = (ended: number) => survival * ((atRisk - ended) / atRisk);
    for (let q = answers.length; q < quantiles.length; q++) {
      const goal = 1 - (quantiles[q] ?? 1) + slack;
      if (end === done || after(end - done) > goal) break;
      answers.push(completed[done + fewestEnds(end - done, (ended) => after(ended) <= goal) - 1] ?? null);
    }
    survival = after(end - done);
    atRisk -= end - done;
    done = end;
    for (; seen < open.length && open[seen] === until; seen++) atRisk--;
  }
  while (answers.length < quantiles.length) answers.push(null);
  return answers;
}

/** The index of the first of the sorted values, from `from` on, that exceeds the limit. */
function firstAbove(sorted: Float64Array, limit: number, from: number): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The smallest number from 1 to `most` that is enough; `most` is. */
function fewestEnds(most: number, isEnough: (ended: number) => boolean): number {
  let low = 1;
  let high = most;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** S may come out a hair above the share it means; the nearest share that truly differs is 1/(10 n) away. */
const slack = 1e-10;

/**
 * Quantiles of the Kaplan–Meier curve of finished and unfinished (*censored*) durations, each sorted upwards: the smallest t with
 * S(t) ≤ 1 − q, null where the curve does not come down that far; a duration censored at the length of another's end is still at risk
 * there (definitions.md, ANA-4). `quantiles` rise. It goes from censoring to censoring and looks up how many ended between, so
 * that a million that ended cost no more than the thousands that go on.
 */
export function survivalQuantiles(
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

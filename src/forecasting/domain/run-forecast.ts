import type { Arrivals } from "./arrivals.ts";
import { randomShares } from "./random.ts";

/** An open deal: its chance, what it brings, and of its wins the shares that come within each wait. */
export interface RunDeal {
  readonly chance: number;
  readonly minor: number;
  /** One for each wait, rising; the first is the period's beginning, the last its end. */
  readonly shares: readonly number[];
}

export interface RunInput {
  readonly deals: readonly RunDeal[];
  readonly arrivals: Arrivals;
  /** Milliseconds from now: the period's beginning (0 when it has begun), the points of the fan, the last its end. */
  readonly waits: readonly number[];
  readonly shocks: readonly number[];
  readonly runs?: number;
}

/** What came in each run. */
export interface Runs {
  /** By point of the fan (the waits but the first), the sum by then in each run. */
  readonly sums: readonly Float64Array[];
  /** The common shock of each run. */
  readonly shocks: Float64Array;
}

const usualRuns = 10_000;
const seed = 20261118;
/** Draws between two pauses: some milliseconds, so that other requests are answered meanwhile. */
const drawsAtOnce = 200_000;

/**
 * PLA-8: Monte Carlo over win or not, time to close, and a common shock. One share drawn for a deal tells both: below its chance it is
 * won, and where below it, when. The same input gives the same runs.
 */
export async function runForecast(input: RunInput, pause: () => Promise<void>): Promise<Runs> {
  const { waits, runs = usualRuns } = input;
  const points = waits.length - 1;
  const sums = Array.from({ length: points }, () => new Float64Array(runs));
  const shocks = new Float64Array(runs);
  const next = randomShares(seed);
  const columns = columnsOf(input);
  const draw = arrivalsDrawer(input, next);
  const came = new Float64Array(points);
  const atOnce = Math.max(1, Math.floor(drawsAtOnce / Math.max(1, input.deals.length)));
  for (let run = 0; run < runs; run++) {
    if (run % atOnce === 0 && run > 0) await pause();
    const shock = input.shocks[Math.floor(next() * input.shocks.length)] ?? 1;
    shocks[run] = shock;
    came.fill(0);
    drawDeals(columns, shock, next, came);
    draw(shock, came);
    let sum = 0;
    for (let point = 0; point < points; point++) {
      sum += came[point] ?? 0;
      (sums[point] as Float64Array)[run] = sum;
    }
  }
  return { sums, shocks };
}

interface Columns {
  readonly count: number;
  readonly width: number;
  readonly chances: Float64Array;
  readonly amounts: Float64Array;
  /** Deals of one stage and age share a curve: kept once, so that all of them stay close to the processor. */
  readonly curves: Float64Array;
  /** Where each deal's curve begins. */
  readonly rows: Int32Array;
  /** By shock: below it a draw is a win by the end. */
  readonly thresholds: ReadonlyMap<number, Float64Array>;
}

function columnsOf({ deals, waits, shocks }: RunInput): Columns {
  const width = waits.length;
  const distinct = [...new Set(deals.map(({ shares }) => shares))];
  const rowOf = new Map(distinct.map((shares, place) => [shares, place * width]));
  const curves = new Float64Array(distinct.length * width);
  for (const [shares, row] of rowOf) curves.set(shares, row);
  const thresholdsOf = (shock: number) =>
    Float64Array.from(deals, (deal) => Math.min(1, deal.chance * shock) * (deal.shares[width - 1] ?? 0));
  return {
    count: deals.length,
    width,
    chances: Float64Array.from(deals, ({ chance }) => chance),
    amounts: Float64Array.from(deals, ({ minor }) => minor),
    curves,
    rows: Int32Array.from(deals, ({ shares }) => rowOf.get(shares) ?? 0),
    thresholds: new Map([...new Set([1, ...shocks])].map((shock) => [shock, thresholdsOf(shock)])),
  };
}

function drawDeals(columns: Columns, shock: number, next: () => number, came: Float64Array) {
  const { count, width, chances, amounts, curves, rows } = columns;
  const thresholds = columns.thresholds.get(shock) ?? new Float64Array(count);
  for (let deal = 0; deal < count; deal++) {
    const drawn = next();
    if (drawn >= (thresholds[deal] as number)) continue;
    const share = drawn / Math.min(1, (chances[deal] as number) * shock);
    const row = rows[deal] as number;
    let place = 0;
    let last = width - 1;
    while (place < last) {
      const middle = (place + last) >> 1;
      if (share < (curves[row + middle] as number)) last = middle;
      else place = middle + 1;
    }
    // Won before the period begins: not of it.
    if (place > 0) came[place - 1] = (came[place - 1] as number) + (amounts[deal] as number);
  }
}

/** Deals that will yet come: as many wins as Poisson says, each like one of the past. */
function arrivalsDrawer({ arrivals, waits }: RunInput, next: () => number) {
  const { mean, wins } = arrivals;
  const [beginning = 0] = waits;
  const horizon = waits.at(-1) ?? 0;
  const upTo: number[] = [];
  for (const { weight } of wins) upTo.push((upTo.at(-1) ?? 0) + weight);
  return (shock: number, came: Float64Array) => {
    if (mean === 0) return;
    for (let left = poisson(mean * shock, next); left > 0; left--) {
      const win = wins[firstAbove(upTo, next() * mean)];
      if (win === undefined) continue;
      const earliest = Math.max(beginning, win.lag);
      const at = earliest + next() * (horizon - earliest);
      const place = waits.findIndex((wait, index) => index > 0 && at < wait);
      if (place > 0) came[place - 1] = (came[place - 1] as number) + win.minor;
    }
  };
}

/** Sums of exponential waits: as many as fit. */
function poisson(mean: number, next: () => number): number {
  let [count, waited] = [0, -Math.log(1 - next())];
  while (waited < mean) {
    count++;
    waited -= Math.log(1 - next());
  }
  return count;
}

function firstAbove(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

import { type RunDeal, type RunInput, type Runs, runForecast } from "./run-forecast.ts";

/** What runs say of the sum by one point of time. */
export interface Spread {
  readonly expectedMinor: number;
  /** 80 % of the runs lie between them. */
  readonly lowMinor: number;
  readonly highMinor: number;
}

/** What may still come, whatever the common shock. */
export type Prospects = Omit<RunInput, "shocks" | "runs">;

/** What is expected of the rest of a period, not rounded. */
export interface Expected {
  /** Σ p(won within the period) × amount. */
  readonly openMinor: number;
  readonly arrivingMinor: number;
  /** Of the sum, by the chance of each deal and of arrivals alone. */
  readonly variance: number;
}

export interface Outlook extends Expected {
  /** By each point of the fan; the last is the period's end. */
  readonly points: readonly Spread[];
  readonly runs: Runs;
}

/** PLA-8: what the rest of a period will bring, from open deals and those that will yet come. */
export async function lookAhead(input: RunInput, pause: () => Promise<void>): Promise<Outlook> {
  const runs = await runForecast(input, pause);
  const points: Spread[] = [];
  for (const [index, sums] of runs.sums.entries()) {
    await pause();
    const { open, arriving } = expectedBy(input, index + 1);
    const sorted = sums.slice().sort();
    points.push({
      expectedMinor: open + arriving,
      lowMinor: quantileOf(sorted, 0.1),
      highMinor: quantileOf(sorted, 0.9),
    });
  }
  return { ...expectedOf(input), points, runs };
}

/** The expectation alone, without runs. */
export function expectedOf(input: Prospects): Expected {
  const { open, arriving } = expectedBy(input, input.waits.length - 1);
  return { openMinor: open, arrivingMinor: arriving, variance: varianceOf(input) };
}

/** The smallest value that at least this share does not exceed. */
export const quantileOf = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

/** The chance that a deal is won within the period, by one of its points. */
export const chanceWithin = ({ chance, shares }: RunDeal, place: number): number =>
  chance * Math.max(0, (shares[place] ?? 0) - (shares[0] ?? 0));

function expectedBy({ deals, arrivals, waits }: Prospects, place: number): { open: number; arriving: number } {
  const open = deals.reduce((sum, deal) => sum + chanceWithin(deal, place) * deal.minor, 0);
  const arriving = arrivals.wins.reduce(
    (sum, { weight, lag, minor }) => sum + weight * minor * shareBy(lag, waits, place),
    0,
  );
  return { open, arriving };
}

/** Of the stretch in which a coming win falls into the period, the share before the point. */
function shareBy(lag: number, waits: readonly number[], place: number): number {
  const [beginning = 0] = waits;
  const earliest = Math.max(beginning, lag);
  const whole = (waits.at(-1) ?? 0) - earliest;
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, ((waits[place] ?? 0) - earliest) / whole));
}

function varianceOf({ deals, arrivals, waits }: Prospects): number {
  const open = deals.reduce((sum, deal) => {
    const chance = chanceWithin(deal, waits.length - 1);
    return sum + chance * (1 - chance) * deal.minor * deal.minor;
  }, 0);
  return arrivals.wins.reduce((sum, { weight, minor }) => sum + weight * minor * minor, open);
}

/** P(plan): the share of runs at or above what is still to come. */
export function chanceOf({ sums }: Runs, missingMinor: number): number {
  const last = sums.at(-1) ?? new Float64Array();
  if (last.length === 0) return missingMinor <= 0 ? 1 : 0;
  let reached = 0;
  for (const sum of last) if (sum >= missingMinor) reached++;
  return reached / last.length;
}

/** The same with one more deal: each run that it would lift over the plan counts as far as it is won there. */
export function chanceWithOneMore(
  { sums, shocks }: Runs,
  missingMinor: number,
  one: { chance: number; minor: number },
): number {
  const last = sums.at(-1) ?? new Float64Array();
  let reached = 0;
  for (const [run, sum] of last.entries()) {
    if (sum >= missingMinor) reached++;
    else if (sum + one.minor >= missingMinor) reached += Math.min(1, one.chance * (shocks[run] ?? 1));
  }
  return last.length === 0 ? 0 : reached / last.length;
}

import { type FunnelFigures, readFunnelOf, readVelocity, readWins } from "../../analytics/index.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { daysBetween } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { fullQuarters } from "../domain/quarters.ts";
import { averageWon } from "./average-won.ts";
import { type MeasuredScope, onDays, periodOf, readMeasuredScope } from "./measured-scope.ts";

/** What a pipeline earns in a quarter as things are: the figures of N · A · Π p, and the velocity. Sums in minor units. */
export interface Earning {
  readonly funnel: FunnelFigures;
  readonly entries: number;
  readonly averageMinor: number | null;
  readonly conversions: readonly (number | null)[];
  readonly velocityMinor: number | null;
  readonly cycleDays: number | null;
  /** Of the last full quarter. */
  readonly days: number;
}

export async function readEarning({ scope, today, days }: MeasuredScope): Promise<Earning> {
  const [last = days] = fullQuarters(today, 1);
  const measured = periodOf(scope, days);
  const funnel = await readFunnelOf(scope, measured);
  const { velocity, velocityFacts } = await readVelocity(onDays(scope, days));
  return {
    funnel,
    entries: (await readFunnelOf(scope, periodOf(scope, last))).total,
    averageMinor: averageWon(await readWins(scope, measured))?.minor ?? null,
    conversions: funnel.stages.slice(0, -1).map(({ settledConversion }) => settledConversion),
    velocityMinor: velocity?.minor ?? null,
    cycleDays: velocityFacts.usualCycle?.days ?? null,
    days: daysBetween(last.from, last.to),
  };
}

/** The same of a pipeline by its id, for other slices. */
export async function earningOf(reading: Reading, pipeline: string): Promise<Earning | Refusal> {
  const found = await readMeasuredScope(reading, { pipeline });
  return isRefusal(found) ? found : readEarning(found);
}

import { cycleFigures, type FunnelFigures, readFunnelOf, readWins, type Win } from "../../analytics/index.ts";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { getPlanLevers, PlanLevers } from "../contract.ts";
import { type Lever, type QuarterFigures, rankLevers } from "../domain/levers.ts";
import { type Days, fullQuarters } from "../domain/quarters.ts";
import { averageWon } from "./average-won.ts";
import { headOf, periodOf, readMeasuredScope } from "./measured-scope.ts";
import { readEarning } from "./read-earning.ts";

/** What to improve first (PLA-9): present figures as reverse planning has them, against the best of the last eight full quarters. */
export async function readPlanLevers(
  reading: Reading,
  query: QueryOf<typeof getPlanLevers>,
): Promise<PlanLevers | Refusal> {
  const found = await readMeasuredScope(reading, query);
  if (isRefusal(found)) return found;
  const { scope, today, days } = found;
  const quarters = fullQuarters(today, 8);
  const last = quarters.at(-1) ?? days;
  const wins = await readWins(scope, periodOf(scope, { from: quarters[0]?.from ?? days.from, to: days.to }));
  const figures: QuarterFigures[] = [];
  for (const quarter of quarters) {
    const period = periodOf(scope, quarter);
    const own = wins.filter(({ wonAt }) => wonAt >= period.from && wonAt < period.to);
    figures.push(quarterFigures(await readFunnelOf(scope, period), own));
  }
  const earning = await readEarning(found);
  const { revenueMinor, levers } = rankLevers({ ...earning, quarters: figures });
  const sum = (minor: number | null) => (minor === null ? null : { minor, currency: scope.currency });
  return {
    ...headOf(found),
    quarter: { ...last, entries: earning.entries },
    revenue: sum(revenueMinor),
    levers: levers.map((lever) => ({
      kind: lever.kind,
      ...stagesOf(lever, earning.funnel),
      present: lever.present,
      best: lever.best === null ? null : bestOnWire(lever.best, quarters),
      gain: sum(lever.gainMinor),
      step: sum(lever.stepMinor),
    })),
  };
}

function quarterFigures(funnel: FunnelFigures, wins: readonly Win[]): QuarterFigures {
  const average = averageWon(wins);
  const cycle = cycleFigures(Float64Array.from(wins, ({ createdAt, wonAt }) => wonAt - createdAt));
  return {
    entries: { value: funnel.total, deals: funnel.total },
    conversions: funnel.stages
      .slice(0, -1)
      .map(({ settledConversion, reached, inProgress }) => ({ value: settledConversion, deals: reached - inProgress })),
    averageMinor: { value: average?.minor ?? null, deals: wins.length },
    cycleDays: { value: cycle.median, deals: cycle.n },
  };
}

function stagesOf({ stage }: Lever, { stages }: FunnelFigures): Pick<PlanLevers["levers"][number], "stage" | "next"> {
  const named = (place: number) => {
    const one = stages[place];
    return one === undefined ? null : { id: one.id, name: one.stage, isKeyStage: one.isKeyStage };
  };
  return stage === null ? { stage: null, next: null } : { stage: named(stage), next: named(stage + 1) };
}

function bestOnWire(best: NonNullable<Lever["best"]>, quarters: readonly Days[]): PlanLevers["levers"][number]["best"] {
  const { from = "", to = "" } = quarters[best.quarter] ?? {};
  return { from, to, value: best.value, deals: best.deals };
}

import {
  type ContactsOfStage,
  type FunnelFigures,
  type ReportScope,
  readContactsPerStay,
  readFunnelOf,
  readTimesToWon,
  readWins,
  type TimeToWon,
} from "../../analytics/index.ts";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { factsOf } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { personalDays } from "../../working-calendar/index.ts";
import type { getPlanMeasures, PlanMeasures } from "../contract.ts";
import { type Days, fullQuarters, isPlannable, monthsOf } from "../domain/quarters.ts";
import { reversePlanningRefusals } from "../domain/refusals.ts";
import { type AverageWon, averageWon } from "./average-won.ts";
import { type HeldDeals, readHeldDeals } from "./held-deals.ts";
import { headOf, onDays, periodOf, readMeasuredScope } from "./measured-scope.ts";
import { readSellers, type Sellers } from "./sellers.ts";

/** What reverse planning counts with (PLA-5). The figures of the funnel come from the report's own function. */
export async function readPlanMeasures(
  reading: Reading,
  query: QueryOf<typeof getPlanMeasures>,
): Promise<PlanMeasures | Refusal> {
  const period: Days = { from: query.from, to: query.to };
  if (!isPlannable(period)) return refuse(reversePlanningRefusals, "plan_period_wrong");
  const found = await readMeasuredScope(reading, query);
  if (isRefusal(found)) return found;
  const { scope, today, days } = found;
  const measured = periodOf(scope, days);
  const sellers = await readSellers(reading, scope, monthsOf(period));
  const people = sellers.people.map(({ id }) => id);
  const [lastQuarter = days] = fullQuarters(today, 1);
  const funnel = await readFunnelOf(scope, measured);
  const times = await readTimesToWon(scope);
  const contacts = await readContactsPerStay(onDays(scope, lastQuarter));
  const held = await readHeldDeals(scope);
  const average = averageWon(await readWins(scope, measured));
  const facts = await factsOf(reading, { ...period, people: sellers.everybody });
  const sum = (minor: number) => ({ minor: Math.floor(minor + 0.5), currency: scope.currency });
  return {
    ...headOf(found),
    period,
    today,
    currency: scope.currency,
    target: targetOf(sellers, period, scope),
    fact: sum(facts.reduce((whole, { minor }) => whole + minor, 0)),
    average: average === null ? null : averageOnWire(average, sum),
    people: sellers.people.map(({ id, name }) => ({ id, name })),
    workingDaysLeft: await workingDaysLeft(reading, { people, today, period }),
    stages: stagesOf(scope, { funnel, times, contacts, held }),
  };
}

/** A plan is by months: of a part of one there is no target. */
function targetOf({ plans }: Sellers, { from, to }: Days, { currency }: ReportScope): PlanMeasures["target"] {
  if (plans.size === 0 || !from.endsWith("-01") || !to.endsWith("-01")) return null;
  return { minor: [...plans.values()].reduce((sum, one) => sum + one, 0), currency };
}

function averageOnWire(
  { minor, interval, deals }: AverageWon,
  sum: (minor: number) => { minor: number; currency: string },
) {
  return {
    value: sum(minor),
    low: interval === null ? null : sum(interval[0]),
    high: interval === null ? null : sum(interval[1]),
    deals,
  };
}

interface Asked {
  readonly people: readonly Sellers["people"][number]["id"][];
  readonly today: CalendarDate;
  readonly period: Days;
}

/** Of a person, today included; a half-day is a half. Of nobody it is nobody's, not zero days of each. */
async function workingDaysLeft(reading: Reading, { people, today, period }: Asked): Promise<number> {
  const from = today > period.from ? today : period.from;
  if (from >= period.to || people.length === 0) return 0;
  const days = await personalDays(reading, { people, from, to: period.to });
  const whole = [...days.values()].flat().reduce((sum, { share }) => sum + share, 0);
  return whole / people.length;
}

interface Read {
  readonly funnel: FunnelFigures;
  readonly times: readonly TimeToWon[];
  readonly contacts: readonly ContactsOfStage[];
  readonly held: HeldDeals;
}

function stagesOf(scope: ReportScope, { funnel, times, contacts, held }: Read): PlanMeasures["stages"] {
  return funnel.stages.map((stage, index) => {
    const time = times.find(({ stageId }) => stageId === stage.id);
    const done = contacts.find(({ stageId }) => stageId === stage.id);
    const stays = done?.stays ?? 0;
    const isWon = index === scope.stages.length - 1;
    return {
      id: stage.id,
      name: stage.stage,
      isKeyStage: stage.isKeyStage,
      conversion: stage.settledConversion,
      interval: stage.interval === null ? null : [stage.interval[0], stage.interval[1]],
      advanced: funnel.stages[index + 1]?.reached ?? 0,
      settled: isWon ? 0 : stage.reached - stage.inProgress,
      daysToWon: time?.days ?? null,
      wonDeals: time?.deals ?? 0,
      held: held(stage.id),
      actions:
        stays === 0
          ? []
          : (done?.kinds ?? []).map(({ kind, contacts: count }) => ({
              kind,
              contacts: count,
              perEntry: count / stays,
            })),
      stays,
    };
  });
}

import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import type { PipelineId } from "../../kernel/ids.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addMonths, dateOf, daysBetween, monthStart } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { getBackTest, getForecast } from "../contract.ts";
import { forecastingRefusals } from "../domain/refusals.ts";
import { readBackTest } from "./back-test.ts";
import { type Forecast, forecastOf } from "./forecast-of.ts";
import { peopleAsked, readPipelineIds } from "./whose.ts";

const longest = 366;

/** The pipeline asked for; null: all in use. */
async function pipelineAsked(reading: Reading, id: string | undefined): Promise<PipelineId | null | Refusal> {
  if (id === undefined) return null;
  const found = (await readPipelineIds(reading)).find((one) => one === id);
  return found ?? refuse(forecastingRefusals, "forecast_pipeline_unknown");
}

export async function answerForecast(
  reading: Reading,
  query: QueryOf<typeof getForecast>,
): Promise<AnswerOf<typeof getForecast> | Refusal> {
  const pipelineId = await pipelineAsked(reading, query.pipeline);
  if (pipelineId !== null && typeof pipelineId !== "string") return pipelineId;
  const { timeZone, currency } = reading.actor.workspace;
  const from = query.from ?? monthStart(query.to ?? dateOf(reading.now, timeZone));
  const to = query.to ?? addMonths(monthStart(from), 1);
  const days = daysBetween(from, to);
  if (days <= 0 || days > longest) return refuse(forecastingRefusals, "forecast_period_wrong");
  const people = await peopleAsked(reading, query);
  return wireForecast(await forecastOf(reading, { pipelineId, people, from, to }), { from, to, currency });
}

interface Frame {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly currency: string;
}

function wireForecast(forecast: Forecast, { from, to, currency }: Frame): AnswerOf<typeof getForecast> {
  const money = (minor: number) => ({ minor, currency });
  const spread = (one: { expectedMinor: number; lowMinor: number; highMinor: number }) => ({
    expected: money(one.expectedMinor),
    low: money(one.lowMinor),
    high: money(one.highMinor),
  });
  return {
    from,
    to,
    fact: money(forecast.factMinor),
    ...spread(forecast),
    open: money(forecast.openMinor),
    arriving: money(forecast.arrivingMinor),
    beforeHygiene: money(forecast.beforeHygieneMinor),
    claimed: money(forecast.claimedMinor),
    claimedDeals: forecast.claimedDeals,
    plan: forecast.planMinor === null ? null : money(forecast.planMinor),
    chanceOfPlan: forecast.chanceOfPlan,
    deals: {
      open: forecast.openDeals,
      old: forecast.oldDeals,
      withoutAmount: forecast.withoutAmount,
      otherCurrency: forecast.otherCurrency,
      byPlannedConversions: forecast.byPlan,
      withoutChance: forecast.withoutChance,
      winsKnown: forecast.winsKnown,
    },
    won: forecast.won.map(({ on, minor }) => ({ on, sum: money(minor) })),
    fan: forecast.fan.map((point) => ({ on: point.on, ...spread(point) })),
    keyStage: wireKeyStage(forecast.keyStage, currency),
  };
}

function wireKeyStage(stage: Forecast["keyStage"], currency: string): AnswerOf<typeof getForecast>["keyStage"] {
  if (stage === null) return null;
  const { stageId, name, minor, addsMinor, addsChance } = stage;
  return { stageId, name, amount: { minor, currency }, adds: { minor: addsMinor, currency }, addsChance };
}

export async function answerBackTest(
  reading: Reading,
  query: QueryOf<typeof getBackTest>,
): Promise<AnswerOf<typeof getBackTest> | Refusal> {
  const pipelineId = await pipelineAsked(reading, query.pipeline);
  if (pipelineId !== null && typeof pipelineId !== "string") return pipelineId;
  const { items, ...verdict } = await readBackTest(reading, pipelineId);
  const { currency } = reading.actor.workspace;
  const money = (minor: number) => ({ minor, currency });
  return {
    ...verdict,
    items: items.map(({ month, expectedMinor, factMinor, planMinor, interval, winsKnown }) => ({
      month: month.slice(0, 7),
      expected: money(expectedMinor),
      fact: money(factMinor),
      plan: planMinor === null ? null : money(planMinor),
      interval: interval === null ? null : { low: money(interval.lowMinor), high: money(interval.highMinor) },
      winsKnown,
    })),
  };
}

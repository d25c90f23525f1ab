import { readJudgedDeals } from "../../hygiene/index.ts";
import type { PipelineId, StageId, UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addMonths, startOfDay } from "../../kernel/zoned-time.ts";
import { chanceOfDeal, readChancedStages } from "../../pipeline/index.ts";
import { plansOf } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { arrivals } from "../domain/arrivals.ts";
import { fanDays } from "../domain/fan-days.ts";
import { chanceOf, chanceWithin, chanceWithOneMore, lookAhead, type Outlook } from "../domain/forecast.ts";
import type { RunDeal, RunInput } from "../domain/run-forecast.ts";
import { createKept, pause } from "./kept-answers.ts";
import { learn, shocksBefore, togetherOf } from "./learn.ts";
import { type Model, runDealsOf } from "./model.ts";
import { readWins, type Win } from "./read-wins.ts";
import { readEverybody, readPipelineIds } from "./whose.ts";

export interface Asked {
  /** Null: all pipelines in use. */
  readonly pipelineId: PipelineId | null;
  /** Whose deals; null: everybody's. The caller has asked who may see whom. */
  readonly people: readonly UserId[] | null;
  /** Days of the workspace's zone, [from, to). */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Money is in minor units of the workspace's currency; deals in other currencies and without an amount are counted apart. */
export interface Forecast {
  /** Wins of the period so far. */
  readonly factMinor: number;
  /** Fact + what is expected of open deals that pass hygiene + of deals that will yet arrive. */
  readonly expectedMinor: number;
  /** Eight of ten runs end between them. */
  readonly lowMinor: number;
  readonly highMinor: number;
  readonly openMinor: number;
  readonly arrivingMinor: number;
  /** Expected with the old deals. */
  readonly beforeHygieneMinor: number;
  readonly oldDeals: number;
  /** Fact + the amounts of open deals that their people expect to close within the period; counted with those without an amount. */
  readonly claimedMinor: number;
  readonly claimedDeals: number;
  /** Of the month, approved; null: no plan, or the period is not one month. */
  readonly planMinor: number | null;
  /** The share of runs at or above the plan. */
  readonly chanceOfPlan: number | null;
  readonly openDeals: number;
  readonly withoutAmount: number;
  readonly otherCurrency: number;
  /** Open deals whose chance is the planned one, for want of history; and that have none. */
  readonly byPlan: number;
  readonly withoutChance: number;
  /** Wins that the history knows. */
  readonly winsKnown: number;
  readonly won: readonly { readonly on: CalendarDate; readonly minor: number }[];
  /** The sum by the end of each day, fact included. */
  readonly fan: readonly {
    readonly on: CalendarDate;
    readonly expectedMinor: number;
    readonly lowMinor: number;
    readonly highMinor: number;
  }[];
  /** PIP-5: what one more deal of the average amount on the key stage adds; of the pipeline asked for, null without a key stage. */
  readonly keyStage: {
    readonly stageId: StageId;
    readonly name: string;
    readonly minor: number;
    readonly addsMinor: number;
    readonly addsChance: number | null;
  } | null;
}

const kept = createKept<Forecast>(200);

/**
 * PLA-8: the forecast of a period. The same at every call within a minute while nothing is written; then 10,000 runs are drawn anew,
 * a few milliseconds at a time.
 */
export async function forecastOf(reading: Reading, asked: Asked): Promise<Forecast> {
  const { rows } = await reading.client.query<{ snapshot: string }>({
    name: "forecast_snapshot",
    text: "select pg_current_snapshot()::text as snapshot",
  });
  const minute = Math.floor(reading.now / 60_000);
  const key = JSON.stringify([reading.actor.workspaceId, asked, minute, rows[0]?.snapshot]);
  return kept(key, () => forecastAnew({ ...reading, now: minute * 60_000 }, asked));
}

async function forecastAnew(reading: Reading, asked: Asked): Promise<Forecast> {
  const zone = reading.actor.workspace.timeZone;
  const { now } = reading;
  const pipelineIds = asked.pipelineId === null ? await readPipelineIds(reading) : [asked.pipelineId];
  const learned = await learn(reading, { pipelineIds, people: null });
  const begins = startOfDay(asked.from, zone);
  const days = fanDays(asked, now, zone);
  const waits = [Math.max(0, begins - now), ...days.map(({ until }) => until - now)];
  const pools = await Promise.all(
    pipelineIds.map(async (id) => readPool(reading, asked, { id, model: learned.models.get(id), waits })),
  );
  const won = await readWins(reading, pipelineIds, asked);
  const factMinor = won.reduce((sum, { minor }) => sum + minor, 0);
  const input: RunInput = {
    ...togetherOf(
      pools.map((pool) => ({ deals: pool.passing, arrivals: pool.arrivals })),
      waits,
    ),
    shocks: shocksBefore(learned.months),
  };
  const outlook = days.length === 0 ? null : await lookAhead(input, pause);
  const planMinor = await readPlan(reading, asked);
  return {
    ...moneyOf(pools, factMinor, outlook, asked),
    ...countsOf(pools),
    planMinor,
    chanceOfPlan: planMinor === null ? null : chanceOfPlan(outlook, planMinor - factMinor),
    winsKnown: [...learned.models.values()].reduce((sum, { wins }) => sum + wins.length, 0),
    won: byDay(won),
    fan: days.map(({ on }, index) => {
      const point = outlook?.points[index] ?? { expectedMinor: 0, lowMinor: 0, highMinor: 0 };
      const plusFact = (minor: number) => factMinor + rounded(minor);
      return {
        on,
        expectedMinor: plusFact(point.expectedMinor),
        lowMinor: plusFact(point.lowMinor),
        highMinor: plusFact(point.highMinor),
      };
    }),
    keyStage: keyStageOf(pools, outlook, waits, planMinor === null ? null : planMinor - factMinor),
  };
}

const rounded = (minor: number) => Math.floor(minor + 0.5);

const chanceOfPlan = (outlook: Outlook | null, missing: number) =>
  outlook === null ? Number(missing <= 0) : chanceOf(outlook.runs, missing);

/** What one pipeline brings into the forecast. */
interface Pool {
  readonly model: Model;
  readonly passing: readonly RunDeal[];
  readonly old: readonly RunDeal[];
  readonly oldDeals: number;
  readonly arrivals: RunInput["arrivals"];
  readonly claims: readonly { readonly on: CalendarDate; readonly minor: number }[];
  readonly withoutAmount: number;
  readonly otherCurrency: number;
  readonly byPlan: number;
  readonly withoutChance: number;
}

async function readPool(
  reading: Reading,
  { people }: Asked,
  {
    id,
    model,
    waits,
  }: { readonly id: PipelineId; readonly model: Model | undefined; readonly waits: readonly number[] },
): Promise<Pool> {
  if (model === undefined) throw new Error(`pipeline ${id} was not learned`);
  const { now, actor } = reading;
  const stages = await readChancedStages(reading, id);
  const judged = await readJudgedDeals(reading, id, people);
  const counted = judged.filter((deal) => deal.amountMinor !== null && deal.currency === actor.workspace.currency);
  const chanced = counted.map((deal) => {
    const age = now - deal.stageEnteredAt;
    return { deal, age, chance: chanceOfDeal(stages, deal.stageId, age) };
  });
  const runs = (isOld: boolean) =>
    runDealsOf(
      model,
      chanced.flatMap(({ deal, age, chance }) =>
        chance === null || deal.isOld !== isOld
          ? []
          : [{ stageId: deal.stageId, age, chance, minor: deal.amountMinor ?? 0 }],
      ),
      waits,
    );
  const own = people === null ? model.wins : model.wins.filter(({ ownerId }) => people.includes(ownerId));
  const known = new Set(stages.filter(({ chances }) => chances.length > 0).map((stage) => stage.id));
  return {
    model,
    passing: runs(false),
    old: runs(true),
    oldDeals: judged.filter(({ isOld }) => isOld).length,
    arrivals: arrivals({ wins: own, since: model.since }, now, {
      beginning: waits[0] ?? 0,
      horizon: waits.at(-1) ?? 0,
    }),
    claims: judged.flatMap(({ expectedCloseOn, amountMinor, currency }) =>
      expectedCloseOn === null
        ? []
        : [{ on: expectedCloseOn, minor: currency === actor.workspace.currency ? (amountMinor ?? 0) : 0 }],
    ),
    withoutAmount: judged.filter(({ amountMinor }) => amountMinor === null).length,
    otherCurrency: judged.length - counted.length - judged.filter(({ amountMinor }) => amountMinor === null).length,
    byPlan: chanced.filter(({ deal, chance }) => chance !== null && !known.has(deal.stageId)).length,
    withoutChance: chanced.filter(({ chance }) => chance === null).length,
  };
}

function moneyOf(pools: readonly Pool[], factMinor: number, outlook: Outlook | null, { from, to }: Asked) {
  const expected = (deals: readonly RunDeal[]) =>
    deals.reduce((sum, deal) => sum + chanceWithin(deal, deal.shares.length - 1) * deal.minor, 0);
  const openMinor = rounded(outlook?.openMinor ?? 0);
  const arrivingMinor = rounded(outlook?.arrivingMinor ?? 0);
  const expectedMinor = factMinor + openMinor + arrivingMinor;
  const old = outlook === null ? 0 : rounded(pools.reduce((sum, pool) => sum + expected(pool.old), 0));
  const claims = pools.flatMap((pool) => pool.claims).filter(({ on }) => on >= from && on < to);
  const last = outlook?.points.at(-1);
  return {
    factMinor,
    expectedMinor,
    lowMinor: factMinor + rounded(last?.lowMinor ?? 0),
    highMinor: factMinor + rounded(last?.highMinor ?? 0),
    openMinor,
    arrivingMinor,
    beforeHygieneMinor: expectedMinor + old,
    claimedMinor: factMinor + claims.reduce((sum, { minor }) => sum + minor, 0),
    claimedDeals: claims.length,
  };
}

function countsOf(pools: readonly Pool[]) {
  const sum = (count: (pool: Pool) => number) => pools.reduce((total, pool) => total + count(pool), 0);
  return {
    oldDeals: sum((pool) => pool.oldDeals),
    openDeals: sum((pool) => pool.passing.length),
    withoutAmount: sum((pool) => pool.withoutAmount),
    otherCurrency: sum((pool) => pool.otherCurrency),
    byPlan: sum((pool) => pool.byPlan),
    withoutChance: sum((pool) => pool.withoutChance),
  };
}

function byDay(won: readonly Win[]): Forecast["won"] {
  const days = Map.groupBy(won, ({ on }) => on);
  return [...days].map(([on, own]) => ({ on, minor: own.reduce((sum, { minor }) => sum + minor, 0) }));
}

/** One more deal that has just come to the key stage, of the average amount of wins. */
function keyStageOf(
  pools: readonly Pool[],
  outlook: Outlook | null,
  waits: readonly number[],
  missing: number | null,
): Forecast["keyStage"] {
  const [pool, ...others] = pools;
  const stage = pool?.model.stages.find(({ isKeyStage, isWon }) => isKeyStage && !isWon);
  if (pool === undefined || stage === undefined || others.length > 0 || outlook === null) return null;
  const { wins } = pool.model;
  const minor = wins.length === 0 ? 0 : wins.reduce((sum, win) => sum + win.minor, 0) / wins.length;
  const chance = chanceOfDeal(pool.model.stages, stage.id, 0);
  if (chance === null) return null;
  const [one] = runDealsOf(pool.model, [{ stageId: stage.id, age: 0, chance, minor }], waits);
  if (one === undefined) return null;
  const within = chanceWithin(one, waits.length - 1);
  const addsChance =
    missing === null
      ? null
      : chanceWithOneMore(outlook.runs, missing, { chance: within, minor }) - chanceOf(outlook.runs, missing);
  return {
    stageId: stage.id as StageId,
    name: stage.name,
    minor: rounded(minor),
    addsMinor: rounded(within * minor),
    addsChance,
  };
}

/** Of all pipelines: plans are people's, not pipelines'. */
async function readPlan(reading: Reading, { people, from, to }: Asked): Promise<number | null> {
  if (!from.endsWith("-01") || addMonths(from, 1) !== to) return null;
  const plans = await plansOf(reading, { month: from.slice(0, 7), people: people ?? (await readEverybody(reading)) });
  return plans.size === 0 ? null : [...plans.values()].reduce((sum, minor) => sum + minor, 0);
}

import { usualCycle } from "../../analytics/index.ts";
import { type DealPromise, isOld } from "../../hygiene/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";
import { type ChancedStage, longCycle, type PastVisit, stageHistories, winProbability } from "../../pipeline/index.ts";
import type { Win } from "../domain/arrivals.ts";
import { type KnownDeal, knownAt, type PastDeal } from "../domain/past-deal.ts";
import { plannedShares } from "../domain/planned-times.ts";
import type { RunDeal } from "../domain/run-forecast.ts";
import { type Lessons, learnTimes, winTimes } from "../domain/win-times.ts";
import type { KnownPromise } from "./read-history.ts";

/** All that has ever happened in a pipeline. */
export interface PipelineHistory {
  readonly stages: readonly ChancedStage[];
  readonly deals: readonly PastDeal[];
  readonly promises: ReadonlyMap<string, readonly KnownPromise[]>;
  readonly hoursPerWorkingDay: number;
  readonly zone: string;
}

/** What a pipeline's history has taught by a moment: how long wins take, and which came from deals that arrived. */
export interface Model {
  readonly stages: readonly ChancedStage[];
  readonly hoursPerWorkingDay: number;
  readonly lessons: Lessons;
  readonly wins: readonly Win[];
  /** When its history begins. */
  readonly since: Instant | null;
}

/** An open deal as a forecast needs it. */
export interface OpenDeal {
  readonly ownerId: UserId;
  readonly stageId: string;
  /** In the present visit, milliseconds. */
  readonly age: number;
  readonly chance: number;
  readonly minor: number;
}

export function modelOf(history: PipelineHistory, known: readonly KnownDeal[], now: Instant): Model {
  return {
    stages: history.stages,
    hoursPerWorkingDay: history.hoursPerWorkingDay,
    lessons: learnTimes(known, now),
    wins: known.flatMap(({ ownerId, createdAt, amountMinor, state }) =>
      state.kind === "won" ? [{ ownerId, createdAt, at: state.at, minor: amountMinor ?? 0 }] : [],
    ),
    since: known.length === 0 ? null : known.reduce((least, { createdAt }) => Math.min(least, createdAt), now),
  };
}

/** The deals with the shares of their wins within the waits, as far as they may be won. */
export function runDealsOf(
  model: Model,
  deals: readonly Omit<OpenDeal, "ownerId">[],
  waits: readonly number[],
): RunDeal[] {
  const within = winTimes(model.lessons, waits);
  const planned = new Map<string, readonly number[]>();
  const plannedOf = (stageId: string) => {
    const shares = planned.get(stageId) ?? plannedShares(model.stages, stageId, waits, model.hoursPerWorkingDay);
    planned.set(stageId, shares);
    return shares;
  };
  return deals.map(({ stageId, age, chance, minor }) => ({
    chance,
    minor,
    shares: within(stageId, age) ?? plannedOf(stageId),
  }));
}

/** As of a moment, from what was known then: the model, and the open deals that pass hygiene. */
export function asOf(
  history: PipelineHistory,
  moment: Instant,
): { readonly model: Model; readonly open: readonly OpenDeal[] } {
  const known = knownAt(history.deals, moment);
  const model = modelOf(history, known, moment);
  const long = longCycle(model.wins.map(({ createdAt, at }) => at - createdAt));
  const histories = long === null ? null : stageHistories(pastVisits(known), long, moment);
  const stages = history.stages.map((stage) => ({ ...stage, chances: histories?.get(stage.id)?.steps ?? [] }));
  const positions = new Map(stages.map(({ id, position }) => [id, position]));
  const cycle = usualCycle(
    model.wins.map(({ createdAt, at }) => ({ createdAt, wonAt: at })),
    {
      hours: stages.map(({ isWon, targetHours }) => (isWon ? null : targetHours)),
      hoursPerWorkingDay: history.hoursPerWorkingDay,
    },
    moment,
    history.zone,
  );
  const passes = { now: moment, zone: history.zone, usualCycleDays: cycle?.days ?? null };
  const open = known.flatMap(({ id, ownerId, state, amountMinor }): OpenDeal[] => {
    const position = state.kind === "open" ? positions.get(state.stageId) : undefined;
    if (state.kind !== "open" || position === undefined || amountMinor === null) return [];
    const promises = promisesAt(history.promises.get(id) ?? [], moment);
    if (isOld({ openSince: state.openSince, promises }, passes)) return [];
    const age = moment - state.enteredAt;
    const chance = winProbability(stages, position, age);
    return chance === null ? [] : [{ ownerId, stageId: state.stageId, age, chance, minor: amountMinor }];
  });
  return { model, open };
}

function* pastVisits(known: readonly KnownDeal[]): Iterable<PastVisit> {
  for (const { createdAt, stays, state } of known) {
    const cycle = state.kind === "won" ? state.at - createdAt : null;
    for (const stay of stays) yield { ...stay, dealCreatedAt: createdAt, cycle };
  }
}

const promisesAt = (promises: readonly KnownPromise[], moment: Instant): DealPromise[] =>
  promises.filter(({ since, until }) => since <= moment && moment < until).map(({ promise }) => promise);

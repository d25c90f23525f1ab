import type { Money } from "../../kernel/money.ts";
import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerDay, millisecondsPerHour } from "../../kernel/time.ts";
import { quantile } from "./quantile.ts";
import type { DurationFigures, StageTimes, TimedStage, VisitColumns } from "./time-in-stage.ts";
import { timeInStage } from "./time-in-stage.ts";

/** A stage with what its regulation says of it. */
export interface MappedStage extends TimedStage {
  readonly hasConditions: boolean;
  readonly hasChain: boolean;
}

/** A won deal: its number in the visit columns, and its cycle created → won in calendar and in working time. */
export interface MappedDeal {
  readonly deal: number;
  readonly milliseconds: number;
  readonly workingMilliseconds: number;
}

export type MapFigures = Pick<DurationFigures, "min" | "median" | "p90" | "max">;

export interface MapStage {
  readonly stage: string;
  readonly id: string;
  /** A target, and conditions to enter or a chain of contacts. */
  readonly regulated: boolean;
  readonly target: number | null;
  readonly visits: number;
  readonly open: number;
  readonly overTarget: number | null;
  readonly days: MapFigures;
  readonly workingHours: MapFigures;
}

/** Durations in days as decimals and in working hours; the target in working hours. */
export interface TimeMap {
  readonly stages: readonly MapStage[];
  readonly whole: { readonly deals: number; readonly days: MapFigures; readonly workingHours: MapFigures };
}

/** The process time map (PLA-12): a row for each stage, by the figures of time in stage, and a row for the whole won deal. */
export function timeMap(
  columns: VisitColumns,
  stages: readonly MappedStage[],
  won: readonly MappedDeal[],
  asOf: Instant,
): TimeMap {
  return timeMapOfTimes(timeInStage(columns, stages, asOf), stages, won);
}

/** The same from the figures of time in stage, one for each stage. */
export function timeMapOfTimes(
  times: readonly Omit<StageTimes, "perDeal">[],
  stages: readonly MappedStage[],
  won: readonly Omit<MappedDeal, "deal">[],
): TimeMap {
  return {
    stages: times.map((time, index) => ({
      stage: time.stage,
      id: time.id,
      regulated: isRegulated(stages[index]),
      target: time.target,
      visits: time.visits,
      open: time.open,
      overTarget: time.overTarget,
      days: pick(time),
      workingHours: pick(time.working),
    })),
    whole: {
      deals: won.length,
      days: plain(won.map((deal) => deal.milliseconds / millisecondsPerDay)),
      workingHours: plain(won.map((deal) => deal.workingMilliseconds / millisecondsPerHour)),
    },
  };
}

function isRegulated(stage: MappedStage | undefined): boolean {
  return stage !== undefined && stage.targetHours !== null && (stage.hasConditions || stage.hasChain);
}

const pick = ({ min, median, p90, max }: DurationFigures): MapFigures => ({ min, median, p90, max });

function plain(values: readonly number[]): MapFigures {
  const sorted = Float64Array.from(values).sort();
  return {
    min: sorted[0] ?? null,
    median: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    max: sorted.at(-1) ?? null,
  };
}

/** Days of the whole deal and money per day, before and after the new targets. */
export interface WhatIf {
  readonly before: { readonly median: number | null; readonly p90: number | null; readonly velocity: Money | null };
  readonly after: { readonly median: number | null; readonly p90: number | null; readonly velocity: Money | null };
  /** Visits that the new target would have shortened, by stage. */
  readonly shortened: readonly number[];
}

/** "If 9 deals of 10 keep the new target". */
const keepers = 0.9;

/**
 * What if 9 deals of 10 kept a new target (PLA-12): the won deals are lived again. In each stage with a new target (working hours by
 * stage, null as it is) its visits are ranked by working time; the shortest 90 % keep the target, so those of them beyond it
 * end at it, and the longest tenth stay as they were. The calendar time of a shortened visit shrinks in the same
 * proportion, and the deal becomes shorter by the sum. Nothing else changes: the same deals, visits and waits between; a visit never
 * gets longer. Velocity follows the median. Visits of other deals and unfinished ones take no part; ties keep the order of the rows.
 */
export function whatIf(
  columns: VisitColumns,
  newTargetHours: readonly (number | null)[],
  won: readonly MappedDeal[],
  asOf: Instant,
  velocity: Money | null,
): WhatIf {
  const index = new Map(won.map((deal, place) => [deal.deal, place]));
  const cycles = Float64Array.from(won, (deal) => deal.milliseconds);
  const shortened = newTargetHours.map((hours, stage) =>
    hours === null ? 0 : shorten(columns, wonVisits(columns, stage, index, asOf), hours, index, cycles),
  );
  const before = plain(won.map((deal) => deal.milliseconds / millisecondsPerDay));
  const after = plain(Array.from(cycles, (cycle) => cycle / millisecondsPerDay));
  return {
    before: { median: before.median, p90: before.p90, velocity },
    after: { median: after.median, p90: after.p90, velocity: faster(velocity, before.median, after.median) },
    shortened,
  };
}

function wonVisits(columns: VisitColumns, stage: number, won: ReadonlyMap<number, number>, asOf: Instant): number[] {
  const rows: number[] = [];
  for (let row = 0; row < columns.stage.length; row++) {
    const isOver = (columns.leftAt[row] ?? Number.POSITIVE_INFINITY) <= asOf;
    if (columns.stage[row] === stage && isOver && won.has(columns.deal[row] ?? -1)) rows.push(row);
  }
  return rows;
}

/** Takes what the keepers save off the cycles of their deals; answers how many visits became shorter. */
function shorten(
  columns: VisitColumns,
  rows: readonly number[],
  hours: number,
  index: ReadonlyMap<number, number>,
  cycles: Float64Array,
): number {
  const limit = hours * millisecondsPerHour;
  const working = (row: number) => columns.workingMilliseconds[row] ?? 0;
  const ranked = [...rows].sort((a, b) => working(a) - working(b) || a - b);
  const keeping = ranked.slice(0, Math.ceil(keepers * ranked.length - 1e-9)).filter((row) => working(row) > limit);
  for (const row of keeping) {
    const saved = ((columns.leftAt[row] ?? 0) - (columns.enteredAt[row] ?? 0)) * (1 - limit / working(row));
    const place = index.get(columns.deal[row] ?? -1) ?? 0;
    cycles[place] = Math.max(0, (cycles[place] ?? 0) - saved);
  }
  return keeping.length;
}

function faster(velocity: Money | null, before: number | null, after: number | null): Money | null {
  if (velocity === null || before === null || after === null || after <= 0) return null;
  return { minor: Math.floor((velocity.minor * before) / after + 0.5), currency: velocity.currency };
}

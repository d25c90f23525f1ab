import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerDay, millisecondsPerHour } from "../../kernel/time.ts";
import { survivalQuantiles } from "./kaplan-meier.ts";
import { mean, quantile } from "./quantile.ts";
import { sortDurations } from "./sort-durations.ts";

/** A stage with its target in working hours. */
export interface TimedStage {
  readonly id: string;
  readonly name: string;
  readonly targetHours: number | null;
}

/** One visit; `workingMilliseconds` runs to when it was left, or to `as-of` when it is open then. */
export interface StageVisit {
  readonly stageId: string;
  readonly dealId: string;
  readonly enteredAt: Instant;
  readonly leftAt: Instant | null;
  readonly workingMilliseconds: number;
}

/** Visits as columns of equal length, for a million of them. */
export interface VisitColumns {
  /** Index into the stages. */
  readonly stage: Uint16Array;
  /** Any dense number of the deal, from 0. */
  readonly deal: Uint32Array;
  readonly enteredAt: Float64Array;
  /** Infinity while open. */
  readonly leftAt: Float64Array;
  readonly workingMilliseconds: Float64Array;
}

/** Null where nothing is completed, or where the curve does not come down that far. */
export interface DurationFigures {
  readonly min: number | null;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
}

/** One line of the `time-in-stage` report (cli.md): days as decimals, target and working figures in working hours. */
export interface StageTimes extends DurationFigures {
  readonly stage: string;
  readonly id: string;
  readonly visits: number;
  readonly completed: number;
  readonly open: number;
  readonly target: number | null;
  /** Completed and open visits whose working time is beyond the target; null without a target. */
  readonly overTarget: number | null;
  readonly workingMedian: number | null;
  readonly working: DurationFigures;
  /** Sums of a deal's visits to the stage; open while one of them is. */
  readonly perDeal: DurationFigures & { readonly deals: number; readonly completed: number; readonly open: number };
}

/** Plain figures of closed deals, days as decimals. */
export interface CycleFigures {
  readonly n: number;
  readonly min: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
}

/** Visits as columns; those of stages not listed are left out. `dealIds[i]` is the deal numbered i. */
export function visitColumns(
  visits: readonly StageVisit[],
  stages: readonly TimedStage[],
): VisitColumns & { readonly dealIds: readonly string[] } {
  const stageIndex = new Map(stages.map((stage, index) => [stage.id, index]));
  const dealIndex = new Map<string, number>();
  const kept = visits.filter((visit) => stageIndex.has(visit.stageId));
  const columns = {
    stage: new Uint16Array(kept.length),
    deal: new Uint32Array(kept.length),
    enteredAt: new Float64Array(kept.length),
    leftAt: new Float64Array(kept.length),
    workingMilliseconds: new Float64Array(kept.length),
  };
  kept.forEach((visit, row) => {
    const deal = dealIndex.get(visit.dealId) ?? dealIndex.size;
    dealIndex.set(visit.dealId, deal);
    columns.stage[row] = stageIndex.get(visit.stageId) ?? 0;
    columns.deal[row] = deal;
    columns.enteredAt[row] = visit.enteredAt;
    columns.leftAt[row] = visit.leftAt ?? Number.POSITIVE_INFINITY;
    columns.workingMilliseconds[row] = visit.workingMilliseconds;
  });
  return { ...columns, dealIds: [...dealIndex.keys()] };
}

/**
 * Time in stage (ANA-4, definitions.md): visits are those entered in the period; one left after `asOf` is open at it and
 * censored, one entered after it is not there yet.
 */
export function timeInStage(columns: VisitColumns, stages: readonly TimedStage[], asOf: Instant): StageTimes[] {
  const rows = rowsByStage(columns, stages.length, asOf);
  const sums = new Float64Array(columns.deal.reduce((most, deal) => Math.max(most, deal + 1), 0));
  return stages.map((stage, index) => stageTimes(columns, rows[index] ?? new Uint32Array(0), stage, asOf, sums));
}

function rowsByStage({ stage, enteredAt }: VisitColumns, stages: number, asOf: Instant): Uint32Array[] {
  const counts = new Uint32Array(stages);
  for (let row = 0; row < stage.length; row++) {
    const index = stage[row] ?? 0;
    if ((enteredAt[row] ?? 0) <= asOf) counts[index] = (counts[index] ?? 0) + 1;
  }
  const rows = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(stages);
  for (let row = 0; row < stage.length; row++) {
    const index = stage[row] ?? 0;
    const list = rows[index];
    if (!list || (enteredAt[row] ?? 0) > asOf) continue;
    const at = filled[index] ?? 0;
    list[at] = row;
    filled[index] = at + 1;
  }
  return rows;
}

/** Durations of one stage, finished and not, each sorted upwards. */
export interface Durations {
  readonly completed: Float64Array;
  readonly open: Float64Array;
}

function stageTimes(
  columns: VisitColumns,
  rows: Uint32Array,
  stage: TimedStage,
  asOf: Instant,
  sums: Float64Array,
): StageTimes {
  const isOpen = (row: number) => (columns.leftAt[row] ?? 0) > asOf;
  const calendarTime = (row: number) => Math.min(columns.leftAt[row] ?? 0, asOf) - (columns.enteredAt[row] ?? 0);
  const workingTime = (row: number) => columns.workingMilliseconds[row] ?? 0;
  const calendar = split(rows, isOpen, calendarTime);
  const working = durationFigures(split(rows, isOpen, workingTime), millisecondsPerHour);
  const limit = stage.targetHours === null ? null : stage.targetHours * millisecondsPerHour;
  const days = durationFigures(calendar, millisecondsPerDay);
  return {
    stage: stage.name,
    id: stage.id,
    visits: rows.length,
    completed: calendar.completed.length,
    open: calendar.open.length,
    ...days,
    target: stage.targetHours,
    overTarget: limit === null ? null : rows.reduce((over, row) => (workingTime(row) > limit ? over + 1 : over), 0),
    workingMedian: working.median,
    working,
    perDeal: perDeal(columns, rows, isOpen, calendarTime, sums, { calendar, days }),
  };
}

function split(rows: Uint32Array, isOpen: (row: number) => boolean, measure: (row: number) => number): Durations {
  const completed = new Float64Array(rows.length);
  const open = new Float64Array(rows.length);
  let done = 0;
  let seen = 0;
  for (const row of rows) {
    if (isOpen(row)) open[seen++] = measure(row);
    else completed[done++] = measure(row);
  }
  return { completed: sortDurations(completed.subarray(0, done)), open: sortDurations(open.subarray(0, seen)) };
}

/** Minimum, mean, median, 90 % and maximum in units of so many milliseconds. */
export function durationFigures({ completed, open }: Durations, unit: number): DurationFigures {
  const [median = null, p90 = null] = survivalQuantiles(completed, open, [0.5, 0.9]);
  const inUnits = (milliseconds: number | null | undefined) =>
    milliseconds === null || milliseconds === undefined ? null : milliseconds / unit;
  return {
    min: inUnits(completed[0]),
    mean: inUnits(mean(completed)),
    median: inUnits(median),
    p90: inUnits(p90),
    max: inUnits(completed.at(-1)),
  };
}

/** `sums` is room for one number a deal, shared by the stages; only the deals in hand are cleared and read. */
function perDeal(
  { deal }: VisitColumns,
  rows: Uint32Array,
  isOpen: (row: number) => boolean,
  measure: (row: number) => number,
  sums: Float64Array,
  visits: { calendar: Durations; days: DurationFigures },
): StageTimes["perDeal"] {
  const unseen = -1;
  for (const row of rows) sums[deal[row] ?? 0] = unseen;
  const first = rows.filter((row) => {
    const isFirst = sums[deal[row] ?? 0] === unseen;
    sums[deal[row] ?? 0] = 0;
    return isFirst;
  });
  if (first.length === rows.length) {
    const { completed, open } = visits.calendar;
    return { deals: rows.length, completed: completed.length, open: open.length, ...visits.days };
  }
  const openDeals = new Set<number>();
  for (const row of rows) {
    const of = deal[row] ?? 0;
    sums[of] = (sums[of] ?? 0) + measure(row);
    if (isOpen(row)) openDeals.add(of);
  }
  const whole = split(
    first,
    (row) => openDeals.has(deal[row] ?? 0),
    (row) => sums[deal[row] ?? 0] ?? 0,
  );
  return {
    deals: first.length,
    completed: whole.completed.length,
    open: whole.open.length,
    ...durationFigures(whole, millisecondsPerDay),
  };
}

/** The cycle of closed deals, created → won or created → lost, from their lengths in milliseconds (ANA-4). */
export function cycleFigures(milliseconds: Float64Array): CycleFigures {
  const days = sortDurations(milliseconds.slice()).map((length) => length / millisecondsPerDay);
  return {
    n: days.length,
    min: days[0] ?? null,
    median: quantile(days, 0.5),
    p90: quantile(days, 0.9),
    max: days.at(-1) ?? null,
  };
}

import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { addDays, startOfDay } from "../../kernel/zoned-time.ts";
import { livedStages } from "./lived-stages.ts";

/** What happens to a stage's stock; *other* is deleted, merged, moved to another pipeline (definitions.md, Flow). */
export const flowKinds = ["in", "forward", "back", "won", "lost", "postponed", "other"] as const;
export type FlowKind = (typeof flowKinds)[number];

/** One visit; positions are 1-based. A move without a position left the pipeline and counts as other. */
export interface FlowVisit {
  readonly stagePosition: number;
  readonly enteredAt: Instant;
  readonly leftAt: Instant | null;
  readonly leftAs: "moved" | "won" | "lost" | "postponed" | "other" | null;
  readonly toPosition: number | null;
}

/** Events of one week, stage and kind, as a query gathers them. `week` is the date of its Monday. */
export interface FlowCount {
  readonly week: CalendarDate;
  readonly stagePosition: number;
  readonly kind: FlowKind;
  readonly count: number;
}

/** opening + in − forward − back − won − lost − postponed − other = closing. */
export type FlowStage = Readonly<Record<FlowKind, number>> & {
  readonly stage: string;
  readonly id: string;
  readonly opening: number;
  readonly closing: number;
};

export interface FlowWeek {
  readonly week: CalendarDate;
  readonly stages: readonly FlowStage[];
}

interface NamedStage {
  readonly id: string;
  readonly name: string;
}

/** Counts by week, stage and kind in one block: all of a week, then all of its first stage. */
interface FlowGrid {
  readonly opening: Float64Array;
  readonly counts: Float64Array;
}

const kindIndex = Object.fromEntries(flowKinds.map((kind, index) => [kind, index])) as Record<FlowKind, number>;

/**
 * The kind of event by which a visit ended: a move onto the last stage won the deal, one to another later position is
 * forward, to an earlier or the same one back.
 */
export function exitKind(
  visit: Pick<FlowVisit, "stagePosition" | "leftAs" | "toPosition">,
  lastPosition: number,
): FlowKind {
  if (visit.leftAs !== "moved") return visit.leftAs ?? "other";
  if (visit.toPosition === null) return "other";
  if (visit.toPosition === lastPosition) return "won";
  return visit.toPosition > visit.stagePosition ? "forward" : "back";
}

/**
 * Flow per week and stage (ANA-3). `mondays` are the weeks one after another, empty ones too (`mondaysBetween`), in the zone
 * of the workspace; `stages` come in their order, the won one last: it has no line, since a win is told where the deal came
 * from. Every visit of the pipeline up to the end of the last week must be given.
 */
export function flow(
  visits: Iterable<FlowVisit>,
  mondays: readonly CalendarDate[],
  stages: readonly NamedStage[],
  zone: string,
): FlowWeek[] {
  const starts = Float64Array.from([...mondays, addDays(mondays.at(-1) ?? "1970-01-01", 7)], (monday) =>
    startOfDay(monday, zone),
  );
  const lived = livedStages(stages);
  const grid = emptyGrid(mondays.length, lived.length);
  const begin = starts[0] ?? 0;
  for (const visit of visits) {
    const stage = visit.stagePosition - 1;
    const { enteredAt, leftAt } = visit;
    if (stage >= lived.length) continue;
    if (enteredAt < begin) {
      if (leftAt !== null && leftAt < begin) continue;
      grid.opening[stage] = (grid.opening[stage] ?? 0) + 1;
    } else {
      add(grid, lived.length, weekIndex(enteredAt, starts), stage, "in", 1);
    }
    if (leftAt !== null) add(grid, lived.length, weekIndex(leftAt, starts), stage, exitKind(visit, stages.length), 1);
  }
  return assemble(grid, mondays, lived);
}

/** The same from counts and from the stock of each stage at the start of the first week. */
export function flowOfCounts(
  opening: readonly number[],
  counts: Iterable<FlowCount>,
  mondays: readonly CalendarDate[],
  stages: readonly NamedStage[],
): FlowWeek[] {
  const weekOf = new Map(mondays.map((monday, index) => [monday, index]));
  const lived = livedStages(stages);
  const grid = emptyGrid(mondays.length, lived.length);
  grid.opening.set(opening.slice(0, lived.length));
  for (const { week, stagePosition, kind, count } of counts) {
    add(grid, lived.length, weekOf.get(week) ?? -1, stagePosition - 1, kind, count);
  }
  return assemble(grid, mondays, lived);
}

function emptyGrid(weeks: number, stages: number): FlowGrid {
  return { opening: new Float64Array(stages), counts: new Float64Array(weeks * stages * flowKinds.length) };
}

/** Events outside the weeks or the stages are not of this report. */
function add(grid: FlowGrid, stages: number, week: number, stage: number, kind: FlowKind, count: number): void {
  if (week < 0 || stage < 0 || stage >= stages) return;
  const at = (week * stages + stage) * flowKinds.length + kindIndex[kind];
  if (at < grid.counts.length) grid.counts[at] = (grid.counts[at] ?? 0) + count;
}

/** The week of an instant not before the first; weeks are 7 days but for an hour of clock change. -1 after the last. */
function weekIndex(instant: Instant, starts: Float64Array): number {
  const weeks = starts.length - 1;
  if (instant >= (starts[weeks] ?? 0)) return -1;
  let week = Math.min(Math.floor((instant - (starts[0] ?? 0)) / (7 * millisecondsPerDay)), weeks - 1);
  while ((starts[week] ?? 0) > instant) week--;
  while ((starts[week + 1] ?? 0) <= instant) week++;
  return week;
}

function assemble(grid: FlowGrid, mondays: readonly CalendarDate[], stages: readonly NamedStage[]): FlowWeek[] {
  const stock = Float64Array.from(grid.opening);
  return mondays.map((week, weekNumber) => ({
    week,
    stages: stages.map(({ id, name }, stage) => {
      const start = (weekNumber * stages.length + stage) * flowKinds.length;
      const events = Object.fromEntries(
        flowKinds.map((kind, index) => [kind, grid.counts[start + index] ?? 0]),
      ) as Record<FlowKind, number>;
      const { in: entries, forward, back, won, lost, postponed, other } = events;
      const opening = stock[stage] ?? 0;
      const closing = opening + entries - forward - back - won - lost - postponed - other;
      stock[stage] = closing;
      return { stage: name, id, opening, ...events, closing };
    }),
  }));
}

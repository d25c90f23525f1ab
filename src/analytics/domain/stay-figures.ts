import { millisecondsPerDay, millisecondsPerHour } from "../../kernel/time.ts";
import { type Durations, durationFigures, type StageTimes, type TimedStage } from "./time-in-stage.ts";

/**
 * `timeInStage` of one stage from its durations, sorted upwards and counted to `as-of` already (ANA-4): what a database
 * can hand over without the million visits.
 */
export function stayFigures(
  stage: TimedStage,
  { calendar, working }: { readonly calendar: Durations; readonly working: Durations },
): Omit<StageTimes, "perDeal"> {
  const inHours = durationFigures(working, millisecondsPerHour);
  const limit = stage.targetHours === null ? null : stage.targetHours * millisecondsPerHour;
  return {
    stage: stage.name,
    id: stage.id,
    visits: calendar.completed.length + calendar.open.length,
    completed: calendar.completed.length,
    open: calendar.open.length,
    ...durationFigures(calendar, millisecondsPerDay),
    target: stage.targetHours,
    overTarget: limit === null ? null : countAbove(working.completed, limit) + countAbove(working.open, limit),
    workingMedian: inHours.median,
    working: inHours,
  };
}

/** How many of the sorted values exceed the limit. */
function countAbove(sorted: Float64Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}

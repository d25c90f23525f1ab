import { millisecondsPerDay, millisecondsPerHour } from "../../kernel/time.ts";

interface AimedStage {
  readonly id: string;
  readonly position: number;
  readonly isWon: boolean;
  /** Working hours. */
  readonly targetHours: number | null;
}

/** Where a stage has no target either, a month until the win. */
const unknownDays = 30;

/**
 * Until there is history of wins: waits fall off evenly around the target durations of the stages still ahead, in days of the calendar
 * (five working days of seven). The share of coming wins within each of the waits.
 */
export function plannedShares(
  stages: readonly AimedStage[],
  stageId: string,
  waits: readonly number[],
  hoursPerWorkingDay: number,
): readonly number[] {
  const position = stages.find(({ id }) => id === stageId)?.position ?? 0;
  const ahead = stages.filter((stage) => !stage.isWon && stage.position >= position);
  const hours = ahead.reduce((sum, { targetHours }) => sum + (targetHours ?? 0), 0);
  const days = hours === 0 ? unknownDays : ((hours / hoursPerWorkingDay) * 7) / 5;
  const usual = Math.max(days * millisecondsPerDay, millisecondsPerHour);
  return waits.map((wait) => 1 - Math.exp(-wait / usual));
}

import { millisecondsPerHour } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { latestEntryBeyond } from "../domain/pace.ts";
import type { Stage } from "./stage.ts";

/** Per stage with a target: deals that entered before `over` are beyond it now, before `twice` beyond two of it. */
export interface PaceThresholds {
  readonly stageIds: readonly string[];
  readonly over: readonly Date[];
  readonly twice: readonly Date[];
}

export function paceThresholds(
  { actor, now }: Pick<Reading, "actor" | "now">,
  stages: readonly Stage[],
): PaceThresholds {
  const calendar = actor.workspace.workingCalendar;
  const aimed = stages.flatMap(({ id, targetHours }) => (targetHours === null ? [] : [{ id, targetHours }]));
  const beyond = (times: number) =>
    aimed.map(
      ({ targetHours }) => new Date(latestEntryBeyond(times * targetHours * millisecondsPerHour, now, calendar)),
    );
  return { stageIds: aimed.map((stage) => stage.id), over: beyond(1), twice: beyond(2) };
}

import type { FlowAnswer } from "../../contract.ts";
import type { flowKinds } from "../../domain/flow.ts";

/** One week of a stage, or of the pipeline as a whole. */
export interface WeekSum {
  readonly week: string;
  readonly opening: number;
  readonly in: number;
  readonly forward: number;
  readonly back: number;
  readonly won: number;
  readonly lost: number;
  readonly postponed: number;
  readonly other: number;
  readonly closing: number;
  /** Of one stage: the living deals behind the events, each once; null for the whole pipeline. */
  readonly deals: NonNullable<FlowAnswer["deals"]>[number] | null;
}

export const exits = ["forward", "back", "won", "lost", "postponed", "other"] as const;

/**
 * The weeks of one stage; without a stage, of all: moves between stages cancel each other there, so that the deals that
 * came into the pipeline and left it remain, and opening + in − exits = closing still holds.
 */
export function weekSums({ weeks, deals }: FlowAnswer, stageId: string | undefined): WeekSum[] {
  return weeks.map(({ week, stages }) => ({
    week,
    ...stageSum(stages, stageId),
    deals: (stageId === undefined ? undefined : deals?.find((one) => one.week === week)) ?? null,
  }));
}

/** The same of one stretch of time, as long as it may be. */
export function stageSum(
  stages: FlowAnswer["weeks"][number]["stages"],
  stageId: string | undefined,
): Omit<WeekSum, "week" | "deals"> {
  const chosen = stageId === undefined ? stages : stages.filter(({ id }) => id === stageId);
  const sum = (key: (typeof flowKinds)[number] | "opening" | "closing") =>
    chosen.reduce((total, stage) => total + stage[key], 0);
  const between = stageId === undefined ? sum("forward") + sum("back") : 0;
  return {
    opening: sum("opening"),
    in: sum("in") - between,
    forward: stageId === undefined ? 0 : sum("forward"),
    back: stageId === undefined ? 0 : sum("back"),
    won: sum("won"),
    lost: sum("lost"),
    postponed: sum("postponed"),
    other: sum("other"),
    closing: sum("closing"),
  };
}

export const outOf = (week: WeekSum) => exits.reduce((total, kind) => total + week[kind], 0);

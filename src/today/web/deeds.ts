import type { TodayTask } from "../contract.ts";

export const delays = ["hour", "evening", "tomorrow", "week"] as const;
export type Delay = (typeof delays)[number];

/** What one can do with a thing of the day. */
export interface Deeds {
  readonly mayEdit: boolean;
  readonly done: (task: TodayTask) => void;
  readonly step: (task: TodayTask) => void;
  readonly open: (task: TodayTask) => void;
  readonly later: (task: TodayTask, delay: Delay) => void;
  /** Those that put the thing off: in the evening there is no "this evening" any more. */
  readonly delaysOf: (task: TodayTask) => readonly Delay[];
}

/** The number to call, where the thing is a call or a deal that waits for one. */
export function phoneOf(task: TodayTask): string | null {
  const isCall = task.kind === "call" || (task.activity === null && task.kind !== "email" && task.group !== "hygiene");
  return isCall ? (task.contact?.phone ?? null) : null;
}

/** The address to write to. */
export const emailOf = (task: TodayTask): string | null =>
  task.kind === "email" || task.kind === "proposal" ? (task.contact?.email ?? null) : null;

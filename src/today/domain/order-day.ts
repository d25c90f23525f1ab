import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerMinute } from "../../kernel/time.ts";

/**
 * What a day is made of (ACT-5), in the order in which it is done: what is about to begin, what is late, what stands at an hour,
 * deals that nobody spoke to, the next contact of a chain that nobody planned, and what only has to be put in order.
 */
export const groups = ["soon", "overdue", "clock", "fresh", "chain", "hygiene"] as const;
export type Group = (typeof groups)[number];

export interface DayTask {
  /** "activity 0190…", "deal 0190…": one thing stands once in the list. */
  readonly key: string;
  readonly group: Group;
  /** When it is due, or since when it waits. */
  readonly at: Instant | null;
  /** False: due on the day, at no hour. */
  readonly hasTime: boolean;
  /** The deal's amount in minor units. */
  readonly amountMinor: number;
}

/** This long before its hour a thing is about to begin. */
const soonMinutes = 15;

/** In which group an open activity of today or earlier stands; `today` is the start of the day. */
export function groupOfPlanned(
  planned: { readonly at: Instant; readonly hasTime: boolean },
  now: Instant,
  today: Instant,
): Group {
  if (planned.at < (planned.hasTime ? now : today)) return "overdue";
  return planned.hasTime && planned.at <= now + soonMinutes * millisecondsPerMinute ? "soon" : "clock";
}

/**
 * The one ordered list: by group; late things and those to be put in order by the money at stake, the others by time, and what
 * has no hour after what has one. Total: among equals by key; nothing is lost.
 */
export function orderDay<Task extends DayTask>(tasks: readonly Task[]): readonly Task[] {
  return [...tasks].sort(
    (one, other) =>
      groups.indexOf(one.group) - groups.indexOf(other.group) ||
      byMoney(one, other) ||
      Number(other.hasTime) - Number(one.hasTime) ||
      (one.at ?? Number.MAX_SAFE_INTEGER) - (other.at ?? Number.MAX_SAFE_INTEGER) ||
      (one.key < other.key ? -1 : Number(one.key > other.key)),
  );
}

const byMoney = (one: DayTask, other: DayTask) =>
  one.group === "overdue" || one.group === "hygiene" || one.group === "chain" ? other.amountMinor - one.amountMinor : 0;

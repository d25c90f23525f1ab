import type { CalendarDate } from "../../kernel/time.ts";

export const sources = ["lever", "leak", "typed"] as const;
export const measures = ["conversion", "average", "stageTime"] as const;
export type Measure = (typeof measures)[number];
export const states = ["found", "testing", "adopted", "dropped"] as const;
export type State = (typeof states)[number];
export const tests = ["beforeAfter", "people", "deals"] as const;
export type TestKind = (typeof tests)[number];
export const dealFields = ["channel", "source", "product"] as const;

/** How it is tried: days of the test and of what it is held against, [from, to), and whose deals are the test's. */
export interface Trial {
  readonly kind: TestKind;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly baseFrom: CalendarDate;
  readonly baseTo: CalendarDate;
  readonly people: readonly string[] | null;
  readonly field: (typeof dealFields)[number] | null;
  readonly value: string | null;
}

/** What is wrong with a trial; null: nothing. */
export type TrialFault = "days" | "overlap" | "people" | "deals";

/** Before and after must not share a day: the same deals would stand on both sides. Side by side they share all days. */
export function faultOf(trial: Trial): TrialFault | null {
  if (trial.from >= trial.to || trial.baseFrom >= trial.baseTo) return "days";
  if (trial.kind === "beforeAfter" && trial.baseTo > trial.from) return "overlap";
  if (trial.kind === "people" && (trial.people?.length ?? 0) === 0) return "people";
  if (trial.kind === "deals" && (trial.field === null || (trial.value ?? "") === "")) return "deals";
  return null;
}

/** From where to where one may go: a decision is taken of a test, and may be taken back to it. */
const ways: Readonly<Record<State, readonly State[]>> = {
  found: ["testing", "dropped"],
  testing: ["adopted", "dropped", "found"],
  adopted: ["testing"],
  dropped: ["found", "testing"],
};

/** The way on first. */
export const waysFrom = (from: State): readonly State[] => ways[from];

export const mayGo = (from: State, to: State) => waysFrom(from).includes(to);

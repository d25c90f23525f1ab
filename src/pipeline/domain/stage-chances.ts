import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";

/** A visit that is not void, with what is known of its deal at the same moment. */
export interface PastVisit {
  readonly stageId: string;
  readonly dealCreatedAt: Instant;
  readonly enteredAt: Instant;
  /** Null: still open. */
  readonly leftAt: Instant | null;
  /** Created → won of its deal; null: not won. */
  readonly cycle: number | null;
}

/** From this whole day of age on, until the next step. */
export interface ChanceStep {
  readonly day: number;
  /** Visits still open at that age, and those of them that were finally won. */
  readonly stillOpen: number;
  readonly won: number;
  readonly chance: number;
}

/** What own history says of a stage: w of m visits won, s = (w + 1) / (m + 2), and the chance by age. */
export interface StageHistory {
  readonly visits: number;
  readonly wins: number;
  readonly share: number;
  /** Rising by day, the first of day 0. */
  readonly steps: readonly ChanceStep[];
}

/** How much the stage's share weighs against the visits of that age. */
const weightOfShare = 10;

/** The chance at the age: of the steps, or the stage's share weighed in as if by ten visits. */
const chanceOf = (won: number, stillOpen: number, share: number) =>
  (won + weightOfShare * share) / (stillOpen + weightOfShare);

/**
 * The 90 % cycle, milliseconds: the smallest that nine of ten wins did not outlast. Null without a win, there is no history then.
 */
export function longCycle(cycles: readonly number[]): number | null {
  const sorted = Float64Array.from(cycles).sort();
  return sorted[Math.ceil(0.9 * sorted.length) - 1] ?? null;
}

/**
 * PLA-8, first line, by stage: what the visits of deals at least one 90 % cycle old came to by `now`; what is open then counts as
 * not won. At age a, a visit counts among the n still open as far as it is known to have lasted longer; ages are taken by the whole
 * day. `long` is the 90 % cycle.
 */
export function stageHistories(visits: Iterable<PastVisit>, long: number, now: Instant): Map<string, StageHistory> {
  const stages = new Map<string, Map<number, { visits: number; wins: number }>>();
  for (const visit of visits) {
    if (visit.dealCreatedAt > now - long) continue;
    const byDays = stages.get(visit.stageId) ?? new Map<number, { visits: number; wins: number }>();
    stages.set(visit.stageId, byDays);
    const days = daysSeenOpen(visit, now);
    const count = byDays.get(days) ?? { visits: 0, wins: 0 };
    byDays.set(days, { visits: count.visits + 1, wins: count.wins + (visit.cycle === null ? 0 : 1) });
  }
  return new Map([...stages].map(([stageId, byDays]) => [stageId, historyOf(byDays)]));
}

/** At the beginning of how many days of its age the visit was open: a day's beginning that it ended on is none. */
const daysSeenOpen = ({ enteredAt, leftAt }: PastVisit, now: Instant): number =>
  leftAt === null
    ? Math.floor((now - enteredAt) / millisecondsPerDay) + 1
    : Math.ceil((leftAt - enteredAt) / millisecondsPerDay);

function historyOf(byDays: ReadonlyMap<number, { visits: number; wins: number }>): StageHistory {
  let [visits, wins] = [0, 0];
  for (const count of byDays.values()) {
    visits += count.visits;
    wins += count.wins;
  }
  const share = (wins + 1) / (visits + 2);
  let [stillOpen, won] = [visits, wins];
  const days = [...new Set([0, ...byDays.keys()])].sort((one, other) => one - other);
  const steps = days.map((day) => {
    stillOpen -= byDays.get(day)?.visits ?? 0;
    won -= byDays.get(day)?.wins ?? 0;
    return { day, stillOpen, won, chance: chanceOf(won, stillOpen, share) };
  });
  return { visits, wins, share, steps };
}

/** The chance at an age in milliseconds; an age below zero (a clock apart) is that of who has just come. */
export function chanceAt(steps: readonly Pick<ChanceStep, "day" | "chance">[], age: number): number | null {
  const day = Math.floor(age / millisecondsPerDay);
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((steps[middle]?.day ?? 0) <= day) low = middle;
    else high = middle - 1;
  }
  return steps[low]?.chance ?? null;
}

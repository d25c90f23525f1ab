import type { CalendarDate } from "../../kernel/time.ts";
import type { PayFact } from "./slip.ts";

/** Who first brings so much in the days [from, to] gets the prize on the day (PAY-3). */
export interface Contest {
  readonly goalMinor: number;
  readonly prizeMinor: number;
  /** How many of the first get it. */
  readonly places: number;
  readonly budgetMinor: number;
}

export interface Runner {
  readonly userId: string;
  readonly name: string;
  readonly facts: readonly PayFact[];
}

export interface Finish {
  readonly userId: string;
  readonly day: CalendarDate;
  /** What the person had at the end of that day. */
  readonly factMinor: number;
  readonly facts: readonly PayFact[];
}

/**
 * Who has reached the goal, the first first. Money counts by its day, so whoever reaches on the same day is equal: the larger sum at the
 * end of that day goes before, then the name, then the id. Prizes that were given stay given.
 */
export function finishers(contest: Pick<Contest, "goalMinor">, runners: readonly Runner[]): readonly Finish[] {
  const reached = runners.flatMap(({ userId, name, facts }) => {
    const finish = finishOf(facts, contest.goalMinor);
    return finish === null ? [] : [{ ...finish, userId, name }];
  });
  return reached
    .sort(
      (one, other) =>
        compare(one.day, other.day) ||
        other.factMinor - one.factMinor ||
        compare(one.name, other.name) ||
        compare(one.userId, other.userId),
    )
    .map(({ name: _, ...finish }) => finish);
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function finishOf(facts: readonly PayFact[], goalMinor: number): Omit<Finish, "userId"> | null {
  const days = [...new Set(facts.map(({ date }) => date))].sort();
  for (const day of days) {
    const until = facts.filter(({ date }) => date <= day);
    const factMinor = until.reduce((sum, { minor }) => sum + minor, 0);
    if (factMinor >= goalMinor) return { day, factMinor, facts: until };
  }
  return null;
}

/** Places that may yet be given: those left, as far as the budget goes. */
export function openPlaces({ places, prizeMinor, budgetMinor }: Contest, given: number): number {
  const affordable = prizeMinor === 0 ? places : Math.floor(budgetMinor / prizeMinor);
  return Math.max(0, Math.min(places, affordable) - given);
}

import { type EndsOf, incidenceOfSorted } from "../../kernel/competing-ends.ts";
import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import type { KnownDeal } from "./past-deal.ts";

const ends = ["won", "lost", "postponed"] as const;
type End = (typeof ends)[number];

/** One stay to learn from: how long it lasted, and from its entry to the deal's end. */
interface Lesson {
  /** Infinite while it lasts. */
  readonly stayed: number;
  readonly untilEnd: number;
  readonly end: End | "unfinished";
}

/** What is known of how long wins take, by stage; each stage's stays sorted by their deal's end. */
export type Lessons = ReadonlyMap<string, readonly Lesson[]>;

/** How long wins take from a stage, by the age there: of those that will be won, the share won within each of the waits. */
export type SharesWithin = (stageId: string, age: number) => readonly number[] | null;

/** The latest stays of a stage say enough of its times. */
const mostLessons = 3_000;
/** How much the stage as a whole weighs against the stays of that age, in wins: as in the chance. */
const weightOfStage = 10;

/**
 * Time to close by Aalen–Johansen: wins against losses and postponements, of the stays still open at the age, from that age on. The
 * curve is divided by where it ends, since whether a deal is won is told by its chance; stays of the age and the stage as a whole are
 * weighed as in the chance, by wins. Waits are milliseconds, rising; ages are taken by the day for a month, by the week beyond. Null
 * where no win is known.
 */
export function winTimes(lessons: Lessons, waits: readonly number[]): SharesWithin {
  const curves = new Map<string, Curve | null>();
  const curveOf = (stageId: string, day: number): Curve | null => {
    const key = `${stageId} ${day}`;
    const known = curves.get(key);
    if (known !== undefined) return known;
    const made = curve(lessons.get(stageId) ?? [], day * millisecondsPerDay, waits);
    curves.set(key, made);
    return made;
  };
  const weighed = new Map<string, readonly number[] | null>();
  return (stageId, age) => {
    const day = roundAge(age);
    const key = `${stageId} ${day}`;
    const known = weighed.get(key);
    if (known !== undefined) return known;
    const shares = weigh(curveOf(stageId, 0), curveOf(stageId, day));
    weighed.set(key, shares);
    return shares;
  };
}

function weigh(whole: Curve | null, own: Curve | null): readonly number[] | null {
  if (whole === null || own === null) return whole?.shares ?? null;
  return whole.shares.map(
    (share, index) => (own.wins * (own.shares[index] ?? share) + weightOfStage * share) / (own.wins + weightOfStage),
  );
}

function roundAge(age: number): number {
  const day = Math.max(0, Math.floor(age / millisecondsPerDay));
  return day <= 30 ? day : day - ((day - 30) % 7);
}

/** What the stays of the deals teach, as known at `now`. */
export function learnTimes(deals: readonly KnownDeal[], now: Instant): Lessons {
  const found = new Map<string, { readonly enteredAt: Instant; readonly lesson: Lesson }[]>();
  for (const { stays, state } of deals) {
    const [end, endAt] = state.kind === "open" ? (["unfinished", now] as const) : ([state.kind, state.at] as const);
    for (const { stageId, enteredAt, leftAt } of stays) {
      const own = found.get(stageId) ?? [];
      found.set(stageId, own);
      const stayed = leftAt === null ? Number.POSITIVE_INFINITY : leftAt - enteredAt;
      own.push({ enteredAt, lesson: { stayed, untilEnd: endAt - enteredAt, end } });
    }
  }
  return new Map(
    [...found].map(([stageId, own]) => {
      const latest = own.sort((one, other) => other.enteredAt - one.enteredAt).slice(0, mostLessons);
      return [stageId, latest.map(({ lesson }) => lesson).sort((one, other) => one.untilEnd - other.untilEnd)];
    }),
  );
}

interface Curve {
  readonly wins: number;
  readonly shares: readonly number[];
}

/** Of lessons sorted by their end; those that had left before the age, or are not known to have reached it, say nothing of it. */
function curve(lessons: readonly Lesson[], age: number, waits: readonly number[]): Curve | null {
  const times: Record<End | "unfinished", number[]> = { won: [], lost: [], postponed: [], unfinished: [] };
  for (const { stayed, untilEnd, end } of lessons) {
    if (stayed > age && untilEnd >= age) times[end].push(untilEnd - age);
  }
  if (times.won.length === 0) return null;
  const durations = Object.fromEntries(
    Object.entries(times).map(([end, list]) => [end, Float64Array.from(list)]),
  ) as EndsOf<End>;
  const incidence = incidenceOfSorted(ends, durations, [...waits, Number.MAX_VALUE]);
  const last = incidence?.at(-1)?.won ?? 0;
  if (incidence === null || last === 0) return null;
  return { wins: times.won.length, shares: incidence.slice(0, -1).map(({ won }) => won / last) };
}

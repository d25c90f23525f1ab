/**
 * Cumulative incidence of ends that compete, by Aalen–Johansen: used where visits are reported and where wins are forecast. Every end
 * weighs with the share that had survived all outcomes until just before it; what was last seen at the length of another's end is
 * still at risk there.
 */

/** Durations by the outcome that ended them, and of what has not ended yet; each sorted. */
export type EndsOf<Outcome extends string> = Readonly<Record<Outcome | "unfinished", Float64Array>>;

/** Shares of all that had ended so by the age, and of those still there; together 1. */
export type IncidenceOf<Outcome extends string> = Readonly<Record<Outcome, number>> & {
  readonly age: number;
  readonly stillThere: number;
};

/** Incidence of each outcome at the given ages (rising); null of nothing. Ages beyond the longest duration repeat the last value. */
export function incidenceOfSorted<Outcome extends string>(
  outcomes: readonly Outcome[],
  sorted: EndsOf<Outcome>,
  ages: readonly number[],
): IncidenceOf<Outcome>[] | null {
  const queues = outcomes.map((outcome) => ({
    outcome,
    durations: sorted[outcome] as Float64Array,
    taken: 0,
    share: 0,
  }));
  const unfinished = { durations: sorted.unfinished as Float64Array, taken: 0 };
  const all = [...queues, unfinished];
  let atRisk = all.reduce((sum, { durations }) => sum + durations.length, 0);
  if (atRisk === 0) return null;
  let survival = 1;
  return ages.map((age) => {
    for (let time = soonest(all); time <= age && time !== nothingLeft; time = soonest(all)) {
      let ended = 0;
      for (const one of queues) {
        const ends = take(one, time);
        if (ends > 0) one.share += survival * (ends / atRisk);
        ended += ends;
      }
      survival *= (atRisk - ended) / atRisk;
      atRisk -= ended + take(unfinished, time);
    }
    const shares = Object.fromEntries(queues.map(({ outcome, share }) => [outcome, share]));
    return { age, ...(shares as Record<Outcome, number>), stillThere: survival };
  });
}

/** Durations of one outcome, sorted, and how many of them have been taken. */
interface Queue {
  readonly durations: Float64Array;
  taken: number;
}

const nothingLeft = Number.POSITIVE_INFINITY;

function soonest(queues: readonly Queue[]): number {
  let first = nothingLeft;
  for (const { durations, taken } of queues) {
    const next = durations[taken];
    if (next !== undefined && next < first) first = next;
  }
  return first;
}

/** Takes all of exactly this duration off the queue and counts them. */
function take(from: Queue, duration: number): number {
  const before = from.taken;
  while (from.durations[from.taken] === duration) from.taken++;
  return from.taken - before;
}

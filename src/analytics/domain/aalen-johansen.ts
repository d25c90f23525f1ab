/** How a visit ends, against each other; treating losses as censored would overstate wins (definitions.md, ANA-4). */
export const visitOutcomes = ["movedOn", "wentBack", "lost", "postponed", "won"] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** Shares of all visits that had ended so by the age, and of those still there; together 1. */
export type Incidence = Readonly<Record<VisitOutcome, number>> & { readonly age: number; readonly stillThere: number };

/** Durations by the outcome that ended them, and of the visits without one (not over yet, or ended outside the sale). */
export type EndingDurations = Readonly<Record<VisitOutcome | "unfinished", Float64Array>>;

/**
 * Cumulative incidence of each outcome at the given ages (rising), by Aalen–Johansen; null without visits. Every end weighs with the share that had
 * survived all outcomes until just before it; a visit last seen at the length of another's end is still at risk there.
 * Ages beyond the longest visit repeat the last value.
 */
export function incidenceOfSorted(sorted: EndingDurations, ages: readonly number[]): Incidence[] | null {
  const queues = visitOutcomes.map((outcome) => ({ outcome, durations: sorted[outcome], taken: 0, share: 0 }));
  const unfinished = { durations: sorted.unfinished, taken: 0 };
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
    return { age, ...(shares as Record<VisitOutcome, number>), stillThere: survival };
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

/** How a visit ends, against each other; treating losses as censored would overstate wins (definitions.md, ANA-4). */
export const visitOutcomes = ["movedOn", "wentBack", "lost", "postponed", "won"] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** A visit as these curves see it; null is not over at `duration`, or ended for a reason outside the sale (deleted, merged). */
export interface EndingVisit {
  readonly duration: number;
  readonly outcome: VisitOutcome | null;
}

/** Shares of all visits that had ended so by the age, and of those still there; together 1. */
export type Incidence = Readonly<Record<VisitOutcome, number>> & { readonly age: number; readonly stillThere: number };

type Curves = Record<VisitOutcome, number>;
const none = (): Curves => ({ movedOn: 0, wentBack: 0, lost: 0, postponed: 0, won: 0 });

/**
 * Cumulative incidence of each outcome at the given ages (rising), by Aalen–Johansen: every end weighs with the share
 * that had survived all outcomes until just before it. Ages beyond the longest visit repeat the last value; null without visits.
 */
export function cumulativeIncidence(visits: readonly EndingVisit[], ages: readonly number[]): Incidence[] | null {
  if (visits.length === 0) return null;
  const sorted = [...visits].sort((a, b) => a.duration - b.duration);
  const curves = none();
  const answers: Incidence[] = [];
  let survival = 1;
  let index = 0;
  for (const age of ages) {
    while (index < sorted.length && (sorted[index]?.duration ?? 0) <= age) {
      const tie = countTie(sorted, index);
      const atRisk = sorted.length - index;
      for (const outcome of visitOutcomes) curves[outcome] += survival * (tie.ends[outcome] / atRisk);
      survival *= (atRisk - tie.ended) / atRisk;
      index += tie.size;
    }
    answers.push({ age, ...curves, stillThere: survival });
  }
  return answers;
}

function countTie(sorted: readonly EndingVisit[], from: number): { ends: Curves; ended: number; size: number } {
  const ends = none();
  let ended = 0;
  let size = 0;
  for (let visit = sorted[from]; visit && visit.duration === sorted[from]?.duration; visit = sorted[from + size]) {
    if (visit.outcome !== null) {
      ends[visit.outcome]++;
      ended++;
    }
    size++;
  }
  return { ends, ended, size };
}

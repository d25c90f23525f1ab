import { type Incidence, incidenceOfSorted, type VisitOutcome, visitOutcomes } from "./aalen-johansen.ts";
import { sortDurations } from "./sort-durations.ts";

/** A visit as these curves see it; null is not over at `duration`, or ended for a reason outside the sale (deleted, merged). */
export interface EndingVisit {
  readonly duration: number;
  readonly outcome: VisitOutcome | null;
}

/** `incidenceOfSorted` of visits told one by one. */
export function cumulativeIncidence(visits: readonly EndingVisit[], ages: readonly number[]): Incidence[] | null {
  const of = (outcome: VisitOutcome | null) => {
    const durations = new Float64Array(visits.length);
    let size = 0;
    for (const visit of visits) if (visit.outcome === outcome) durations[size++] = visit.duration;
    return sortDurations(durations.slice(0, size));
  };
  const byOutcome = Object.fromEntries(visitOutcomes.map((outcome) => [outcome, of(outcome)]));
  return incidenceOfSorted({ ...(byOutcome as Record<VisitOutcome, Float64Array>), unfinished: of(null) }, ages);
}

import * as competing from "../../kernel/competing-ends.ts";

/** How a visit ends, against each other; treating losses as censored would overstate wins (definitions.md, ANA-4). */
export const visitOutcomes = ["movedOn", "wentBack", "lost", "postponed", "won"] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** Shares of all visits that had ended so by the age, and of those still there; together 1. */
export type Incidence = competing.IncidenceOf<VisitOutcome>;

/** Durations by the outcome that ended them, and of the visits without one (not over yet, or ended outside the sale). */
export type EndingDurations = competing.EndsOf<VisitOutcome>;

/** Cumulative incidence of each outcome at the given ages (rising), by Aalen–Johansen; null without visits. */
export const incidenceOfSorted = (sorted: EndingDurations, ages: readonly number[]): Incidence[] | null =>
  competing.incidenceOfSorted(visitOutcomes, sorted, ages);

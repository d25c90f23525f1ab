/** A person's month as far as plan to date needs it (PLA-3). */
export interface PlanPace {
  /** The plan of the month, minor units. */
  readonly planMinor: number;
  /** What came to the end of the last finished working day, minor units. */
  readonly factMinor: number;
  /** The person's own working days of the month; a half-day is 0.5. */
  readonly days: number;
  /** Those of them that have ended. */
  readonly elapsed: number;
}

/** What should have come by now: plan / days × elapsed, in minor units, not rounded; 0 without days or plan. */
export function dueByNow({ planMinor, days, elapsed }: Omit<PlanPace, "factMinor">): number {
  return days > 0 && planMinor > 0 ? (planMinor * Math.min(elapsed, days)) / days : 0;
}

/**
 * `definitions.md`, Plan to date: a share, 1 = on plan. Null ("—") until a working day has ended, in a month without working
 * days, and without a plan.
 */
export function planToDate(pace: PlanPace): number | null {
  return togetherToDate([pace]);
}

/** Of several people: their facts against the sum of what each should have brought by now. */
export function togetherToDate(people: readonly PlanPace[]): number | null {
  const due = people.reduce((sum, pace) => sum + dueByNow(pace), 0);
  return due > 0 ? people.reduce((sum, { factMinor }) => sum + factMinor, 0) / due : null;
}

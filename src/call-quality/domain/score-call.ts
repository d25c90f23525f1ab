export const marks = ["yes", "partly", "no", "notApplicable"] as const;
export type Mark = (typeof marks)[number];

export interface Criterion {
  readonly id: string;
  readonly name: string;
  /** 1…100: how much it weighs beside the others. */
  readonly weight: number;
  readonly isCritical: boolean;
}

export interface Scorecard {
  readonly criteria: readonly Criterion[];
  /** A critical criterion answered with "no" makes the whole call 0. */
  readonly isCriticalFatal: boolean;
}

const worth: Readonly<Record<Mark, number | null>> = { yes: 1, partly: 0.5, no: 0, notApplicable: null };

/**
 * ACT-7: the share of what the call could have earned, 0…1: Σ weight × worth / Σ weight over the criteria that applied. Null when
 * none did.
 */
export function scoreCall(
  { criteria, isCriticalFatal }: Scorecard,
  marked: Readonly<Record<string, Mark>>,
): number | null {
  let earned = 0;
  let possible = 0;
  for (const { id, weight, isCritical } of criteria) {
    const mark = marked[id] ?? "notApplicable";
    if (isCritical && isCriticalFatal && mark === "no") return 0;
    const value = worth[mark];
    if (value === null) continue;
    earned += weight * value;
    possible += weight;
  }
  return possible === 0 ? null : earned / possible;
}

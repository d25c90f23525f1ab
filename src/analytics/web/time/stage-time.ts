/** Of one stage, in the unit shown. */
export interface Times {
  readonly min: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly max: number | null;
}

/** A row of the time charts. */
export interface StageTime {
  readonly id: string;
  readonly name: string;
  readonly n: number;
  readonly isKey: boolean;
  /** Under the name: the target, what is not regulated, how many are still open. */
  readonly note: string;
  readonly times: Times;
  /** The target on the same axis as the times. */
  readonly notch: number | null;
  readonly visits: number;
  readonly over: number | null;
}

interface Compared {
  readonly id: string;
  readonly visits: number;
  readonly overTarget: number | null;
}

/** The stage that misses its target most, if more often than not and often enough to tell; else none. */
export function worstStage<Stage extends Compared>(stages: readonly Stage[], fewest: number): Stage | null {
  const share = ({ overTarget, visits }: Stage) => (overTarget ?? 0) / Math.max(1, visits);
  const late = stages.filter((stage) => stage.visits >= fewest && share(stage) > 0.5);
  return late.toSorted((a, b) => share(b) - share(a))[0] ?? null;
}

import type { FunnelFigures, FunnelStageFigures } from "./funnel.ts";
import type { Share, ShareDifference } from "./two-shares.ts";
import { compareShares } from "./two-shares.ts";

/** One stage of a cohort against the same stage of the base period. */
export interface StageComparison {
  readonly id: string;
  readonly stage: string;
  /** Settled conversion of the base period, forward. */
  readonly base: number | null;
  /** Settled conversion now − base, −1…1 (× 100 for percentage points). */
  readonly difference: number | null;
  /** Null with fewer than 30 known fates on either side. */
  readonly test: ShareDifference | null;
  /** Deals that would have reached the stage from this period's intake with the base period's settled conversions. */
  readonly atSameIntake: number | null;
}

/** The deals whose fate at the stage is known, and those of them that went on; null on the last stage. */
export function settledShare(stages: readonly FunnelStageFigures[], index: number): Share | null {
  const stage = stages[index];
  const next = stages[index + 1];
  return stage && next ? { successes: next.reached, trials: stage.reached - stage.inProgress } : null;
}

/** Two cohorts of one pipeline, stage by stage, in the order of `now`; stages are matched by id. */
export function compareFunnels(now: FunnelFigures, base: FunnelFigures): StageComparison[] {
  let atSameIntake: number | null = now.stages[0]?.reached ?? null;
  return now.stages.map((stage, index) => {
    const baseIndex = base.stages.findIndex((other) => other.id === stage.id);
    const baseConversion = base.stages[baseIndex]?.settledConversion ?? null;
    const share = settledShare(now.stages, index);
    const baseShare = settledShare(base.stages, baseIndex);
    const comparison: StageComparison = {
      id: stage.id,
      stage: stage.stage,
      base: baseConversion,
      difference:
        stage.settledConversion === null || baseConversion === null ? null : stage.settledConversion - baseConversion,
      test: share && baseShare ? compareShares(share, baseShare) : null,
      atSameIntake,
    };
    atSameIntake = atSameIntake === null || baseConversion === null ? null : atSameIntake * baseConversion;
    return comparison;
  });
}

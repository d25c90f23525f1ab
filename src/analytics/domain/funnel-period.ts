import type { DealStatus, FunnelFigures, FunnelStage } from "./funnel.ts";
import { emptyTally, figures } from "./funnel.ts";

/**
 * Deals alike by what they did in the period: the 1-based positions they entered in it (a win is an entry into the last),
 * the furthest they ever were by its end, and their status at its end, or at `as-of` when that is earlier.
 */
export interface PeriodGroup {
  readonly enteredPositions: readonly number[];
  readonly furthest: number;
  readonly status: DealStatus;
  readonly deals: number;
  /** Of the workspace's currency; the deals with an amount in another one are counted instead. */
  readonly amountMinor: number;
  readonly otherCurrency: number;
}

/**
 * The funnel of a period (ANA-1, definitions.md, Period view): deals that entered each stage in the period, whoever they
 * were, each once a stage; reached = visited. Ratios are of the flow and may pass 1; settled conversion and interval are null.
 * In progress, lost and postponed here are those of the entered deals whose furthest stage this is. `total` counts the
 * deals that entered any stage, and won, lost, open and postponed share it out.
 */
export function periodFunnel(
  groups: readonly PeriodGroup[],
  stages: readonly FunnelStage[],
  currency: string,
): FunnelFigures {
  const tallies = stages.map(emptyTally);
  const byStatus = { open: 0, won: 0, lost: 0, postponed: 0 };
  let total = 0;
  let otherCurrency = 0;
  for (const group of groups) {
    const entered = new Set(group.enteredPositions);
    if (entered.size === 0) continue;
    total += group.deals;
    otherCurrency += group.otherCurrency;
    byStatus[group.status] += group.deals;
    for (const position of entered) {
      const tally = tallies[position - 1];
      if (!tally) continue;
      tally.reached += group.deals;
      tally.visited += group.deals;
      tally.amountMinor += group.amountMinor;
      tally.otherCurrency += group.otherCurrency;
      if (position === group.furthest) tally.rest[group.status] += group.deals;
    }
  }
  return { total, ...byStatus, otherCurrency, ...figures(tallies, stages, currency, "period", byStatus) };
}

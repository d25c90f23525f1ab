import type { Money } from "../../kernel/money.ts";

/** What the pipeline's pace depends on; null where it is not known yet. */
export interface VelocityFacts {
  readonly openDeals: number;
  readonly winRate: number | null;
  /** Average amount of a won deal, minor units. */
  readonly averageWonMinor: number | null;
  readonly usualCycleDays: number | null;
  readonly currency: string;
}

/**
 * Money per day: open deals × win rate × average won amount / usual cycle in days (ANA-3, definitions.md), rounded half up
 * once. Null when a factor is unknown or the cycle is zero.
 */
export function velocity(facts: VelocityFacts): Money | null {
  const { openDeals, winRate, averageWonMinor, usualCycleDays, currency } = facts;
  if (winRate === null || averageWonMinor === null || usualCycleDays === null || usualCycleDays <= 0) return null;
  return { minor: Math.floor((openDeals * winRate * averageWonMinor) / usualCycleDays + 0.5), currency };
}

import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { addMonths, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import { quantile } from "./quantile.ts";

export interface WonDeal {
  readonly createdAt: Instant;
  readonly wonAt: Instant;
}

/** The usual cycle in days, and what it was taken from. */
export interface UsualCycle {
  readonly days: number;
  readonly from: "last_12_months" | "all_history" | "targets";
  /** Deals behind it; 0 for targets. */
  readonly deals: number;
}

/** Fewer wins in the last 12 months say too little, then all history is taken. */
const enoughDeals = 20;

/**
 * Median of created → won over the deals won in the last 12 months (at least 20, else over all history, else the sum of target
 * durations; definitions.md, ANA-4). Wins after `asOf` are not known yet. Targets are working hours: they become days by the hours of a
 * working day and 5 working days of 7. Null when nothing is known.
 */
export function usualCycle(
  won: readonly WonDeal[],
  targets: { readonly hours: readonly (number | null)[]; readonly hoursPerWorkingDay: number },
  asOf: Instant,
  zone: string,
): UsualCycle | null {
  const since = startOfDay(addMonths(dateOf(asOf, zone), -12), zone);
  const known = won.filter((deal) => deal.wonAt <= asOf);
  const recent = known.filter((deal) => deal.wonAt >= since);
  if (recent.length >= enoughDeals) return { days: median(recent), from: "last_12_months", deals: recent.length };
  if (known.length > 0) return { days: median(known), from: "all_history", deals: known.length };
  const hours = targets.hours.reduce<number>((sum, target) => sum + (target ?? 0), 0);
  return hours > 0 ? { days: ((hours / targets.hoursPerWorkingDay) * 7) / 5, from: "targets", deals: 0 } : null;
}

function median(deals: readonly WonDeal[]): number {
  const cycles = Float64Array.from(deals, (deal) => deal.wonAt - deal.createdAt).sort();
  return (quantile(cycles, 0.5) ?? 0) / millisecondsPerDay;
}

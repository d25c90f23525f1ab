import type { UserId } from "../../kernel/ids.ts";
import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";

/** Deals that will yet arrive and be won within the period, as own history has them. */
export interface Arrivals {
  /** How many are expected. */
  readonly mean: number;
  readonly expectedMinor: number;
  /** Each win of the past that may come again: the chance-weighted stretch of coming days in which it would fit, and what it brings. */
  readonly wins: readonly { readonly weight: number; readonly lag: number; readonly minor: number }[];
}

const yearOfDays = 365;

/** A deal that was won. */
export interface Win {
  readonly ownerId: UserId;
  readonly createdAt: Instant;
  readonly at: Instant;
  readonly minor: number;
}

/**
 * Deals that came in the year before `now - horizon` (so that each has been seen for the whole horizon), evenly over it: one that was
 * won `lag` after it came would, coming again at any moment of the horizon, be won within [from, from + …) for a stretch of those
 * moments; that stretch over the length of the year is how many of it to expect. `horizon` is to − now, `beginning` from − now (not
 * below 0), `since` when the history begins. Nothing without history of a month.
 */
export function arrivals(
  { wins: known, since: first }: { readonly wins: readonly Omit<Win, "ownerId">[]; readonly since: Instant | null },
  now: Instant,
  { beginning, horizon }: { readonly beginning: number; readonly horizon: number },
): Arrivals {
  const until = now - horizon;
  const since = Math.max(first ?? now, until - yearOfDays * millisecondsPerDay);
  const observed = until - since;
  if (horizon <= 0 || observed < 30 * millisecondsPerDay) return { mean: 0, expectedMinor: 0, wins: [] };
  const wins = known.flatMap(({ createdAt, at, minor }) => {
    if (createdAt < since || createdAt >= until) return [];
    const lag = at - createdAt;
    const stretch = horizon - lag - Math.max(0, beginning - lag);
    return stretch > 0 ? [{ weight: stretch / observed, lag, minor }] : [];
  });
  return {
    mean: wins.reduce((sum, { weight }) => sum + weight, 0),
    expectedMinor: wins.reduce((sum, { weight, minor }) => sum + weight * minor, 0),
    wins,
  };
}

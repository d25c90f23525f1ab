import type { Instant } from "../../kernel/time.ts";

/** From, inclusive, to, exclusive; null is without an end. */
interface Span {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** A period as whole months of UTC and what is left of it before and after them. */
export interface MonthsOfPeriod {
  /** Null where the period has no whole month. */
  readonly whole: Span | null;
  readonly rest: readonly Span[];
}

/** Takes a period apart at the borders of months, which summaries of stays are kept by. */
export function wholeMonths({ from, to }: Span): MonthsOfPeriod {
  const first = from === null ? null : nextMonthStart(from);
  const last = to === null ? null : monthStart(to, 0);
  if (first !== null && last !== null && first >= last) return { whole: null, rest: [{ from, to }] };
  const rest: Span[] = [];
  if (from !== null && from !== first) rest.push({ from, to: first });
  if (to !== null && to !== last) rest.push({ from: last, to });
  return { whole: { from: first, to: last }, rest };
}

/** The first of the month that the moment lies in, or of the one so many later. */
function monthStart(at: Instant, later: number): Instant {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later);
}

/** The first month to begin at the moment or after it. */
const nextMonthStart = (at: Instant) => (monthStart(at, 0) === at ? at : monthStart(at, 1));

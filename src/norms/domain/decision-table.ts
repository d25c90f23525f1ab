/** How a day or a week of commercial work is judged (ACT-4). */
export const ratings = ["excellent", "good", "acceptable", "below"] as const;
export type Rating = (typeof ratings)[number];

/** Whole numbers from `from` to `to`, both counted in; `to` null: without an end. */
export interface Span {
  readonly from: number;
  readonly to: number | null;
}

/** One row: it holds when meetings and calls both lie in its spans. */
export interface NormRow {
  readonly meetings: Span;
  readonly calls: Span;
  readonly rating: Rating;
  /** So much that somebody should look whether it is true. */
  readonly isWorthALook: boolean;
}

export interface Work {
  readonly meetings: number;
  readonly calls: number;
}

export interface Verdict {
  readonly rating: Rating;
  readonly isWorthALook: boolean;
  /** Which row held, from 0; -1 when none did. */
  readonly row: number;
}

/** The first row that holds. `share` shrinks the norm (a newcomer's ramp, half a day): borders times it, halves rounded up. */
export function judge(rows: readonly NormRow[], { meetings, calls }: Work, share = 1): Verdict {
  const row = rows.findIndex((one) => holds(one.meetings, meetings, share) && holds(one.calls, calls, share));
  const found = rows[row];
  return { rating: found?.rating ?? "below", isWorthALook: found?.isWorthALook ?? false, row };
}

function holds({ from, to }: Span, count: number, share: number): boolean {
  // The end is where the next span would begin, so that shrunken spans neither gape nor overlap.
  return count >= scaled(from, share) && (to === null || count < scaled(to + 1, share));
}

/** A border of the norm shrunk by a share, halves rounded up. */
export function scaled(border: number, share: number): number {
  return Math.floor(border * share + 0.5 + 1e-9);
}

export type TableProblem =
  /** No work reaches the row: those above take it all. */
  | { readonly code: "norm_row_unreachable"; readonly row: number }
  | { readonly code: "norm_span_backwards"; readonly row: number }
  /** The last row is not "below" for all the rest. */
  | { readonly code: "norm_gap"; readonly row: number };

/** What is wrong with a table; nothing when every row can hold and the last is "below" for all that is left. */
export function problemsOf(rows: readonly NormRow[]): readonly TableProblem[] {
  const problems: TableProblem[] = [];
  for (const [row, { meetings, calls }] of rows.entries()) {
    if (isBackwards(meetings) || isBackwards(calls)) problems.push({ code: "norm_span_backwards", row });
    else if (!isReachable(rows, row)) problems.push({ code: "norm_row_unreachable", row });
  }
  const last = rows.at(-1);
  const isCatchAll = last !== undefined && last.rating === "below" && isWhole(last.meetings) && isWhole(last.calls);
  if (!isCatchAll) problems.push({ code: "norm_gap", row: Math.max(0, rows.length - 1) });
  return problems;
}

const isBackwards = ({ from, to }: Span) => to !== null && to < from;
const isWhole = ({ from, to }: Span) => from === 0 && to === null;
const isIn = ({ from, to }: Span, count: number) => count >= from && (to === null || count <= to);

/** Coverage changes only where a span begins or has ended: work at those borders stands for all work. */
function isReachable(rows: readonly NormRow[], row: number): boolean {
  const own = rows[row];
  if (own === undefined) return false;
  const above = rows.slice(0, row);
  const meetings = bordersWithin(
    own.meetings,
    above.map((one) => one.meetings),
  );
  const calls = bordersWithin(
    own.calls,
    above.map((one) => one.calls),
  );
  return meetings.some((m) => calls.some((c) => !above.some((one) => isIn(one.meetings, m) && isIn(one.calls, c))));
}

function bordersWithin(own: Span, others: readonly Span[]): readonly number[] {
  const borders = others.flatMap(({ from, to }) => (to === null ? [from] : [from, to + 1]));
  return [own.from, ...borders.filter((border) => isIn(own, border))];
}

import { type NormRow, scaled, type Work } from "./decision-table.ts";

export interface GapToGood {
  /** The row that is nearest: so many meetings and calls are good. */
  readonly goal: Work;
  /** What of it is missing; zeros when the day is good. */
  readonly missing: Work;
}

/** A meeting is worth this many calls when the nearest way to a good day is looked for. */
const callsPerMeeting = 15;

/** The nearest way to a good day; null for a table that calls no day good. */
export function gapToGood(rows: readonly NormRow[], work: Work, share = 1): GapToGood | null {
  const ways = rows
    .filter(({ rating }) => rating === "good" || rating === "excellent")
    .map(({ meetings, calls }) => {
      const goal = { meetings: scaled(meetings.from, share), calls: scaled(calls.from, share) };
      const missing = {
        meetings: Math.max(0, goal.meetings - work.meetings),
        calls: Math.max(0, goal.calls - work.calls),
      };
      return { goal, missing, effort: missing.meetings * callsPerMeeting + missing.calls };
    });
  const [nearest] = ways.sort((one, other) => one.effort - other.effort);
  return nearest === undefined ? null : { goal: nearest.goal, missing: nearest.missing };
}

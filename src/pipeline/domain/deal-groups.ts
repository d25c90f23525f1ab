import type { CalendarDate } from "../../kernel/time.ts";

/** By what a list of deals is grouped. */
export const dealGroupings = ["stage", "owner", "company", "channel", "closeMonth"] as const;
export type DealGrouping = (typeof dealGroupings)[number];

/** More groups than this nobody looks through: the fullest stand, and it is said that there are more. */
export const mostGroups = 200;

interface Days {
  readonly expectedCloseFrom?: string | undefined;
  readonly expectedCloseTo?: string | undefined;
}

/**
 * The filter that leaves of a filtered list the deals of one group: what `GET /deals` is asked beside the list's own
 * filters. `key` is the group's: an id, a channel, "2026-11"; empty for the deals that lack it.
 */
export function groupFilter(by: DealGrouping, key: string, asked: Days): Readonly<Record<string, string>> {
  if (by !== "closeMonth") return { [by]: key };
  if (key === "") return { noExpectedClose: "true" };
  const [first, next] = [`${key}-01`, monthAfter(key)];
  return {
    expectedCloseFrom: later(first, asked.expectedCloseFrom),
    expectedCloseTo: earlier(next, asked.expectedCloseTo),
  };
}

const later = (one: CalendarDate, other: string | undefined) => (other !== undefined && other > one ? other : one);
const earlier = (one: CalendarDate, other: string | undefined) => (other !== undefined && other < one ? other : one);

function monthAfter(month: string): CalendarDate {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return `${String(nextYear).padStart(4, "0")}-${String(next).padStart(2, "0")}-01`;
}

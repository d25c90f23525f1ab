import { millisecondsPerDay } from "../../kernel/time.ts";
import { type EndingDurations, type Incidence, incidenceOfSorted, visitOutcomes } from "./aalen-johansen.ts";
import { bucketBorders, type DurationBucket, durationBuckets } from "./duration-buckets.ts";
import type { LeadingMessage } from "./leading-message.ts";
import { sortDurations } from "./sort-durations.ts";
import { type DurationFigures, durationFigures } from "./time-in-stage.ts";
import { fewestToCompare } from "./two-shares.ts";

/** Stays on one stage in milliseconds, each list sorted: by what ended them, ended outside the sale, and still going on. */
export type StaysByEnd = Omit<EndingDurations, "unfinished"> & Readonly<Record<"other" | "open", Float64Array>>;
export const stayEnds = [...visitOutcomes, "other", "open"] as const;
export type StayEnd = (typeof stayEnds)[number];

/** The distribution of the stays and how they end by age (ANA-4, definitions.md); lengths and ages in days. */
export interface StageOutcomes extends DurationFigures {
  readonly visits: number;
  readonly completed: number;
  readonly open: number;
  readonly ends: Readonly<Record<Exclude<StayEnd, "open">, number>>;
  readonly buckets: readonly DurationBucket[];
  /** At the borders of the buckets; empty without visits. */
  readonly incidence: readonly Incidence[];
}

/** Deleted and transferred deals have ended their stay, which counts in the distribution, but not by an outcome of the sale. */
export function stageOutcomes(stays: StaysByEnd): StageOutcomes {
  const { open, other } = stays;
  const completed = merged([...visitOutcomes.map((outcome) => stays[outcome]), other]);
  const borders = bucketBorders(completed, open);
  const ages = borders.map((days) => Math.round(days * millisecondsPerDay));
  const curve = incidenceOfSorted({ ...stays, unfinished: merged([other, open]) }, ages) ?? [];
  const ends = stayEnds.flatMap((end) => (end === "open" ? [] : [[end, stays[end].length]]));
  return {
    visits: completed.length + open.length,
    completed: completed.length,
    open: open.length,
    ends: Object.fromEntries(ends),
    ...durationFigures({ completed, open }, millisecondsPerDay),
    buckets: durationBuckets(completed, open, borders),
    incidence: curve.map((point, place) => ({ ...point, age: borders[place] ?? 0 })),
  };
}

function merged(lists: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let size = 0;
  for (const list of lists) {
    all.set(list, size);
    size += list.length;
  }
  return sortDurations(all);
}

/** What the outcomes say: by the age that nearly all stays have passed, how many went on and how many were lost. */
export function outcomesMessage(
  { visits, incidence }: StageOutcomes,
  { id, name }: { readonly id: string; readonly name: string },
): LeadingMessage {
  const last = incidence.at(-1);
  if (visits === 0 || !last) return { code: "no_data", params: {} };
  if (visits < fewestToCompare) return { code: "too_few", params: {} };
  const share = last.movedOn + last.won;
  return { code: "stage_outcomes", params: { stageId: id, stage: name, share, lost: last.lost, withinDays: last.age } };
}

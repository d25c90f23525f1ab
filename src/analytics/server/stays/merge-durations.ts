import { sortDurations } from "../../domain/sort-durations.ts";

/** Sorted durations with some more and without some others, each of which is among them or among those added. */
export function mergeDurations(sorted: Float64Array, added: Float64Array, removed: Float64Array): Float64Array {
  if (added.length === 0 && removed.length === 0) return sorted;
  const more = sortDurations(added);
  const less = sortDurations(removed);
  const merged = new Float64Array(sorted.length + more.length - less.length);
  let [old, fresh, gone] = [0, 0, 0];
  for (let at = 0; at < merged.length; ) {
    const fromOld = fresh >= more.length || (sorted[old] ?? Number.POSITIVE_INFINITY) <= (more[fresh] ?? 0);
    const next = fromOld ? (sorted[old++] ?? 0) : (more[fresh++] ?? 0);
    if (gone < less.length && less[gone] === next) gone++;
    else merged[at++] = next;
  }
  return merged;
}

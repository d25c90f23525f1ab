import { sortDurations } from "../../domain/sort-durations.ts";

/**
 * Sorted durations with some more and without some others, each of which is among them or among those added. What lies
 * between two changes is copied as a block: changes are few where durations are many.
 */
export function mergeDurations(sorted: Float64Array, added: Float64Array, removed: Float64Array): Float64Array {
  if (added.length === 0 && removed.length === 0) return sorted;
  const [more, less] = withoutCommon(sortDurations(added), sortDurations(removed));
  const merged = new Float64Array(sorted.length + more.length - less.length);
  let [old, at, fresh, gone] = [0, 0, 0, 0];
  while (fresh < more.length || gone < less.length) {
    const comes = (more[fresh] ?? Number.POSITIVE_INFINITY) <= (less[gone] ?? Number.POSITIVE_INFINITY);
    const value = (comes ? more[fresh++] : less[gone++]) ?? 0;
    const place = firstNotBelow(sorted, value, old);
    merged.set(sorted.subarray(old, place), at);
    at += place - old;
    old = place;
    if (comes) merged[at++] = value;
    else old++;
  }
  merged.set(sorted.subarray(old), at);
  return merged;
}

/** Both sorted lists without what they share, each value as often as it is in both. */
function withoutCommon(more: Float64Array, less: Float64Array): readonly [number[], number[]] {
  const [onlyMore, onlyLess]: [number[], number[]] = [[], []];
  let [fresh, gone] = [0, 0];
  while (fresh < more.length || gone < less.length) {
    const [a, b] = [more[fresh] ?? Number.POSITIVE_INFINITY, less[gone] ?? Number.POSITIVE_INFINITY];
    if (a < b) onlyMore.push(a);
    else if (b < a) onlyLess.push(b);
    if (a <= b) fresh++;
    if (b <= a) gone++;
  }
  return [onlyMore, onlyLess];
}

function firstNotBelow(sorted: Float64Array, value: number, from: number): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A part of a whole, 0…1; null, never 0 or NaN, when there is no whole (definitions.md). */
export function share(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Which of the p-values stand out when all are looked at together and at most `rate` of those named may be chance. */
export function benjaminiHochberg(pValues: readonly number[], rate: number): boolean[] {
  const rising = [...pValues].sort((a, b) => a - b);
  const last = rising.findLastIndex((p, index) => p <= (rate * (index + 1)) / rising.length);
  const limit = rising[last] ?? Number.NEGATIVE_INFINITY;
  return pValues.map((p) => p <= limit);
}

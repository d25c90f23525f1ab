/** Heights for labels (0…1, rising), each as near to its own as the gap to its neighbours allows. */
export function spreadLabels(wanted: readonly number[], gap: number): number[] {
  const placed: number[] = [];
  for (const height of wanted) placed.push(Math.max(height, (placed.at(-1) ?? -gap) + gap));
  let ceiling = 1;
  for (let index = placed.length - 1; index >= 0; index--) {
    placed[index] = Math.min(placed[index] ?? 0, ceiling);
    ceiling = (placed[index] ?? 0) - gap;
  }
  return placed;
}

/** Shares such as 0.7 × 10 come out a hair above the whole number they mean. */
const slack = 1e-9;

/** The smallest of the values, sorted upwards, that a share of at least `q` does not exceed; null of none. */
export function quantile(sorted: Float64Array, q: number): number | null {
  const rank = Math.max(1, Math.ceil(q * sorted.length - slack));
  return sorted[rank - 1] ?? null;
}

/** The arithmetic mean; null of none. */
export function mean(values: Float64Array): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] ?? 0;
  return sum / values.length;
}

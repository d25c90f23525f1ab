/** A sum before it is rounded: `over` / `under` of a minor unit, `under` above zero. */
export interface Exact {
  readonly over: bigint;
  readonly under: bigint;
}

export const exactly = (over: number | bigint, under: number | bigint = 1n): Exact => ({
  over: BigInt(over),
  under: BigInt(under),
});

/** The part `over` / `under` of an exact sum. */
export const partOf = (sum: Exact, over: number, under: number): Exact => ({
  over: sum.over * BigInt(over),
  under: sum.under * BigInt(under),
});

function sumOf(parts: readonly Exact[]): Exact {
  return parts.reduce(
    (sum, part) =>
      sum.under === part.under
        ? { over: sum.over + part.over, under: sum.under }
        : { over: sum.over * part.under + part.over * sum.under, under: sum.under * part.under },
    exactly(0),
  );
}

const floor = ({ over, under }: Exact): bigint => {
  const whole = over / under;
  return over < 0n && whole * under !== over ? whole - 1n : whole;
};

/** Half up, to the whole minor unit: 0.5 → 1, −0.5 → 0. */
export function roundHalfUp({ over, under }: Exact): number {
  return Number(floor({ over: 2n * over + under, under: 2n * under }));
}

/**
 * Rounds a list once, at its end: the rounded parts add up exactly to the rounded sum, and each is within one minor unit of itself.
 * What is over goes to the largest remainders, of equal ones to the first.
 */
export function roundTogether(parts: readonly Exact[]): readonly number[] {
  const whole = parts.map(floor);
  const rest = parts.map(({ over, under }, index) => ({ over: over - (whole[index] ?? 0n) * under, under }));
  const missing = BigInt(roundHalfUp(sumOf(parts))) - whole.reduce((sum, one) => sum + one, 0n);
  const order = parts
    .map((_, index) => index)
    .sort((one, other) => {
      const [a, b] = [rest[one] ?? exactly(0), rest[other] ?? exactly(0)];
      const difference = b.over * a.under - a.over * b.under;
      return difference === 0n ? one - other : difference > 0n ? 1 : -1;
    });
  const raised = new Set(order.slice(0, Number(missing)));
  return whole.map((one, index) => Number(one) + (raised.has(index) ? 1 : 0));
}

/** `total` shared out by weights, to the unit; by equal weights when all are zero. Weights may be below zero, as refunds are. */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  if (weights.length === 0) return [];
  const all = weights.reduce((sum, one) => sum + BigInt(one), 0n);
  if (all === 0n) return roundTogether(weights.map(() => exactly(total, weights.length)));
  const sign = all < 0n ? -1n : 1n;
  return roundTogether(weights.map((one) => exactly(BigInt(total) * BigInt(one) * sign, all * sign)));
}

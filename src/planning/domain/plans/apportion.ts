/** A part of a whole. Its weight is a whole number, not below zero: kopecks of a fact, half-days, or what somebody typed × 1000. */
export interface Weighed {
  readonly key: string;
  readonly weight: number;
}

/**
 * Shares a sum (PLA-1): whole steps by largest remainders, so that the parts sum exactly to the whole and none is below zero. What
 * is less than a step goes to the heaviest part; equals are told apart by key, so the order of the parts does not matter. A part
 * without weight gets nothing and is absent, unless it is the only one. Null: several parts, and none of them has weight.
 */
export function apportion(total: number, parts: readonly Weighed[], step = 1): ReadonlyMap<string, number> | null {
  const [first, ...others] = parts;
  if (first === undefined) return null;
  if (others.length === 0) return new Map([[first.key, total]]);
  const heavy = parts.filter(({ weight }) => weight > 0).sort(byWeight);
  const [heaviest] = heavy;
  if (heaviest === undefined) return null;
  const steps = BigInt(total) / BigInt(step);
  const whole = heavy.reduce((sum, { weight }) => sum + BigInt(weight), 0n);
  const cut = heavy.map(({ key, weight }) => {
    const share = steps * BigInt(weight);
    return { key, weight, given: share / whole, rest: share % whole };
  });
  const left = Number(steps - cut.reduce((sum, { given }) => sum + given, 0n));
  const served = new Set([...cut].sort(byRest).slice(0, left));
  return new Map(
    cut.map((part) => {
      const given = part.given + (served.has(part) ? 1n : 0n);
      const crumbs = part.key === heaviest.key ? total % step : 0;
      return [part.key, Number(given) * step + crumbs];
    }),
  );
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }) => (a.key < b.key ? -1 : 1);
const byWeight = (a: Weighed, b: Weighed) => b.weight - a.weight || byKey(a, b);

interface Cut extends Weighed {
  readonly rest: bigint;
}
const byRest = (a: Cut, b: Cut) => (a.rest === b.rest ? byWeight(a, b) : a.rest > b.rest ? -1 : 1);

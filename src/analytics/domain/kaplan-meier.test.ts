import fc from "fast-check";
import { expect, test } from "vitest";
import { survivalQuantiles } from "./kaplan-meier.ts";
import { quantile } from "./quantile.ts";

const sorted = (values: readonly number[]) => Float64Array.from(values).sort();
const quantiles = (completed: readonly number[], open: readonly number[], ...q: number[]) =>
  survivalQuantiles(sorted(completed), sorted(open), q);

test("of ten finished stays the median is the fifth and 90 % the ninth", () => {
  expect(quantiles([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [], 0.5, 0.9)).toEqual([5, 9]);
});

test("stays that go on pull the median up", () => {
  // at 1: 5 at risk, 1 ends, S = 4/5; at 2 one is censored, 3 left; at 3: 1 of 3 ends, S = 8/15 = 0.533;
  // at 4: 1 of 2 ends, S = 4/15 = 0.267 ≤ 0.5 → median 4; the last is censored at 5, 0.267 > 0.1 → no 90 %
  expect(quantiles([1, 3, 4], [2, 5], 0.5, 0.9)).toEqual([4, null]);
});

test("a stay last seen at the moment another ends is still at risk there", () => {
  // S(2) = 1 − 1/2 = 0.5, not 1 − 1/1 = 0
  expect(quantiles([2], [2], 0.5, 0.6)).toEqual([2, null]);
});

test("without an end, or without a stay, there is no median", () => {
  expect(quantiles([], [1, 2, 3], 0.5)).toEqual([null]);
  expect(quantiles([], [], 0.5, 0.9)).toEqual([null, null]);
});

test("stays of one length count by their number", () => {
  const many = (length: number, count: number) => new Array<number>(count).fill(length);
  // S(1) = 0.5 → median 1; S(2) = 0.5 × 20/50 = 0.2; then 10 at risk, all end at 7: S(7) = 0 → 90 % is 7
  expect(quantiles([...many(1, 50), ...many(2, 30), ...many(7, 10)], many(2, 10), 0.5, 0.9)).toEqual([1, 7]);
});

test("with nothing open the curve gives the plain quantiles, whatever the number", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 500 }), (values) => {
      const all = sorted(values);
      for (const q of [0.1, 0.25, 0.5, 0.7, 0.9]) expect(quantiles(values, [], q)).toEqual([quantile(all, q)]);
    }),
  );
});

test("the quantiles agree with the product counted stay by stay", () => {
  const some = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 });
  const survivalAt = (time: number, completed: readonly number[], open: readonly number[]) => {
    let product = 1;
    for (const t of new Set(completed.filter((one) => one <= time))) {
      const atRisk = [...completed, ...open].filter((one) => one >= t).length;
      product *= 1 - completed.filter((one) => one === t).length / atRisk;
    }
    return product;
  };
  fc.assert(
    fc.property(some, some, (completed, open) => {
      const ends = [...new Set(completed)].sort((one, other) => one - other);
      const byHand = [0.1, 0.5, 0.9].map(
        (q) => ends.find((time) => survivalAt(time, completed, open) <= 1 - q + 1e-9) ?? null,
      );
      expect(quantiles(completed, open, 0.1, 0.5, 0.9)).toEqual(byHand);
    }),
    { numRuns: 2000 },
  );
});

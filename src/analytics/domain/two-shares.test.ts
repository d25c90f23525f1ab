import { expect, test } from "vitest";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { compareShares, twoSidedP } from "./two-shares.ts";

test("171 of 262 meetings against 201 of 261 would be chance 3 times in 1000", () => {
  // pooled 372/523 = 0.711281; deviation √(0.711281 × 0.288719 × (1/262 + 1/261)) = 0.039631
  // difference 0.652672 − 0.770115 = −0.117443; z = −2.9634; two-sided p = 0.0030
  const found = compareShares({ successes: 171, trials: 262 }, { successes: 201, trials: 261 });
  expect(found?.difference).toBeCloseTo(-0.117443, 5);
  expect(found?.pValue).toBeCloseTo(0.00304, 4);
  expect(found?.interval[0]).toBeLessThan(-0.117443);
  expect(found?.interval[1]).toBeLessThan(0);
});

test("Newcombe's own example, 56 of 70 against 48 of 80, gives 0.0524 to 0.3339", () => {
  const found = compareShares({ successes: 56, trials: 70 }, { successes: 48, trials: 80 });
  expect(found?.interval[0]).toBeCloseTo(0.0524, 4);
  expect(found?.interval[1]).toBeCloseTo(0.3339, 4);
});

test("29 on a side are too few to compare", () => {
  expect(compareShares({ successes: 1, trials: 29 }, { successes: 20, trials: 40 })).toBeNull();
  expect(compareShares({ successes: 20, trials: 40 }, { successes: 1, trials: 29 })).toBeNull();
});

test("two sides where everybody advanced do not differ", () => {
  expect(compareShares({ successes: 40, trials: 40 }, { successes: 50, trials: 50 })?.pValue).toBe(1);
});

test("the normal tails are those of the tables", () => {
  expect(twoSidedP(0)).toBe(1);
  expect(twoSidedP(1.959963984540054)).toBeCloseTo(0.05, 12);
  expect(twoSidedP(-2.5758293035489004)).toBeCloseTo(0.01, 12);
  expect(twoSidedP(5) / 5.733031437583866e-7).toBeCloseTo(1, 9);
  expect(twoSidedP(2.9999999) / twoSidedP(3)).toBeCloseTo(1, 5);
});

test("of four comparisons looked at together only those below their own rung stand out", () => {
  // rungs of 10 %: 0.025, 0.05, 0.075, 0.1; sorted 0.01 ≤ 0.025, 0.04 ≤ 0.05, 0.08 > 0.075, 0.5 > 0.1
  expect(benjaminiHochberg([0.5, 0.01, 0.08, 0.04], 0.1)).toEqual([false, true, false, true]);
  expect(benjaminiHochberg([0.09, 0.2], 0.1)).toEqual([false, false]);
  expect(benjaminiHochberg([], 0.1)).toEqual([]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { dueByNow, type PlanPace, planToDate, togetherToDate } from "./plan-to-date.ts";

const pace = (more: Partial<PlanPace> = {}): PlanPace => ({
  planMinor: 2_100_000_00,
  factMinor: 560_000_00,
  days: 21,
  elapsed: 7,
  ...more,
});

test("560,000 by the 7th of 21 working days is 80 % of a plan of 2,100,000: 700,000 was due", () => {
  expect(dueByNow(pace())).toBe(700_000_00);
  expect(planToDate(pace())).toBe(0.8);
});

test("until a working day has ended, in a month without one, and without a plan it is a dash", () => {
  expect(planToDate(pace({ elapsed: 0 }))).toBeNull();
  expect(planToDate(pace({ days: 0, elapsed: 0 }))).toBeNull();
  expect(planToDate(pace({ planMinor: 0 }))).toBeNull();
});

test("on the borders of pay: 79.99, 80, 100, 120 and 120.01 % of 700,000", () => {
  const facts = [559_930_00, 560_000_00, 700_000_00, 840_000_00, 840_070_00];
  expect(facts.map((factMinor) => planToDate(pace({ factMinor })))).toEqual([0.7999, 0.8, 1, 1.2, 1.2001]);
});

test("who was away for a week is asked for 5 of their own 16 days; a half-day asks for a half", () => {
  // 2,100,000 / 16 × 5 = 656,250; 2,100,000 / 20.5 × 6.5 = 665,853.66
  expect(dueByNow(pace({ days: 16, elapsed: 5 }))).toBe(656_250_00);
  expect(dueByNow(pace({ days: 20.5, elapsed: 6.5 }))).toBeCloseTo(665_853_66, -1);
});

test("more went back than came: the share is below zero, not a dash", () => {
  expect(planToDate(pace({ factMinor: -70_000_00 }))).toBe(-0.1);
});

test("a department sums what was due: 560,000 of 700,000 and 300,000 of 300,000 are 86 %", () => {
  const newcomer = pace({ planMinor: 900_000_00, factMinor: 300_000_00, days: 9, elapsed: 3 });
  expect(togetherToDate([pace(), newcomer])).toBe(0.86);
  expect(togetherToDate([])).toBeNull();
});

test("a department's share lies between the least and the greatest of its people's", () => {
  const person = fc
    .record({
      planMinor: fc.integer({ min: 1, max: 10 ** 12 }),
      factMinor: fc.integer({ min: -(10 ** 11), max: 10 ** 12 }),
      days: fc.integer({ min: 1, max: 46 }).map((halves) => halves / 2),
      part: fc.integer({ min: 1, max: 46 }),
    })
    .map(({ part, ...rest }) => ({ ...rest, elapsed: Math.min(part / 2, rest.days) }));
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 8 }), (people) => {
      const shares = people.map((one) => planToDate(one) ?? Number.NaN);
      const together = togetherToDate(people) ?? Number.NaN;
      const slack = 1e-9 * Math.max(...shares.map(Math.abs), 1);
      expect(together).toBeGreaterThanOrEqual(Math.min(...shares) - slack);
      expect(together).toBeLessThanOrEqual(Math.max(...shares) + slack);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { wilson } from "./wilson.ts";

test("8 of 10 lie between 49 and 94 %", () => {
  // z² = 3.8415; weight 1.38415; centre (0.8 + 0.192073) / 1.38415 = 0.716740;
  // half = 1.95996 / 1.38415 × √(0.016 + 0.0096036) = 1.41601 × 0.160011 = 0.226578
  const [low, high] = wilson(8, 10) ?? [];
  expect(low).toBeCloseTo(0.49016, 4);
  expect(high).toBeCloseTo(0.94332, 4);
});

test("171 of 262 meetings held are 59 to 71 %", () => {
  const [low, high] = wilson(171, 262) ?? [];
  expect(low).toBeCloseTo(0.593, 3);
  expect(high).toBeCloseTo(0.708, 3);
});

test("nobody out of nobody has no interval", () => {
  expect(wilson(0, 0)).toBeNull();
});

test("none and all touch the ends exactly", () => {
  expect(wilson(0, 5)?.[0]).toBe(0);
  expect(wilson(5, 5)?.[1]).toBe(1);
});

test("the share lies inside, the interval inside 0…1, and mirrors when success and failure swap", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const x = Math.round(n * part);
      const [low, high] = wilson(x, n) ?? [2, -1];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(x / n);
      expect(high).toBeGreaterThanOrEqual(x / n);
      expect(wilson(n - x, n)?.[0]).toBeCloseTo(1 - high, 12);
    }),
  );
});

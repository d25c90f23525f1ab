import fc from "fast-check";
import { expect, test } from "vitest";
import { rampOn, usualRamp } from "./ramp.ts";

const asked = (date: string) => rampOn(date, "2026-03-20", usualRamp);

test("who joined on the 20th of March is asked 30 % until the 19th of April, then 60, 80, and all from the 20th of June", () => {
  expect(["2026-03-20", "2026-04-19", "2026-04-20", "2026-05-20", "2026-06-20", "2027-01-01"].map(asked)).toEqual([
    0.3, 0.3, 0.6, 0.8, 1, 1,
  ]);
});

test("without a day of joining, and before it, all is asked", () => {
  expect(rampOn("2026-03-19", "2026-03-20", usualRamp)).toBe(1);
  expect(rampOn("2026-03-19", null, usualRamp)).toBe(1);
});

test("who joined on the 31st of January ends the first month with February", () => {
  expect(rampOn("2026-02-27", "2026-01-31", usualRamp)).toBe(0.3);
  expect(rampOn("2026-02-28", "2026-01-31", usualRamp)).toBe(0.6);
});

test("a ramp that rises never falls from one day to the next", () => {
  const shares = fc
    .array(fc.integer({ min: 0, max: 100 }), { maxLength: 12 })
    .map((some) => some.sort((a, b) => a - b));
  const day = fc
    .integer({ min: 0, max: 700 })
    .map((days) => new Date(Date.UTC(2026, 2, 20 + days)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(shares, day, day, (some, one, other) => {
      const [early = one, late = other] = [one, other].sort();
      expect(rampOn(early, "2026-03-20", some)).toBeLessThanOrEqual(rampOn(late, "2026-03-20", some));
    }),
    { seed: 20_261_122 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { exactly, roundHalfUp, roundTogether, shareOut } from "./exact.ts";

test("half goes up, once", () => {
  expect([roundHalfUp(exactly(1, 2)), roundHalfUp(exactly(-1, 2)), roundHalfUp(exactly(149, 100))]).toEqual([1, 0, 1]);
});

test("three thirds of a kopeck are one kopeck, and the first has it", () => {
  expect(roundTogether([exactly(1, 3), exactly(1, 3), exactly(1, 3)])).toEqual([1, 0, 0]);
  expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33]);
  expect(shareOut(100, [300, -100])).toEqual([150, -50]);
});

test("rounded parts add up to the rounded sum, each within one unit of itself", () => {
  const part = fc.tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.bigInt({ min: 1n, max: 10n ** 6n }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (pairs) => {
      const parts = pairs.map(([over, under]) => exactly(over, under));
      const rounded = roundTogether(parts);
      const all = parts.reduce(
        (sum, { over, under }) => exactly(sum.over * under + over * sum.under, sum.under * under),
        exactly(0),
      );
      expect(rounded.reduce((sum, one) => sum + one, 0)).toBe(roundHalfUp(all));
      rounded.forEach((one, at) => {
        const { over, under } = parts[at] ?? exactly(0);
        const off = BigInt(one) * under - over;
        expect(off < under && off > -under).toBe(true);
      });
    }),
  );
});

test("what is shared out adds up to the whole", () => {
  const weights = fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), weights, (total, some) => {
      expect(shareOut(total, some).reduce((sum, one) => sum + one, 0)).toBe(total);
    }),
  );
});

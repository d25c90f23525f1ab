import fc from "fast-check";
import { expect, test } from "vitest";
import { sortDurations } from "./sort-durations.ts";

test("many durations come in the built-in order, whole or not, long or short", () => {
  const kinds = fc.constantFrom(1, 1_000, 9e9, 2 ** 52, 0.001);
  fc.assert(
    fc.property(fc.integer({ min: 30_000, max: 70_000 }), kinds, fc.integer(), (size, scale, seed) => {
      let state = seed >>> 0;
      const next = () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return (state / 2 ** 32) * scale;
      };
      const values = Float64Array.from({ length: size }, (_, index) => (index % 3 === 0 ? Math.floor(next()) : next()));
      expect(sortDurations(values.slice())).toEqual(values.slice().sort());
    }),
    { numRuns: 15 },
  );
});

test("a part of a larger block is sorted alone, and negative durations are not lost", () => {
  const block = Float64Array.from({ length: 80_000 }, (_, index) => 80_000 - index);
  sortDurations(block.subarray(10_000, 60_000));
  expect([block[9_999], block[10_000], block[59_999], block[60_000]]).toEqual([70_001, 20_001, 70_000, 20_000]);
  block[70_000] = -5;
  expect(sortDurations(block)[0]).toBe(-5);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { layOut } from "./lay-out.ts";

test("a meeting of 10–12, a call at 10:30 and one at 11:30 take two columns; a call at 13 has the day for itself", () => {
  const day = [
    { from: 600, to: 720 },
    { from: 630, to: 660 },
    { from: 690, to: 720 },
    { from: 780, to: 810 },
  ];
  expect(layOut(day)).toEqual([
    { lane: 0, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 1, lanes: 2 },
    { lane: 0, lanes: 1 },
  ]);
});

test("nothing covers anything else", () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 15, max: 300 }))
    .map(([from, length]) => ({ from, to: from + length }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 20 }), (day) => {
      const lanes = layOut(day);
      for (const [a, one] of day.entries()) {
        for (const [b, other] of day.entries()) {
          const overlap = a !== b && one.from < other.to && other.from < one.to;
          if (overlap) expect(lanes[a]?.lane).not.toBe(lanes[b]?.lane);
        }
      }
    }),
  );
});

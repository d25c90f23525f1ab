import fc from "fast-check";
import { expect, test } from "vitest";
import { layOut, layOutBriefly } from "./lay-out.ts";

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

test("of five at ten o'clock two are drawn, the meeting and the open call first, and three are behind a figure", () => {
  const call = { from: 600, to: 630, rank: 1 };
  const done = { from: 600, to: 630, rank: 2 };
  const meeting = { from: 615, to: 675, rank: 0 };
  const { lanes, crowds } = layOutBriefly([done, done, call, meeting, done, { from: 800, to: 830, rank: 2 }], 2);
  expect(lanes.map((lane) => lane?.lane ?? null)).toEqual([null, null, 1, 0, null, 0]);
  expect(lanes.map((lane) => lane?.isCrowded)).toEqual([undefined, undefined, true, true, undefined, false]);
  expect(crowds).toEqual([{ hour: 10, hidden: [0, 1, 4] }]);
});

test("a call that has its time for itself makes room for the figure of its hour, and what stands beside it too", () => {
  const busy = [0, 1, 2].map(() => ({ from: 600, to: 620, rank: 1 }));
  const alone = { from: 640, to: 700, rank: 1 };
  const beside = { from: 680, to: 710, rank: 1 };
  const later = { from: 800, to: 820, rank: 1 };
  const { lanes, crowds } = layOutBriefly([...busy, alone, beside, later], 2);
  expect(crowds).toEqual([{ hour: 10, hidden: [2] }]);
  expect(lanes.map((lane) => lane?.isCrowded)).toEqual([true, true, undefined, true, true, false]);
});

test("in a brief day nothing covers anything, and each is drawn or counted once", () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 15, max: 300 }), fc.integer({ min: 0, max: 2 }))
    .map(([from, length, rank]) => ({ from, to: from + length, rank }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), (day, most) => {
      const { lanes, crowds } = layOutBriefly(day, most);
      const hidden = crowds.flatMap((crowd) => crowd.hidden);
      expect(hidden.toSorted((a, b) => a - b)).toEqual(
        day.flatMap((_, place) => (lanes[place] === null ? [place] : [])),
      );
      for (const [a, one] of day.entries()) {
        for (const [b, other] of day.entries()) {
          const [mine, theirs] = [lanes[a], lanes[b]];
          if (a === b || !mine || !theirs || one.from >= other.to || other.from >= one.to) continue;
          expect(mine.lane).not.toBe(theirs.lane);
          expect(mine.isCrowded).toBe(theirs.isCrowded);
          expect(mine.lanes).toBeLessThanOrEqual(most);
        }
      }
    }),
  );
});

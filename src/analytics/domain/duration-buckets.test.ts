import fc from "fast-check";
import { expect, test } from "vitest";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { bucketBorders, durationBuckets } from "./duration-buckets.ts";

const days = (...list: number[]) => Float64Array.from(list, (day) => day * millisecondsPerDay).sort();

test("a duration on a border belongs to the bucket that begins there, and the tail has one of its own", () => {
  expect(durationBuckets(days(0, 0.9, 1, 1.5, 7), days(2, 1), [0, 1, 2])).toEqual([
    { from: 0, to: 1, completed: 2, open: 0 },
    { from: 1, to: 2, completed: 2, open: 1 },
    { from: 2, to: null, completed: 1, open: 1 },
  ]);
});

test("borders go by a round step to where 95 % end: of 20 stays the longest is the tail", () => {
  const lengths = Array.from({ length: 19 }, (_, place) => place + 1);
  // 19 days / 40 = 0.475, so half a day: 38 buckets
  const borders = bucketBorders(days(...lengths, 400), days());
  expect([borders.length, borders[1], borders.at(-1)]).toEqual([39, 0.5, 19]);
});

test("stays without a length still have a bucket", () => {
  expect(bucketBorders(days(0, 0), days())).toEqual([0, 0.001]);
  expect(bucketBorders(days(), days())).toEqual([0, 0.001]);
});

test("whatever the durations, no stay is lost and there are at most forty buckets before the tail", () => {
  const some = fc.array(fc.integer({ min: 0, max: 400 * millisecondsPerDay }), { maxLength: 60 });
  fc.assert(
    fc.property(some, some, (done, going) => {
      const [completed, open] = [Float64Array.from(done).sort(), Float64Array.from(going).sort()];
      const borders = bucketBorders(completed, open);
      const buckets = durationBuckets(completed, open, borders);
      expect(borders.length).toBeLessThanOrEqual(41);
      expect(buckets.reduce((sum, one) => sum + one.completed, 0)).toBe(done.length);
      expect(buckets.reduce((sum, one) => sum + one.open, 0)).toBe(going.length);
      expect((buckets.at(-1)?.completed ?? 0) + (buckets.at(-1)?.open ?? 0)).toBeLessThanOrEqual(
        Math.max(1, 0.05 * (done.length + going.length) + 1),
      );
    }),
  );
});

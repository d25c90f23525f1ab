import fc from "fast-check";
import { expect, test } from "vitest";
import { millisecondsPerDay as day } from "../../kernel/time.ts";
import { arrivals } from "./arrivals.ts";
import { chanceOf, chanceWithOneMore, expectedOf, lookAhead, quantileOf } from "./forecast.ts";
import type { RunDeal, RunInput } from "./run-forecast.ts";
import { shocksOf } from "./shocks.ts";

const none = { mean: 0, expectedMinor: 0, wins: [] };
const pause = async () => undefined;
const input = (deals: readonly RunDeal[], more: Partial<RunInput> = {}): RunInput => ({
  deals,
  arrivals: none,
  waits: [0, 10 * day],
  shocks: [1],
  ...more,
});
const deal = (chance: number, minor: number, byEnd = 1): RunDeal => ({ chance, minor, shares: [0, byEnd] });

test("two deals, 1/2 of 100 and 1/4 of 300: 125 expected, and 3/8, 3/8, 1/8, 1/8 of the runs bring 0, 100, 300 and 400", async () => {
  const outlook = await lookAhead(input([deal(0.5, 100), deal(0.25, 300)]), pause);
  expect(outlook.openMinor).toBe(125);
  // 0.5 × 0.5 × 100² + 0.25 × 0.75 × 300².
  expect(outlook.variance).toBe(2_500 + 16_875);
  const [sums = new Float64Array()] = outlook.runs.sums;
  const shareOf = (sum: number) => sums.filter((one) => one === sum).length / 10_000;
  expect(shareOf(0)).toBeCloseTo(3 / 8, 1);
  expect(shareOf(100)).toBeCloseTo(3 / 8, 1);
  expect(shareOf(300)).toBeCloseTo(1 / 8, 1);
  expect(shareOf(400)).toBeCloseTo(1 / 8, 1);
  expect(shareOf(0) + shareOf(100) + shareOf(300) + shareOf(400)).toBeCloseTo(1, 12);
  // At least 100 in 5/8 of the runs, at least 301 in 1/8.
  expect(chanceOf(outlook.runs, 100)).toBeCloseTo(5 / 8, 1);
  expect(chanceOf(outlook.runs, 301)).toBeCloseTo(1 / 8, 1);
  expect(chanceOf(outlook.runs, 0)).toBe(1);
  expect(chanceOf(outlook.runs, 401)).toBe(0);
  // 0 in 3/8 (+100 sure is enough for 100): a third deal of 100 and chance 1 lifts all.
  expect(chanceWithOneMore(outlook.runs, 100, { chance: 1, minor: 100 })).toBe(1);
  expect(chanceWithOneMore(outlook.runs, 100, { chance: 0.5, minor: 100 })).toBeCloseTo(5 / 8 + 3 / 16, 1);
  expect(chanceWithOneMore(outlook.runs, 100, { chance: 1, minor: 99 })).toBe(chanceOf(outlook.runs, 100));
});

test("only what is won by the period's end counts, and what is won before its beginning does not", () => {
  const late = { chance: 0.5, minor: 100, shares: [0.2, 0.6] };
  expect(expectedOf(input([late], { waits: [day, 2 * day] })).openMinor).toBeCloseTo(0.5 * 0.4 * 100);
});

test("the same input gives the same runs, to the last", async () => {
  const asked = input([deal(0.3, 10), deal(0.7, 20)], { shocks: [0.8, 1.3] });
  const [one, other] = [await lookAhead(asked, pause), await lookAhead(asked, pause)];
  expect(one.runs.sums).toEqual(other.runs.sums);
});

test("deals that will yet arrive: a win in five days of ten days ahead is seen from half of the moments", async () => {
  const now = 1_000 * day;
  // Over a year of arrivals, 100 deals of 365 lags of five days and 1,000 each.
  const wins = Array.from({ length: 100 }, (_, index) => {
    const createdAt = now - 10 * day - (index + 1) * 3 * day;
    return { createdAt, at: createdAt + 5 * day, minor: 1_000 };
  });
  const found = arrivals({ wins, since: now - 900 * day }, now, { beginning: 0, horizon: 10 * day });
  expect(found.mean).toBeCloseTo((100 * 5) / 365, 10);
  expect(found.expectedMinor).toBeCloseTo((100 * 5 * 1_000) / 365, 6);
  const outlook = await lookAhead(input([], { arrivals: found }), pause);
  expect(outlook.arrivingMinor).toBeCloseTo(found.expectedMinor, 6);
  const [sums = new Float64Array()] = outlook.runs.sums;
  const mean = sums.reduce((sum, one) => sum + one, 0) / sums.length;
  expect(Math.abs(mean / found.expectedMinor - 1)).toBeLessThan(0.05);
  // A period that begins in eight days: only wins of its two days.
  const later = arrivals({ wins, since: now - 900 * day }, now, { beginning: 8 * day, horizon: 10 * day });
  expect(later.mean).toBeCloseTo((100 * 2) / 365, 10);
  // A month of history is too little to tell.
  expect(arrivals({ wins, since: now - 30 * day }, now, { beginning: 0, horizon: 10 * day }).mean).toBe(0);
});

test("errors that chance alone explains make no common shock; larger ones do, of earlier months only", () => {
  const month = (expectedMinor: number, factMinor: number, variance: number) => ({
    expectedMinor,
    factMinor,
    variance,
  });
  // Two months are too few.
  expect(shocksOf([month(100, 200, 0), month(100, 50, 0)])).toEqual([1]);
  // Misses of 10 % and a deviation of 10 % by chance.
  expect(shocksOf([month(100, 110, 100), month(100, 90, 100), month(100, 110, 100)])).toEqual(
    [1, 1, 1].map((factor) => expect.closeTo(factor, 6)),
  );
  // Nothing by chance: the misses as they were.
  expect(shocksOf([month(100, 150, 0), month(100, 50, 0), month(100, 100, 0)])).toEqual([1.5, 0.5, 1]);
  // Half of the squares by chance: √½ of each miss.
  const [first = 0] = shocksOf([month(100, 120, 200), month(100, 80, 200), month(100, 120, 200)]);
  expect(first).toBeCloseTo(1 + Math.SQRT1_2 * 0.2, 12);
});

const someDeals = fc.array(
  fc.record({
    chance: fc.double({ min: 0, max: 1, noNaN: true }),
    minor: fc.integer({ min: 0, max: 1_000_000 }),
    byEnd: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 12 },
);

test("the interval holds the median, P(plan) falls as the plan rises, and one more deal never lowers the expectation", () =>
  fc.assert(
    fc.asyncProperty(
      someDeals,
      fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 1, maxLength: 4 }),
      fc.tuple(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 0, max: 5_000_000 })),
      async (some, shocks, plans) => {
        const deals = some.map(({ chance, minor, byEnd }) => deal(chance, minor, byEnd));
        const outlook = await lookAhead(input(deals, { shocks, runs: 300 }), pause);
        const sorted = (outlook.runs.sums[0] ?? new Float64Array()).slice().sort();
        const [point] = outlook.points;
        const median = quantileOf(sorted, 0.5);
        expect(point?.lowMinor).toBeLessThanOrEqual(median);
        expect(point?.highMinor).toBeGreaterThanOrEqual(median);
        const [less, more] = [Math.min(...plans), Math.max(...plans)];
        expect(chanceOf(outlook.runs, less)).toBeGreaterThanOrEqual(chanceOf(outlook.runs, more));
        const fewer = expectedOf(input(deals.slice(1)));
        expect(expectedOf(input(deals)).openMinor).toBeGreaterThanOrEqual(fewer.openMinor - 1e-6);
      },
    ),
    { numRuns: 50 },
  ));

test("others are let through while it is drawn", async () => {
  let pauses = 0;
  const many = Array.from({ length: 1_000 }, () => deal(0.1, 100));
  await lookAhead(input(many), async () => {
    pauses++;
  });
  // 10,000,000 draws, 200,000 at once, and one before the only point of the fan is sorted.
  expect(pauses).toBe(49 + 1);
});

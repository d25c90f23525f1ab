import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coverageCell, neededStock, personConversion } from "./coverage.ts";
import { fullQuarters, isPlannable, measuredDays, monthsOf } from "./quarters.ts";

const figures = {
  planMinor: 4_200_000_00,
  averageMinor: 1_000_000_00,
  workingDays: 21,
  stages: [
    { conversion: 0.5, meanWorkingDays: 4 },
    { conversion: 0.4, meanWorkingDays: 10 },
  ],
};

describe("coverage", () => {
  test("4.2 wins in 21 days at 50 % and 40 % take 4 requests of 4 days and 5 offers of 10 days at any time", () => {
    // 0.2 wins a day: / 0.2 = 1 request a day × 4 days; / 0.4 = 0.5 offers a day × 10 days.
    const [requests, offers] = neededStock(figures);
    expect(requests).toBeCloseTo(4, 12);
    expect(offers).toBeCloseTo(5, 12);
  });

  test("no plan, no working days, no average or no conversion is no figure; a plan of zero needs nothing", () => {
    expect(neededStock({ ...figures, planMinor: null })).toEqual([null, null]);
    expect(neededStock({ ...figures, workingDays: 0 })).toEqual([null, null]);
    expect(neededStock({ ...figures, averageMinor: 0 })).toEqual([null, null]);
    expect(neededStock({ ...figures, planMinor: 0 })).toEqual([0, 0]);
    const [first, second] = figures.stages.map((stage, index) => (index === 0 ? { ...stage, conversion: 0 } : stage));
    expect(neededStock({ ...figures, stages: [first, second] as typeof figures.stages })).toEqual([
      null,
      expect.closeTo(5, 9),
    ]);
  });

  test("one short is chance, two are short, four very short", () => {
    expect([8, 7, 6, 5, 4, 3].map((held) => coverageCell(held, 8).shortage)).toEqual([
      "none",
      "none",
      "short",
      "short",
      "veryShort",
      "veryShort",
    ]);
    expect(coverageCell(3, 5.5)).toEqual({ held: 3, needed: 6, coverage: 3 / 5.5, shortage: "short" });
    expect(coverageCell(3, null)).toEqual({ held: 3, needed: null, coverage: null, shortage: "none" });
    expect(coverageCell(0, 0)).toMatchObject({ needed: 0, coverage: null, shortage: "none" });
  });

  test("5 of 30 won is flagged, 6 of 30 are 20 % and are not, 0 of 29 are too few to say", () => {
    expect(personConversion({ won: 5, closed: 30 }).isLow).toBe(true);
    expect(personConversion({ won: 6, closed: 30 })).toMatchObject({ share: 0.2, isLow: false });
    expect(personConversion({ won: 0, closed: 29 }).isLow).toBe(false);
    expect(personConversion({ won: 0, closed: 0 }).share).toBeNull();
  });

  test("twice the plan takes twice the stock", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 10 }), (plan) => {
        const once = neededStock({ ...figures, planMinor: plan });
        const twice = neededStock({ ...figures, planMinor: 2 * plan });
        for (const [at, one] of once.entries()) expect(twice[at]).toBeCloseTo(2 * (one ?? 0), 6);
      }),
    );
  });
});

test("the last full quarters before 18 November are those up to September, and what is measured begins a year before October", () => {
  expect(fullQuarters("2026-11-18", 2)).toEqual([
    { from: "2026-04-01", to: "2026-07-01" },
    { from: "2026-07-01", to: "2026-10-01" },
  ]);
  expect(measuredDays("2026-11-18", "2026-11-19")).toEqual({ from: "2025-10-01", to: "2026-11-19" });
  expect(monthsOf({ from: "2026-11-15", to: "2027-02-01" })).toEqual(["2026-11", "2026-12", "2027-01"]);
});

test("two years are planned back at most, and no period ends before it begins", () => {
  expect(isPlannable({ from: "2026-01-01", to: "2028-01-01" })).toBe(true);
  expect(isPlannable({ from: "2026-01-01", to: "2028-01-02" })).toBe(false);
  expect(isPlannable({ from: "2026-01-01", to: "2026-01-01" })).toBe(false);
  expect(isPlannable({ from: "1000-01-01", to: "9998-12-31" })).toBe(false);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlanFigures, reversePlan } from "./reverse-plan.ts";
import { entriesNeeded, roundUp, winsStillNeeded } from "./wins-needed.ts";

const rub = (roubles: number) => roubles * 100;
/** Request → meeting → offer → won: every second, four of ten, eight of ten go on. */
const figures: PlanFigures = {
  targetMinor: rub(10_000_000),
  factMinor: rub(1_000_000),
  expectedMinor: rub(1_000_000),
  averageMinor: rub(500_000),
  lastDay: "2026-12-31",
  today: "2026-11-18",
  workingDaysLeft: 30,
  people: 2,
  stages: [
    { id: "request", conversion: 0.5, daysToWon: 60, held: 7, actionsPerEntry: 3 },
    { id: "meeting", conversion: 0.4, daysToWon: 39.2, held: 3, actionsPerEntry: 2 },
    { id: "offer", conversion: 0.8, daysToWon: 10, held: 1, actionsPerEntry: 1 },
    { id: "won", conversion: null, daysToWon: null, held: 0, actionsPerEntry: null },
  ],
};
const needs = (change: Partial<PlanFigures> = {}) => reversePlan({ ...figures, ...change });
const withConversion = (conversion: number | null) =>
  needs({ stages: figures.stages.map((one) => (one.id === "meeting" ? { ...one, conversion } : one)) });

describe("from 10 million back to requests", () => {
  test("with 1 million in and 1 million expected of the pipeline, 16 deals of 500,000 are needed still", () => {
    expect(needs().winsNeeded).toBe(16);
  });

  test("16 wins take 20 offers, 50 meetings, 100 requests; without the pipeline it would be 18, 23, 57, 113", () => {
    expect(needs().stages.map(({ toAdd }) => toAdd)).toEqual([100, 50, 20, 16]);
    // 18 wins: 18 / 0.8 = 22.5, / 0.4 = 56.25, / 0.5 = 112.5
    expect(needs().stages.map(({ forTarget }) => forTarget)).toEqual([113, 57, 23, 18]);
  });

  test("60 days before 31 December is 1 November, and it has gone by; 39.2 days are 40 whole ones", () => {
    expect(needs().stages.map(({ by }) => by)).toEqual(["2026-11-01", "2026-11-21", "2026-12-21", "2026-12-31"]);
    expect(needs().stages.map(({ isLate }) => isLate)).toEqual([true, false, false, false]);
  });

  test("100 requests of 3 calls in 30 working days by 2 people are 5 calls a day each", () => {
    const perDay = needs().stages.map(({ perPersonDay }) => perPersonDay);
    expect(perDay[0]).toBe(5);
    expect(perDay[1]).toBeCloseTo(100 / 60, 12);
    expect(perDay[2]).toBeCloseTo(20 / 60, 12);
    expect(perDay[3]).toBeNull();
    expect(needs().missing).toEqual([]);
  });
});

describe("what cannot be counted is named and never Infinity", () => {
  test("a target below what is there already needs nothing, even where nothing was ever converted", () => {
    const there = needs({ targetMinor: rub(1_900_000), stages: withConversionList(null) });
    expect(there.winsNeeded).toBe(0);
    expect(there.stages.map(({ toAdd }) => toAdd)).toEqual([0, 0, 0, 0]);
    expect(there.stages.some(({ isLate }) => isLate)).toBe(false);
    expect(there.missing).toEqual([]);
  });

  test("a conversion of zero or an unknown one stops the stages before it; those after it are counted", () => {
    expect(withConversion(0).stages.map(({ toAdd }) => toAdd)).toEqual([null, null, 20, 16]);
    expect(withConversion(0).missing).toEqual([{ what: "conversionZero", stage: "meeting" }]);
    expect(withConversion(null).missing).toEqual([{ what: "conversion", stage: "meeting" }]);
  });

  test("without an average deal, working days, people or a target it says so", () => {
    expect(needs({ averageMinor: null }).missing).toEqual([{ what: "average" }]);
    expect(needs({ averageMinor: 0 }).stages.map(({ toAdd }) => toAdd)).toEqual([null, null, null, null]);
    expect(needs({ workingDaysLeft: 0 }).missing).toEqual([{ what: "days" }]);
    expect(needs({ workingDaysLeft: 0 }).stages[0]).toMatchObject({ toAdd: 100, perPersonDay: null });
    expect(needs({ people: 0 }).missing).toEqual([{ what: "people" }]);
    expect(needs({ targetMinor: null }).missing).toEqual([{ what: "target" }]);
  });
});

function withConversionList(conversion: number | null) {
  return figures.stages.map((one) => ({ ...one, conversion }));
}

describe("for any figures", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const sum = fc.integer({ min: 0, max: 10 ** 13 });

  test("the entries would bring the wins, and one fewer would not", () => {
    // Shares as they are measured: of counts.
    const measured = fc
      .tuple(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }))
      .map(([a, b]) => Math.min(a, b) / Math.max(a, b));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.array(measured, { maxLength: 6 }), (wins, conversions) => {
        const chance = conversions.reduce((product, one) => product * one, 1);
        const entries = entriesNeeded(wins, conversions) ?? 0;
        expect(entries * chance).toBeGreaterThanOrEqual(wins * (1 - 1e-8));
        expect((entries - 1) * chance).toBeLessThan(wins);
      }),
    );
  });

  test("no figure is ever infinite or not a number, and an earlier stage never needs fewer entries", () => {
    fc.assert(
      fc.property(sum, sum, sum, fc.option(sum), share, share, fc.nat(60), fc.nat(9), (...made) => {
        const [target, fact, expected, average, first, second, days, people] = made;
        const plan = needs({
          targetMinor: target,
          factMinor: fact,
          expectedMinor: expected,
          averageMinor: average,
          workingDaysLeft: days,
          people,
          stages: figures.stages.map((one, index) => ({
            ...one,
            conversion: [first, second, 0.8, null][index] ?? null,
          })),
        });
        for (const { toAdd, perPersonDay, forTarget } of plan.stages) {
          for (const one of [toAdd, perPersonDay, forTarget]) expect(one === null || Number.isFinite(one)).toBe(true);
        }
        const counted = plan.stages.flatMap(({ toAdd }) => (toAdd === null ? [] : [toAdd]));
        expect(counted).toEqual(counted.toSorted((a, b) => b - a));
      }),
    );
  });
});

test("4 wins at 80 % and 50 % are 10 entries, not the 11 that floating shares would make of them", () => {
  expect(entriesNeeded(4, [0.8, 0.5])).toBe(10);
  expect(roundUp(0.1 + 0.2 + 0.7)).toBe(1);
  expect(winsStillNeeded({ targetMinor: 100, factMinor: 150, expectedMinor: 0, averageMinor: 10 })).toBe(0);
});

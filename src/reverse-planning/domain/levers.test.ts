import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LeverFacts, type QuarterFigures, rankLevers } from "./levers.ts";

const million = 1_000_000_00;
const quarter = (conversions: readonly [number, number], rest: Partial<QuarterFigures> = {}): QuarterFigures => ({
  entries: { value: 100, deals: 100 },
  conversions: conversions.map((value) => ({ value, deals: 60 })),
  averageMinor: { value: 1 * million, deals: 40 },
  cycleDays: { value: 50, deals: 40 },
  ...rest,
});
/** 100 requests, 50 % × 40 %, 1 million each: R = 20 million a quarter. */
const facts: LeverFacts = {
  conversions: [0.5, 0.4],
  averageMinor: 1 * million,
  cycleDays: 50,
  velocityMinor: 0.2 * million,
  entries: 100,
  days: 90,
  quarters: [
    quarter([0.6, 0.4]),
    quarter([0.5, 0.6], { averageMinor: { value: 1.2 * million, deals: 30 }, cycleDays: { value: 45, deals: 31 } }),
  ],
};
const ranked = (change: Partial<LeverFacts> = {}) => rankLevers({ ...facts, ...change }).levers;
const named = (levers: ReturnType<typeof ranked>) =>
  levers.map(({ kind, stage, gainMinor }) => [stage === null ? kind : `${kind} ${stage}`, (gainMinor ?? -1) / million]);

describe("what to improve first, on 100 requests at 50 % and 40 % of a million each: 20 million", () => {
  test("offers at 60 % bring 10 million, meetings at 60 % and the deal of 1.2 million 4 each, the cycle 2, requests 0", () => {
    expect(rankLevers(facts).revenueMinor).toBe(20 * million);
    // 100 × 0.5 × (0.6 − 0.4) = 10; 100 × (0.6 − 0.5) × 0.4 = 4; 20 × (1.2 − 1) = 4; 0.2 × 90 × (50 / 45 − 1) = 2.
    expect(named(ranked())).toEqual([
      ["conversion 1", 10],
      ["conversion 0", 4],
      ["average", 4],
      ["cycle", 2],
      ["entries", 0],
    ]);
  });

  test("a point more brings R / p × 0.01: 0.4 and 0.5 million; 1 % of the deal or of requests 0.2; a day 18 / 49", () => {
    const step = new Map(ranked().map(({ kind, stage, stepMinor }) => [`${kind} ${stage}`, stepMinor]));
    expect(step.get("conversion 0")).toBe(0.4 * million);
    expect(step.get("conversion 1")).toBe(0.5 * million);
    expect(step.get("average null")).toBe(0.2 * million);
    expect(step.get("entries null")).toBe(0.2 * million);
    expect(step.get("cycle null")).toBe(Math.floor((18 * million) / 49 + 0.5));
  });

  test("a quarter with 29 deals behind the figure is nobody's best", () => {
    const few = { value: 0.9, deals: 29 };
    const [first] = ranked({ quarters: [{ ...quarter([0.5, 0.4]), conversions: [few, few] }] });
    expect(first).toMatchObject({ gainMinor: 0 });
    expect(ranked({ quarters: [] }).every(({ best, gainMinor }) => best === null && gainMinor === null)).toBe(true);
  });

  test("without a known conversion nothing is told in money but the cycle", () => {
    const levers = ranked({ conversions: [0.5, null] });
    expect(rankLevers({ ...facts, conversions: [0.5, null] }).revenueMinor).toBeNull();
    expect(levers[0]).toMatchObject({ kind: "cycle", gainMinor: 2 * million });
    expect(levers.find(({ kind }) => kind === "average")).toMatchObject({ gainMinor: null, stepMinor: null });
  });

  test("a conversion of zero still tells what its best quarter would bring", () => {
    const first = ranked({ conversions: [0.5, 0] }).find(({ stage }) => stage === 1);
    expect(first).toMatchObject({ gainMinor: 30 * million, stepMinor: 0.5 * million });
  });
});

test("for any history the ranking falls, nothing loses, and what is at its best brings nothing", () => {
  const counted = (most: number) =>
    fc.record({ value: fc.option(fc.integer({ min: 1, max: most })), deals: fc.nat(100) });
  const share = fc.record({ value: fc.option(fc.double({ min: 0, max: 1, noNaN: true })), deals: fc.nat(100) });
  const made = fc.record({
    entries: counted(500),
    conversions: fc.tuple(share, share),
    averageMinor: counted(10 ** 9),
    cycleDays: counted(300),
  });
  fc.assert(
    fc.property(
      fc.array(made, { maxLength: 8 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 500 }),
      (quarters, first, second, entries) => {
        const levers = ranked({ quarters, conversions: [first, second], entries });
        const gains = levers.map(({ gainMinor }) => gainMinor ?? -1);
        expect(gains).toEqual(gains.toSorted((a, b) => b - a));
        for (const { kind, best, present, gainMinor } of levers) {
          if (gainMinor !== null) expect(gainMinor).toBeGreaterThanOrEqual(0);
          const isAtBest =
            best !== null && present !== null && (kind === "cycle" ? best.value >= present : best.value <= present);
          if (isAtBest) expect(gainMinor).toBe(0);
        }
      },
    ),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Band, bandOf, bigThresholds, flawsOfBands } from "./bands.ts";
import { atPace, bonusOf, nextThreshold } from "./bonus.ts";

/** Roubles, so that the figures read as in the articles. */
const rub = (roubles: number) => roubles * 100;
const plan = rub(2_000_000);

describe("the big thresholds (PAY-2)", () => {
  test.each([
    ["79.99 %", 1_599_800, 0, 0],
    ["80 %", 1_600_000, 100, 16_000],
    ["99.99 %", 1_999_800, 100, 19_998],
    ["100 %", 2_000_000, 200, 40_000],
    ["120 %", 2_400_000, 200, 48_000],
    ["120.01 %", 2_400_200, 300, 72_006],
    ["125 %", 2_500_000, 300, 75_000],
  ])("at %s of a plan of 2,000,000 the rate is of the whole base", (_, fact, rate, bonus) => {
    const told = bonusOf({ bands: bigThresholds, planMinor: plan, factMinor: rub(fact), baseMinor: rub(fact) });
    expect(told.band?.rate).toBe(rate);
    expect(told.minor).toBe(rub(bonus));
  });

  test("one kopeck below a border is below it: e is not rounded first", () => {
    expect(bandOf(bigThresholds, rub(1_600_000) - 1, plan)?.rate).toBe(0);
    expect(bandOf(bigThresholds, rub(2_400_000) + 1, plan)?.rate).toBe(300);
  });

  test("no plan, and a plan of zero, give no band and no bonus", () => {
    for (const planMinor of [null, 0])
      expect(bonusOf({ bands: bigThresholds, planMinor, factMinor: plan, baseMinor: plan })).toEqual({
        band: null,
        minor: 0,
      });
  });

  test("sums past 2^53 in the product stay exact", () => {
    const trillion = 900_000_000_000_001;
    const told = bonusOf({ bands: bigThresholds, planMinor: trillion, factMinor: trillion, baseMinor: trillion });
    expect(told.minor).toBe(18_000_000_000_000);
  });

  test("6,000,000 of plan at a pace of 99 %: from 100 % the rate of 2 % adds 60,600", () => {
    const fact = atPace(rub(3_564_000), 12, 20) as number;
    expect(fact).toBe(rub(5_940_000));
    const next = nextThreshold({ bands: bigThresholds, planMinor: rub(6_000_000), factMinor: fact, baseMinor: fact });
    expect(next).toEqual({ from: 10_000, rate: 200, missingMinor: rub(60_000), plusMinor: rub(60_600) });
  });

  test("to a border that is not within the band, one kopeck more is missing", () => {
    const figures = { bands: bigThresholds, planMinor: plan, factMinor: plan, baseMinor: plan };
    expect(nextThreshold(figures)?.missingMinor).toBe(rub(400_000) + 1);
    expect(nextThreshold({ ...figures, factMinor: plan * 2 })).toBeNull();
  });
});

describe("bands hold every e once", () => {
  test("a gap and an overlap are named by where they are", () => {
    const gap = bigThresholds.map((band, index) => (index === 2 ? { ...band, from: 10_500 } : band));
    expect(flawsOfBands(gap)).toEqual([{ at: 2, flaw: "gap", from: 10_000, to: 10_500 }]);
    const overlap = bigThresholds.map((band, index) => (index === 1 ? { ...band, to: 11_000 } : band));
    expect(flawsOfBands(overlap)).toEqual([{ at: 2, flaw: "overlap", from: 10_000, to: 11_000 }]);
    const shared = bigThresholds.map((band, index) => (index === 3 ? { ...band, includesFrom: true } : band));
    expect(flawsOfBands(shared)).toEqual([{ at: 3, flaw: "overlap", from: 12_000, to: 12_000 }]);
    const missed = bigThresholds.map((band, index) => (index === 2 ? { ...band, includesTo: false } : band));
    expect(flawsOfBands(missed)).toEqual([{ at: 3, flaw: "gap", from: 12_000, to: 12_000 }]);
  });

  test("they begin at zero and never end", () => {
    expect(flawsOfBands(bigThresholds.slice(1)).map(({ flaw }) => flaw)).toEqual(["start"]);
    expect(flawsOfBands(bigThresholds.slice(0, 3)).map(({ flaw }) => flaw)).toEqual(["end"]);
    expect(flawsOfBands([])).toHaveLength(1);
    expect(flawsOfBands(bigThresholds)).toEqual([]);
  });

  test("whatever passes the validator holds every e in exactly one band", () => {
    const border = fc.integer({ min: 0, max: 6 }).map((step) => step * 2_500);
    const band = fc.record<Band>({
      from: border,
      includesFrom: fc.boolean(),
      to: fc.option(border, { nil: null }),
      includesTo: fc.boolean(),
      rate: fc.integer({ min: 0, max: 900 }),
    });
    const chained = fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 1, max: 30_000 }), { maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 6 }),
      )
      .map(([borders, sides]) => {
        const edges = [0, ...borders.sort((one, other) => one - other)];
        return edges.map(
          (from, at): Band => ({
            from,
            includesFrom: at === 0 || sides[at] === true,
            to: edges[at + 1] ?? null,
            includesTo: at + 1 < edges.length && sides[at + 1] !== true,
            rate: at,
          }),
        );
      });
    fc.assert(
      fc.property(
        fc.oneof(fc.array(band, { maxLength: 4 }), chained),
        fc.integer({ min: 0, max: 40_000 }),
        (bands, e) => {
          fc.pre(flawsOfBands(bands).length === 0);
          const holding = bands.filter((one) => bandOf([one], e, 10_000) !== null);
          expect(holding).toHaveLength(1);
        },
      ),
    );
    fc.assert(fc.property(chained, (bands) => flawsOfBands(bands).length === 0));
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultOf, mayGo, states, type Trial } from "./improvement.ts";
import { differenceOfMeans, type Earning, inMoney, provenMinor, type Side, verdictOf } from "./measured-effect.ts";

const trial: Trial = {
  kind: "beforeAfter",
  from: "2026-10-01",
  to: "2026-11-01",
  baseFrom: "2026-09-01",
  baseTo: "2026-10-01",
  people: null,
  field: null,
  value: null,
};

describe("a test of an improvement", () => {
  test("before and after share no day; side by side there must be somebody on each side", () => {
    expect(faultOf(trial)).toBeNull();
    expect(faultOf({ ...trial, baseTo: "2026-10-02" })).toBe("overlap");
    expect(faultOf({ ...trial, to: "2026-10-01" })).toBe("days");
    expect(faultOf({ ...trial, kind: "people", people: [] })).toBe("people");
    expect(faultOf({ ...trial, kind: "deals", field: "channel", value: "" })).toBe("deals");
  });

  test("nothing is adopted that was not tried", () => {
    expect(states.filter((to) => mayGo("found", to))).toEqual(["testing", "dropped"]);
    expect(mayGo("testing", "adopted")).toBe(true);
  });
});

/** 100 requests, 50 % × 40 %, 1 million each; 0.2 million a day on a cycle of 50 days; 90 days. */
const million = 1_000_000_00;
const earning: Earning = {
  entries: 100,
  averageMinor: million,
  conversions: [0.5, 0.4],
  velocityMinor: 0.2 * million,
  cycleDays: 50,
  days: 90,
};

describe("a difference in money a quarter", () => {
  test("10 points more at 40 % × 100 × a million are 4 million; 0.1 million more a deal 2; 5 days less 2", () => {
    expect(inMoney(0.1, { measure: "conversion", place: 0 }, earning)).toBe(4 * million);
    expect(inMoney(0.1 * million, { measure: "average" }, earning)).toBe(2 * million);
    expect(inMoney(-5, { measure: "stageTime" }, earning)).toBe(2 * million);
  });

  test("an unknown conversion, an unknown cycle or one that is gone is no money", () => {
    expect(inMoney(0.1, { measure: "conversion", place: 0 }, { ...earning, conversions: [0.5, null] })).toBeNull();
    expect(inMoney(-50, { measure: "stageTime" }, earning)).toBeNull();
    expect(inMoney(1, { measure: "stageTime" }, { ...earning, cycleDays: null })).toBeNull();
  });

  test("no difference is no money, more is never less", () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (difference) => {
        const money = inMoney(difference, { measure: "conversion", place: 1 }, earning) ?? 0;
        expect(Math.abs(money - 50 * million * difference)).toBeLessThanOrEqual(1);
      }),
    );
    expect(inMoney(0, { measure: "average" }, earning)).toBe(0);
  });
});

describe("what may be said", () => {
  const side = (mean: number, count = 100): Side => ({ kind: "mean", mean, variance: 25, count });

  test("10 days against 12, with a deviation of 5, of 100 each: 2 less, 1.96 × √0.5 either way, and shorter is better", () => {
    const difference = differenceOfMeans(side(10), side(12));
    expect(difference?.value).toBe(-2);
    expect(difference?.interval[1]).toBeCloseTo(-2 + 1.959963984540054 * Math.sqrt(0.5), 12);
    expect(verdictOf(difference, [side(10), side(12)], "worse")).toBe("better");
    expect(verdictOf(difference, [side(10), side(12)], "better")).toBe("worse");
  });

  test("a difference within chance is none, and 29 deals are too few to say", () => {
    const near: [Side, Side] = [side(11.5), side(12)];
    expect(verdictOf(differenceOfMeans(...near), near, "worse")).toBe("chance");
    const few: [Side, Side] = [side(2, 29), side(12)];
    expect(verdictOf(differenceOfMeans(...few), few, "worse")).toBe("fewData");
    expect(differenceOfMeans(side(1, 1), side(2))).toBeNull();
  });
});

test("of three adopted improvements only what is more than chance is summed up: 5 million less 1, not 9", () => {
  const of = (verdict: "better" | "worse" | "chance" | "fewData", minor: number, state = "adopted") => ({
    ...{ state, effect: { verdict, money: { minor } } },
  });
  const all = [of("better", 5_000_000_00), of("worse", -1_000_000_00), of("chance", 3_000_000_00)];
  expect(provenMinor(all)).toBe(4_000_000_00);
  expect(provenMinor([...all, of("fewData", 7_00), of("better", 9_00, "testing")])).toBe(4_000_000_00);
  expect(provenMinor([{ state: "adopted", effect: null }])).toBe(0);
});

import { describe, expect, test } from "vitest";
import { finishers, openPlaces } from "./contest.ts";
import { checkDarwin } from "./darwin.ts";
import { flawsOfScheme, partsOf, usualTerms } from "./scheme.ts";

const rub = (roubles: number) => roubles * 100;

describe("Darwin check (PAY-4)", () => {
  // A plan of 3,000,000: 40,000 of fixed and soft; 0 at 60 %, 24,000 at 80 %, 60,000 at 100 %, 72,000 at 120 %.
  test("against a market of 80,000 the plan met pays 100,000 and the plan missed 64,000", () => {
    const check = checkDarwin(usualTerms, rub(3_000_000), rub(80_000));
    expect(check.at.map(({ totalMinor }) => totalMinor / 100)).toEqual([40_000, 64_000, 100_000, 112_000]);
    expect(check).toMatchObject({ isMetAbove: true, isMissedBelow: true, raiseMinor: 0, lowerMinor: 0 });
    expect(check.split).toEqual({ fixed: 30, soft: 10, bonus: 60 });
    expect(check.fittingRate).toBe(200);
  });

  test("against a market of 110,000 the plan met is 10,000 and a kopeck short; against 60,000 the plan missed is too dear", () => {
    expect(checkDarwin(usualTerms, rub(3_000_000), rub(110_000))).toMatchObject({
      isMetAbove: false,
      raiseMinor: rub(10_000) + 1,
    });
    expect(checkDarwin(usualTerms, rub(3_000_000), rub(60_000))).toMatchObject({
      isMissedBelow: false,
      lowerMinor: rub(4_000) + 1,
    });
  });
});

describe("a scheme", () => {
  test("30 : 10 : 60 of an income that does not divide adds up to it", () => {
    const { fixed, soft, bonus } = partsOf({ incomeMinor: 10_000_001, parts: usualTerms.parts });
    expect([fixed, soft, bonus]).toEqual([3_000_000, 1_000_000, 6_000_001]);
  });

  test("is refused with each flaw at its place", () => {
    const broken = {
      ...usualTerms,
      parts: { fixed: 30, soft: 10, bonus: 50 },
      softRules: [
        { ...usualTerms.softRules[0], kind: "mark" as const, name: " " } as (typeof usualTerms.softRules)[number],
      ],
      goals: [{ name: "x", byDay: 0, planShare: 5_000, amountMinor: 1 }],
    };
    expect(flawsOfScheme(broken).map(({ path, code }) => `${path}: ${code}`)).toEqual([
      "parts: scheme_parts_sum",
      "softRules: scheme_weights_sum",
      "softRules.0: scheme_rule_name",
      "goals.0: scheme_goal_wrong",
    ]);
  });
});

describe("a contest (PAY-3)", () => {
  const fact = (date: string, minor: number) => ({ date, minor, dealId: "d", title: "d", paymentId: null });
  test("whoever reaches on an earlier day is first; on the same day the larger sum, then the name", () => {
    const runners = [
      { userId: "3", name: "Vera", facts: [fact("2026-11-10", 100)] },
      { userId: "1", name: "Anna", facts: [fact("2026-11-10", 100)] },
      { userId: "2", name: "Boris", facts: [fact("2026-11-02", 60), fact("2026-11-10", 50)] },
      { userId: "4", name: "Gleb", facts: [fact("2026-11-09", 100), fact("2026-11-11", -50)] },
      { userId: "5", name: "Dina", facts: [fact("2026-11-01", 99)] },
    ];
    expect(finishers({ goalMinor: 100 }, runners).map(({ userId }) => userId)).toEqual(["4", "2", "1", "3"]);
  });

  test("places end where the budget does", () => {
    const contest = { goalMinor: 1, prizeMinor: 10_000, places: 5, budgetMinor: 25_000 };
    expect([openPlaces(contest, 0), openPlaces(contest, 1), openPlaces(contest, 3)]).toEqual([2, 1, 0]);
  });
});

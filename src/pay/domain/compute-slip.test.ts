import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountOf, computeSlip } from "./compute-slip.ts";
import { correctMonth } from "./correct-month.ts";
import { type SchemeTerms, usualTerms } from "./scheme.ts";
import type { PaidSpan, PayFact, SlipFacts } from "./slip.ts";

const rub = (roubles: number) => Math.round(roubles * 100);
const money = (date: string, roubles: number, dealId = `deal-${date}`): PayFact => ({
  date,
  minor: rub(roubles),
  dealId,
  title: dealId,
  paymentId: `payment-${dealId}`,
});
/** 100,000 at e = 100 %: 30,000 fixed and 10,000 soft, of which 6,000 by norms and 4,000 by what was done on its day. */
const terms: SchemeTerms = usualTerms;
const span = (more: Partial<PaidSpan> = {}): PaidSpan => ({
  from: "2026-11-01",
  to: "2026-12-01",
  schemeId: "sales",
  versionId: "sales-1",
  terms,
  worked: 2_000,
  soft: [
    { done: 18, of: 20 },
    { done: 0, of: 0 },
  ],
  ...more,
});
const november = (facts: readonly PayFact[], more: Partial<SlipFacts> = {}): SlipFacts => ({
  month: "2026-11",
  monthDays: 2_000,
  planMinor: rub(2_000_000),
  facts,
  bases: { payments: facts, turnover: facts, margin: facts },
  spans: [span()],
  carriedMinor: 0,
  ...more,
});
const amounts = (input: SlipFacts) =>
  computeSlip(input).lines.map(({ kind, amountMinor }) => [kind, amountMinor / 100]);

describe("the slip of a month", () => {
  test("a plan of 2,000,000 and 2,500,000 received: 30,000 fixed, 10,000 soft, 75,000 of bonus", () => {
    const slip = computeSlip(november([money("2026-11-05", 1_500_000), money("2026-11-30", 1_000_000)]));
    expect(slip.totalMinor).toBe(rub(115_000));
    const bonus = slip.lines.find(({ kind }) => kind === "bonus");
    expect(bonus).toMatchObject({
      amountMinor: rub(75_000),
      figures: { rate: 0.03, sumMinor: rub(2_500_000), planMinor: rub(2_000_000) },
    });
    expect(bonus?.facts.map(({ shareMinor }) => shareMinor)).toEqual([rub(45_000), rub(30_000)]);
  });

  test("without a plan the line of the bonus stands there with nothing, and says so", () => {
    for (const planMinor of [null, 0]) {
      const [line] = computeSlip(november([money("2026-11-05", 900_000)], { planMinor })).lines.filter(
        ({ kind }) => kind === "bonus",
      );
      expect(line).toMatchObject({ amountMinor: 0, figures: { planMinor, rate: 0 } });
    }
  });

  test("one who joined on the 20th has 7 of 20 days: 10,500 fixed and 3,500 soft", () => {
    const input = november([], { spans: [span({ from: "2026-11-20", worked: 700 })] });
    expect(amounts(input)).toEqual([
      ["fixed", 10_500],
      ["soft", 2_100],
      ["soft", 1_400],
      ["bonus", 0],
    ]);
  });

  test("three days and a half of absence take 3.5 of 20 from fixed and soft", () => {
    expect(amounts(november([], { spans: [span({ worked: 1_650 })] })).slice(0, 3)).toEqual([
      ["fixed", 24_750],
      ["soft", 4_950],
      ["soft", 3_300],
    ]);
  });

  test("between nothing and full the soft part goes with the share, below the border it is nothing", () => {
    const soft = (done: number) =>
      amounts(
        november([], {
          spans: [
            span({
              soft: [
                { done, of: 20 },
                { done: 9, of: 10 },
              ],
            }),
          ],
        }),
      ).slice(1, 3);
    expect(soft(12)).toEqual([
      ["soft", 4_000],
      ["soft", 4_000],
    ]);
    expect(soft(9)).toEqual([
      ["soft", 0],
      ["soft", 4_000],
    ]);
  });

  test("a month without working days takes nothing from the fixed part", () => {
    expect(amounts(november([], { monthDays: 0, spans: [span({ worked: 0, soft: [] })] }))[0]).toEqual([
      "fixed",
      30_000,
    ]);
  });

  test("a scheme changed on the 16th: days of each span, one e of the month, each span's rate on its own money", () => {
    const richer: SchemeTerms = {
      ...terms,
      incomeMinor: rub(120_000),
      bands: [{ from: 0, includesFrom: true, to: null, includesTo: false, rate: 500 }],
    };
    const facts = [money("2026-11-15", 1_200_000), money("2026-11-16", 1_000_000)];
    const input = november(facts, {
      spans: [
        span({ to: "2026-11-16", worked: 900, soft: [] }),
        span({ from: "2026-11-16", worked: 1_100, terms: richer, soft: [] }),
      ],
    });
    // 30,000 × 9/20 and 36,000 × 11/20; e = 110 % for both: 2 % of 1,200,000 and 5 % of 1,000,000.
    expect(amounts(input).filter(([kind]) => kind !== "soft")).toEqual([
      ["fixed", 13_500],
      ["bonus", 24_000],
      ["fixed", 19_800],
      ["bonus", 50_000],
    ]);
  });

  test("an intermediate goal pays when the money came by its day, not a day later", () => {
    const goal = { name: "Half by the 15th", byDay: 15, planShare: 5_000, amountMinor: rub(5_000) };
    const spans = [span({ terms: { ...terms, goals: [goal], goalsBudgetMinor: rub(3_000) } })];
    const paid = computeSlip(november([money("2026-11-15", 1_000_000)], { spans }));
    // The budget bounds it at 3,000.
    expect(paid.lines.at(-1)).toMatchObject({ kind: "goal", amountMinor: rub(3_000) });
    expect(amounts(november([money("2026-11-16", 1_000_000)], { spans })).map(([kind]) => kind)).not.toContain("goal");
  });

  test("refunds that outweigh the month never make pay negative: the rest goes to the next month", () => {
    const flat: SchemeTerms = {
      ...terms,
      bands: [{ from: 0, includesFrom: true, to: null, includesTo: false, rate: 1_000 }],
    };
    const slip = computeSlip(november([money("2026-11-10", -50_000)], { spans: [span({ terms: flat })] }));
    expect(slip.lines.slice(-2).map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ["bonus", rub(-5_000)],
      ["carried_out", rub(5_000)],
    ]);
    expect(slip).toMatchObject({ totalMinor: rub(40_000), carriedMinor: rub(5_000) });
    const next = computeSlip(november([], { carriedMinor: slip.carriedMinor }));
    expect(next.totalMinor).toBe(rub(35_000));
  });

  test("a correction larger than the month's pay leaves zero and carries the rest", () => {
    const correction = {
      kind: "correction" as const,
      amountMinor: rub(-50_000),
      forMonth: "2026-10",
      figures: {},
      facts: [],
    };
    expect(computeSlip(november([]), [correction])).toMatchObject({ totalMinor: 0, carriedMinor: rub(10_000) });
  });
});

describe("a closed month is corrected by the difference", () => {
  const before = [money("2026-11-05", 1_500_000, "a"), money("2026-11-20", 1_000_000, "b")];
  const closed = computeSlip(november(before));
  const paid = {
    month: "2026-11",
    paidMinor: closed.totalMinor,
    planMinor: closed.planMinor,
    factMinor: closed.factMinor,
    facts: before,
  };

  test("nothing changed, no line", () => {
    expect(correctMonth(paid, november(before))).toBeNull();
  });

  test("a payment of 1,000,000 removed: 1,500,000 is 75 %, the bonus of 75,000 goes back, and the line shows it", () => {
    const line = correctMonth(paid, november(before.slice(0, 1)));
    expect(line?.amountMinor).toBe(rub(-75_000));
    expect(line?.facts).toEqual([{ ...before[1], minor: rub(-1_000_000), shareMinor: 0 }]);
  });

  test("a changed plan corrects without a changed payment: 2,500,000 of 2,500,000 is 100 % and 2 %", () => {
    const line = correctMonth(paid, november(before, { planMinor: rub(2_500_000) }));
    expect(line).toMatchObject({ amountMinor: rub(50_000 - 75_000), facts: [] });
  });

  test("whatever changes, what was paid and the correction are what the facts say, and nothing is left to correct", () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })),
      { maxLength: 6 },
    );
    const factsOf = (pairs: readonly (readonly [number, number])[]) =>
      pairs.map(([day, minor], at) => ({ ...money(`2026-11-${String(day).padStart(2, "0")}`, 0, `d${at}`), minor }));
    fc.assert(
      fc.property(some, some, fc.integer({ min: 0, max: 1_000_000_000 }), (first, second, planMinor) => {
        const was = november(factsOf(first), { planMinor });
        const now = november(factsOf(second), { planMinor });
        const computed = (input: SlipFacts) =>
          amountOf(computeSlip(input).lines.filter(({ kind }) => kind !== "carried_out"));
        const slip = computeSlip(was);
        expect(amountOf(slip.lines)).toBe(slip.totalMinor);
        expect(slip.totalMinor).toBeGreaterThanOrEqual(0);
        for (const line of slip.lines.filter(({ facts }) => facts.length > 0))
          expect(line.facts.reduce((sum, { shareMinor }) => sum + shareMinor, 0)).toBe(line.amountMinor);
        const record = { month: "2026-11", planMinor, factMinor: slip.factMinor, facts: was.facts };
        const correction = correctMonth({ ...record, paidMinor: computed(was) }, now);
        expect(computed(was) + (correction?.amountMinor ?? 0)).toBe(computed(now));
        expect(correctMonth({ ...record, paidMinor: computed(now) }, now)).toBeNull();
      }),
    );
  });
});

import { describe, expect, test } from "vitest";
import type { FlowWeek } from "./flow.ts";
import { funnel } from "./funnel.ts";
import { flowMessage, funnelMessage, timeMapMessage, timeMessage } from "./leading-message.ts";
import { timeInStage, visitColumns } from "./time-in-stage.ts";

const stages = [
  { id: "a", name: "Встреча назначена", isKeyStage: false },
  { id: "b", name: "Встреча состоялась", isKeyStage: true },
  { id: "c", name: "Оплачено", isKeyStage: false },
];
const cohort = (came: number, met: number, paid: number) =>
  funnel(
    [
      { visitedPositions: [1], status: "lost", deals: came - met, amountMinor: 0, otherCurrency: 0 },
      { visitedPositions: [1, 2], status: "lost", deals: met - paid, amountMinor: 0, otherCurrency: 0 },
      { visitedPositions: [1, 2], status: "won", deals: paid, amountMinor: paid * 1_000_00, otherCurrency: 0 },
    ],
    stages,
    "RUB",
  );

describe("the title of a funnel", () => {
  test("names the leak and what it cost", () => {
    // 171/262 after 201/261, a difference of −0.117443 beyond chance (p 0.003); on 262 known fates 30.770 meetings lost,
    // half of those held are paid (86/171 = 0.502924): × 1,000 ₽ = 15,474.97 ₽
    expect(funnelMessage(cohort(262, 171, 86), cohort(261, 201, 101))).toEqual({
      code: "leak",
      params: {
        stageId: "a",
        stage: "Встреча назначена",
        nextStage: "Встреча состоялась",
        difference: expect.closeTo(-0.117443, 5),
        pValue: expect.closeTo(0.00304, 4),
        moneyMinor: expect.closeTo(1_547_500, -3),
        currency: "RUB",
        comparisons: 2,
      },
    });
  });

  test("names the rise when nothing fell", () => {
    expect(funnelMessage(cohort(261, 201, 101), cohort(262, 171, 86)).code).toBe("anomaly");
  });

  test("says that nothing stands out, or that there is too little to say so", () => {
    expect(funnelMessage(cohort(100, 50, 25), cohort(100, 53, 26))).toEqual({
      code: "nothing_stands_out",
      params: { comparisons: 2 },
    });
    expect(funnelMessage(cohort(20, 10, 5), cohort(100, 53, 26)).code).toBe("too_few");
    expect(funnelMessage(cohort(0, 0, 0), null).code).toBe("no_data");
  });

  test("does not call a step narrow that every deal has passed", () => {
    expect(funnelMessage(cohort(40, 40, 40), null)).toEqual({ code: "nothing_lost", params: {} });
    // all forty met, one of two has paid so far: nothing is lost, and nothing was postponed
    const half = [
      { visitedPositions: [1, 2], status: "open" as const, deals: 20, amountMinor: 0, otherCurrency: 0 },
      { visitedPositions: [1, 2], status: "won" as const, deals: 20, amountMinor: 0, otherCurrency: 0 },
    ];
    expect(funnelMessage(funnel(half, stages, "RUB"), null).code).toBe("nothing_lost");
    // five of the last twenty are lost, too few to name a step and too many to say that nothing was
    const few = [
      ...half,
      { visitedPositions: [1, 2], status: "lost" as const, deals: 5, amountMinor: 0, otherCurrency: 0 },
    ];
    expect(funnelMessage(funnel(few, stages, "RUB"), null).code).toBe("too_few");
    expect(funnelMessage(cohort(20, 20, 20), null).code).toBe("too_few");
  });

  test("without a base period names the narrowest stage", () => {
    expect(funnelMessage(cohort(100, 80, 20), null)).toEqual({
      code: "narrowest_stage",
      params: { stageId: "b", stage: "Встреча состоялась", nextStage: "Оплачено", conversion: 0.25 },
    });
  });
});

test("the title of the times names the stage most beyond its target, else the slowest", () => {
  const day = 86_400_000;
  const timed = (targetHours: number | null) => {
    const visits = Array.from({ length: 30 }, (_, deal) => ({
      stageId: "a",
      dealId: String(deal),
      enteredAt: 0,
      leftAt: 3 * day,
      workingMilliseconds: 27 * 3_600_000,
    }));
    const only = [{ id: "a", name: "Договор подписан", targetHours }];
    return timeInStage(visitColumns(visits, only), only, 10 * day);
  };
  const place = { stageId: "a", stage: "Договор подписан" };
  expect(timeMessage(timed(18))).toEqual({ code: "over_target", params: { ...place, over: 30, visits: 30 } });
  expect(timeMessage(timed(27))).toEqual({ code: "slowest_stage", params: { ...place, medianDays: 3 } });
  expect(timeMessage([]).code).toBe("no_data");
});

test("the title of the time map says how fast a deal can be, usually is, and how long the longest took", () => {
  const figures = { min: 12, median: 41, p90: 118, max: 190 };
  const whole = { deals: 50, days: figures, workingHours: figures };
  expect(timeMapMessage({ stages: [], whole })).toEqual({
    code: "time_range",
    params: { minDays: 12, medianDays: 41, maxDays: 190 },
  });
});

test("the title of the flow names the stage where deals pile up beyond chance", () => {
  const week = (opening: number, entries: number, forward: number): FlowWeek => ({
    week: "2026-11-16",
    stages: [
      {
        stage: "Предложение отправлено",
        id: "p",
        opening,
        in: entries,
        forward,
        back: 0,
        won: 0,
        lost: 0,
        postponed: 0,
        other: 0,
        closing: opening + entries - forward,
      },
    ],
  });
  // 40 in, 10 out: +30 of 50 moves, 1.96 × √50 = 13.9
  expect(flowMessage([week(5, 40, 10)])).toEqual({
    code: "piles_up",
    params: { stageId: "p", stage: "Предложение отправлено", from: 5, to: 35 },
  });
  // 28 in, 22 out: +6 of 50
  expect(flowMessage([week(5, 28, 22)]).code).toBe("nothing_stands_out");
  expect(flowMessage([week(50, 10, 40)]).code).toBe("drains");
  expect(flowMessage([week(5, 10, 10)]).code).toBe("too_few");
});

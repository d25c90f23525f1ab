import { expect, test } from "vitest";
import { compareFunnels } from "./compare-funnels.ts";
import { funnel } from "./funnel.ts";

const stages = [
  { id: "a", name: "Встреча назначена", isKeyStage: false },
  { id: "b", name: "Встреча состоялась", isKeyStage: true },
  { id: "c", name: "Оплачено", isKeyStage: false },
];

/** Deals that came, of them still on the first stage, of them held the meeting, of those paid; the rest lost. */
const cohort = (came: number, waiting: number, met: number, paid: number) =>
  funnel(
    [
      { visitedPositions: [1], status: "open", deals: waiting, amountMinor: 0, otherCurrency: 0 },
      { visitedPositions: [1], status: "lost", deals: came - waiting - met, amountMinor: 0, otherCurrency: 0 },
      { visitedPositions: [1, 2], status: "lost", deals: met - paid, amountMinor: 0, otherCurrency: 0 },
      { visitedPositions: [1, 2], status: "won", deals: paid, amountMinor: paid * 100, otherCurrency: 0 },
    ],
    stages,
    "RUB",
  );

test("the base period's conversions are shown on this period's intake", () => {
  // now 10 of 90 − 10 … = 40/80 = 0.5 against 60/80 = 0.75; then 20/40 against 15/60 = 0.25
  const [set, held, paid] = compareFunnels(cohort(90, 10, 40, 20), cohort(80, 0, 60, 15));
  expect(set?.difference).toBeCloseTo(-0.25);
  expect(held?.difference).toBeCloseTo(0.25);
  expect(paid?.difference).toBeNull();
  // 90 came; × 0.75 = 67.5 would have met; × 0.25 = 16.875 would have paid
  expect([set?.atSameIntake, held?.atSameIntake, paid?.atSameIntake]).toEqual([90, 67.5, 16.875]);
  // pooled 100/160 = 0.625; deviation √(0.625 × 0.375 × 2/80) = 0.0765466; z = −3.266; p = 0.00109
  expect(set?.test?.pValue).toBeCloseTo(0.00109, 5);
});

test("a base period without known fates gives no difference and no marks beyond the intake", () => {
  const [set, held] = compareFunnels(cohort(90, 10, 40, 20), cohort(5, 5, 0, 0));
  expect(set?.difference).toBeNull();
  expect(set?.test).toBeNull();
  expect(set?.atSameIntake).toBe(90);
  expect(held?.atSameIntake).toBeNull();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { StageVisit } from "./time-in-stage.ts";
import { visitColumns } from "./time-in-stage.ts";
import { timeMap, whatIf } from "./time-map.ts";

const day = 86_400_000;
const hour = 3_600_000;
const stages = [
  { id: "a", name: "Документы собраны", targetHours: 18, hasConditions: true, hasChain: false },
  { id: "b", name: "Поставщик оплачен", targetHours: 9, hasConditions: false, hasChain: false },
];
/** Ten won deals: deal k stood k days on the first stage (9 k working hours), then a day on the second. */
const visits = Array.from({ length: 10 }, (_, index): StageVisit[] => {
  const k = index + 1;
  const dealId = String(k);
  return [
    { stageId: "a", dealId, enteredAt: 0, leftAt: k * day, workingMilliseconds: k * 9 * hour },
    { stageId: "b", dealId, enteredAt: k * day, leftAt: (k + 1) * day, workingMilliseconds: 9 * hour },
  ];
}).flat();
const columns = visitColumns(visits, stages);
const won = Array.from({ length: 10 }, (_, deal) => ({
  deal,
  milliseconds: (deal + 2) * day,
  workingMilliseconds: (deal + 2) * 9 * hour,
}));
const velocity = { minor: 600, currency: "RUB" };

test("the map shows what is regulated, and the whole deal beneath its stages", () => {
  const map = timeMap(columns, stages, won, 100 * day);
  expect(map.stages.map((stage) => stage.regulated)).toEqual([true, false]);
  expect(map.stages[0]).toMatchObject({ target: 18, visits: 10, open: 0, overTarget: 8 });
  expect(map.stages[0]?.days).toEqual({ min: 1, median: 5, p90: 9, max: 10 });
  expect(map.stages[0]?.workingHours).toEqual({ min: 9, median: 45, p90: 81, max: 90 });
  expect(map.whole).toEqual({
    deals: 10,
    days: { min: 2, median: 6, p90: 10, max: 11 },
    workingHours: { min: 18, median: 54, p90: 90, max: 99 },
  });
});

test("were the documents collected in two days by 9 of 10, the usual deal would take three days instead of six", () => {
  // deals 1 … 9 keep 18 working hours = 2 days: 1, 2, 2, … 2; the tenth keeps its 10. With the day after: 2, 3 × 8, 11.
  const found = whatIf(columns, [18, null], won, 100 * day, velocity);
  expect(found.before).toEqual({ median: 6, p90: 10, velocity });
  expect(found.after.median).toBeCloseTo(3);
  expect(found.after.p90).toBeCloseTo(3);
  expect(found.after.velocity).toEqual({ minor: 1200, currency: "RUB" });
  expect(found.shortened).toEqual([7, 0]);
});

test("a target that everybody keeps already changes nothing", () => {
  const found = whatIf(columns, [90, 9], won, 100 * day, velocity);
  expect(found.after).toEqual(found.before);
});

test("without won deals nothing is promised", () => {
  expect(whatIf(columns, [1, 1], [], 100 * day, velocity).after).toEqual({ median: null, p90: null, velocity: null });
});

test("a stricter target never makes the deal longer", () => {
  const hours = fc.integer({ min: 0, max: 120 });
  fc.assert(
    fc.property(hours, hours, (one, other) => {
      const strict = whatIf(columns, [Math.min(one, other), null], won, 100 * day, null);
      const mild = whatIf(columns, [Math.max(one, other), null], won, 100 * day, null);
      expect(strict.after.median ?? 0).toBeLessThanOrEqual((mild.after.median ?? 0) + 1e-9);
      expect(mild.after.p90 ?? 0).toBeLessThanOrEqual(mild.before.p90 ?? 0);
    }),
  );
});

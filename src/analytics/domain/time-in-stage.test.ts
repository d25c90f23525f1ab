import fc from "fast-check";
import { expect, test } from "vitest";
import type { StageVisit } from "./time-in-stage.ts";
import { cycleFigures, timeInStage, visitColumns } from "./time-in-stage.ts";

const day = 86_400_000;
const hour = 3_600_000;
const stages = [
  { id: "a", name: "Встреча назначена", targetHours: 18 },
  { id: "b", name: "Встреча состоялась", targetHours: null },
];
/** A visit from one day to another (null is open), with working hours. */
const visit = (stageId: string, dealId: string, from: number, to: number | null, hours: number): StageVisit => ({
  stageId,
  dealId,
  enteredAt: from * day,
  leftAt: to === null ? null : to * day,
  workingMilliseconds: hours * hour,
});
const report = (visits: StageVisit[], asOfDay: number) =>
  timeInStage(visitColumns(visits, stages), stages, asOfDay * day);

test("open visits are counted as lasting at least until today", () => {
  // as of day 10: 1, 2 and 4 days done; open for 3 and 8. At 1: 4/5; at 2: 3/5; at 3 censored; at 4: 3/5 × 1/2 = 0.3 → median 4.
  const [met] = report(
    [
      visit("a", "1", 0, 1, 9),
      visit("a", "2", 0, 2, 18),
      visit("a", "3", 0, 4, 27),
      visit("a", "4", 7, null, 19),
      visit("a", "5", 2, null, 54),
    ],
    10,
  );
  expect(met).toMatchObject({ visits: 5, completed: 3, open: 2, min: 1, max: 4, median: 4, p90: null, target: 18 });
  expect(met?.mean).toBeCloseTo(7 / 3);
  // beyond 18 working hours: 27, and the open 19 and 54; exactly 18 is in time
  expect(met?.overTarget).toBe(3);
  // working hours 9, 18 and 27 done, 19 and 54 open: 4/5, 3/5, at 27: 3/5 × 1/2 = 0.3 → 27
  expect(met?.workingMedian).toBe(27);
});

test("a stage nobody entered has zeros and unknowns", () => {
  const [, held] = report([visit("a", "1", 0, 1, 9)], 10);
  expect(held).toMatchObject({
    visits: 0,
    completed: 0,
    open: 0,
    min: null,
    mean: null,
    median: null,
    overTarget: null,
  });
});

test("a deal that came back has its stays summed, and is open while one of them is", () => {
  const [met] = report(
    [
      visit("a", "1", 0, 2, 0),
      visit("b", "1", 2, 3, 0),
      visit("a", "1", 3, 6, 0),
      visit("a", "2", 0, 1, 0),
      visit("a", "3", 0, 1, 0),
      visit("a", "3", 5, null, 0),
    ],
    10,
  );
  // deals: 1 with 2 + 3 = 5 days, 2 with 1, 3 with 1 + 5 = 6 so far. At 1: 2/3; at 5: 2/3 × 1/2 = 1/3 → median 5
  expect(met?.perDeal).toEqual({ deals: 3, completed: 2, open: 1, min: 1, mean: 3, median: 5, p90: null, max: 5 });
});

test("seen from an earlier day, what came later is not there and what ended later is open", () => {
  const [met] = report([visit("a", "1", 0, 2, 0), visit("a", "2", 1, 8, 0), visit("a", "3", 6, 7, 0)], 5);
  expect(met).toMatchObject({ visits: 2, completed: 1, open: 1, max: 2 });
});

test("the cycle of ten won deals has the fifth as median and the ninth as 90 %", () => {
  const days = [10, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((length) => length * day);
  expect(cycleFigures(Float64Array.from(days))).toEqual({ n: 10, min: 1, median: 5, p90: 9, max: 10 });
  expect(cycleFigures(new Float64Array(0))).toEqual({ n: 0, min: null, median: null, p90: null, max: null });
});

test("completed and open make up the visits, and the figures rise in their order", () => {
  const someVisit = fc
    .record({
      stageId: fc.constantFrom("a", "b"),
      dealId: fc.constantFrom("1", "2", "3", "4", "5"),
      from: fc.integer({ min: 0, max: 50 }),
      length: fc.option(fc.integer({ min: 0, max: 50 })),
    })
    .map(({ stageId, dealId, from, length }) =>
      visit(stageId, dealId, from, length === null ? null : from + length, 0),
    );
  fc.assert(
    fc.property(fc.array(someVisit, { maxLength: 40 }), (visits) => {
      for (const times of report(visits, 60)) {
        expect(times.completed + times.open).toBe(times.visits);
        expect(times.perDeal.completed + times.perDeal.open).toBe(times.perDeal.deals);
        if (times.median !== null && times.p90 !== null) expect(times.median).toBeLessThanOrEqual(times.p90);
        if (times.median !== null) expect(times.median).toBeGreaterThanOrEqual(times.min ?? -1);
        expect(times.p90 ?? 0).toBeLessThanOrEqual(times.max ?? 0);
      }
    }),
  );
});

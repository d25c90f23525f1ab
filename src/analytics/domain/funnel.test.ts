import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FunnelGroup } from "./funnel.ts";
import { funnel } from "./funnel.ts";
import { periodFunnel } from "./funnel-period.ts";

const stages = [
  { id: "a", name: "Квалификация пройдена", isKeyStage: false },
  { id: "b", name: "Встреча состоялась", isKeyStage: true },
  { id: "c", name: "Договор подписан", isKeyStage: false },
  { id: "d", name: "Акты подписаны, оплачено", isKeyStage: false },
];
const group = (
  visitedPositions: number[],
  status: FunnelGroup["status"],
  deals: number,
  amountMinor: number,
  otherCurrency = 0,
): FunnelGroup => ({ visitedPositions, status, deals, amountMinor, otherCurrency });

describe("the funnel of a cohort", () => {
  // 20 deals: 4 open on the first, 3 lost from it, 1 postponed on it; 5 lost from the meeting, one of them sent back to the
  // first before; 2 open at the contract that skipped the meeting; 5 won, 3 of them straight from the meeting.
  const groups = [
    group([1], "open", 4, 400),
    group([1], "lost", 3, 300),
    group([1], "postponed", 1, 100),
    group([1, 2], "lost", 5, 500),
    group([1, 3], "open", 2, 200),
    group([1, 2], "won", 3, 900),
    group([1, 2, 3, 4], "won", 2, 600),
  ];
  const found = funnel(groups, stages, "RUB");
  const column = (key: "reached" | "visited" | "inProgress" | "lostHere" | "postponedHere") =>
    found.stages.map((stage) => stage[key]);

  test("counts every deal once, by its fate", () => {
    expect([found.total, found.won, found.lost, found.open, found.postponed]).toEqual([20, 5, 8, 6, 1]);
    expect(found.winRate).toBe(5 / 13);
  });

  test("a skipped stage counts as reached, not as visited", () => {
    // reached 2: 5 + 2 + 3 + 2 = 12; reached 3: 2 + 3 + 2 = 7; won 5
    expect(column("reached")).toEqual([20, 12, 7, 5]);
    // visited 2: 5 + 3 + 2 = 10; visited 3: 2 + 2 = 4; a win is a visit of the last stage
    expect(column("visited")).toEqual([20, 10, 4, 5]);
  });

  test("a deal rests where it came furthest", () => {
    expect(column("inProgress")).toEqual([4, 0, 2, 0]);
    expect(column("lostHere")).toEqual([3, 5, 0, 0]);
    expect(column("postponedHere")).toEqual([1, 0, 0, 0]);
  });

  test("conversions look back, the settled one forward over known fates", () => {
    expect(found.stages.map((stage) => stage.conversionFromPrevious)).toEqual([null, 12 / 20, 7 / 12, 5 / 7]);
    expect(found.stages.map((stage) => stage.conversionFromStart)).toEqual([1, 12 / 20, 7 / 20, 5 / 20]);
    // 12 of 20 − 4, 7 of 12, 5 of 7 − 2
    expect(found.stages.map((stage) => stage.settledConversion)).toEqual([12 / 16, 7 / 12, 1, null]);
    expect(found.stages.map((stage) => stage.interval === null)).toEqual([false, false, false, true]);
  });

  test("a stage has the money of the deals that reached it", () => {
    // 3,000 in all; from the meeting on 500 + 200 + 900 + 600; then without the 500; then the won
    expect(found.stages.map((stage) => stage.amount.minor)).toEqual([3000, 2200, 1700, 1500]);
  });

  test("without deals shares are unknown, not zero", () => {
    const empty = funnel([], stages, "RUB");
    expect(empty.total).toBe(0);
    expect(empty.winRate).toBeNull();
    expect(empty.stages[0]?.conversionFromStart).toBeNull();
    expect(empty.stages[0]?.settledConversion).toBeNull();
    expect(empty.stages[0]?.interval).toBeNull();
  });

  test("a cohort whose deals are all still on the first stage has no settled conversion yet", () => {
    expect(funnel([group([1], "open", 7, 0)], stages, "RUB").stages[0]?.settledConversion).toBeNull();
  });

  test("a deal that visited only other pipelines is not of this funnel", () => {
    expect(funnel([group([], "lost", 3, 300)], stages, "RUB").total).toBe(0);
  });
});

test("in a period a stage may be entered by more deals than the one before it", () => {
  const found = periodFunnel(
    [
      { enteredPositions: [1, 2], furthest: 2, status: "open", deals: 3, amountMinor: 30, otherCurrency: 0 },
      { enteredPositions: [2], furthest: 3, status: "lost", deals: 2, amountMinor: 20, otherCurrency: 0 }, // sent back, then lost
      { enteredPositions: [3, 4], furthest: 4, status: "won", deals: 4, amountMinor: 40, otherCurrency: 0 },
      { enteredPositions: [], furthest: 4, status: "won", deals: 9, amountMinor: 90, otherCurrency: 0 },
    ],
    stages,
    "RUB",
  );
  expect(found.total).toBe(9);
  expect(found.stages.map((stage) => stage.reached)).toEqual([3, 5, 4, 4]);
  expect(found.stages.map((stage) => stage.visited)).toEqual([3, 5, 4, 4]);
  expect(found.stages.map((stage) => stage.conversionFromPrevious)).toEqual([null, 5 / 3, 4 / 5, 1]);
  expect(found.stages.map((stage) => stage.inProgress)).toEqual([0, 3, 0, 0]);
  expect(found.stages.map((stage) => stage.lostHere)).toEqual([0, 0, 0, 0]); // their furthest stage was not entered in it
  expect(found.stages.every((stage) => stage.settledConversion === null && stage.interval === null)).toBe(true);
  expect(found.winRate).toBe(4 / 6);
});

const someGroups = fc.array(
  fc.record({
    visitedPositions: fc.uniqueArray(fc.integer({ min: 1, max: 4 })),
    status: fc.constantFrom<FunnelGroup["status"]>("open", "won", "lost", "postponed"),
    deals: fc.integer({ min: 1, max: 50 }),
    amountMinor: fc.integer({ min: 0, max: 1_000_000 }),
    otherCurrency: fc.integer({ min: 0, max: 50 }),
  }),
  { maxLength: 30 },
);

test("deals in another currency are told at every stage that they reached, and are in no sum", () => {
  // 3 lost on the first of which 1 in another currency; 2 won, of which 1 in another currency: 40 and 60 are summed
  const found = funnel([group([1], "lost", 3, 40, 1), group([1, 2], "won", 2, 60, 1)], stages, "RUB");
  expect([found.total, found.otherCurrency]).toEqual([5, 2]);
  expect(found.stages.map((stage) => [stage.amount.minor, stage.otherCurrency])).toEqual([
    [100, 2],
    [60, 1],
    [60, 1],
    [60, 1],
  ]);
});

describe("for any deals", () => {
  test("the last stage is reached by the won, and what drops out between two stages is all accounted for", () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        const wonOnly = groups.map((one) => ({
          ...one,
          visitedPositions: one.visitedPositions.filter((position) => position < 4),
        }));
        const found = funnel(wonOnly, stages, "RUB");
        expect(found.stages.at(-1)?.reached).toBe(found.won);
        expect(found.won + found.lost + found.open + found.postponed).toBe(found.total);
        found.stages.slice(0, -1).forEach((stage, index) => {
          const next = found.stages[index + 1]?.reached ?? 0;
          expect(stage.reached - next).toBe(stage.inProgress + stage.lostHere + stage.postponedHere);
          expect(stage.visited).toBeLessThanOrEqual(stage.reached);
        });
      }),
    );
  });

  test("splitting the deals into groups in another way changes nothing", () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        const oneByOne = groups.flatMap((one) => [
          { ...one, deals: one.deals - 1, amountMinor: 0, otherCurrency: 0 },
          { ...one, deals: 1, visitedPositions: [...one.visitedPositions, ...one.visitedPositions].reverse() },
        ]);
        expect(funnel(oneByOne, stages, "RUB")).toEqual(funnel(groups, stages, "RUB"));
      }),
    );
  });
});

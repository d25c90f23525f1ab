import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { startOfDay } from "../../kernel/zoned-time.ts";
import type { FlowCount, FlowVisit } from "./flow.ts";
import { exitKind, flow, flowKinds, flowOfCounts } from "./flow.ts";
import { livedStages } from "./lived-stages.ts";

const zone = "Europe/Berlin"; // the clock changes on 25 October 2026, inside the weeks below
const weeks = ["2026-10-12", "2026-10-19", "2026-10-26", "2026-11-02"];
const stages = ["a", "b", "c", "won"].map((id) => ({ id, name: id }));
const at = (date: string) => startOfDay(date, zone);
const visit = (
  stagePosition: number,
  entered: string,
  left: string | null,
  leftAs: FlowVisit["leftAs"] = null,
  toPosition: number | null = null,
): FlowVisit => ({
  stagePosition,
  enteredAt: at(entered),
  leftAt: left === null ? null : at(left),
  leftAs,
  toPosition,
});

describe("the flow of a stage", () => {
  const visits = [
    visit(1, "2026-09-01", "2026-10-13", "moved", 2), // there before, on in the first week
    visit(2, "2026-10-13", "2026-10-25", "moved", 1), // back on the Sunday of the second week
    visit(1, "2026-10-25", "2026-10-26", "lost"), // in on that Sunday, lost on the Monday of the third
    visit(1, "2026-09-01", "2026-10-01", "won"), // over before
    visit(1, "2026-10-14", null), // stays
    visit(1, "2026-11-09", null), // after the last week
    visit(2, "2026-10-20", "2026-10-21", "moved", null), // to another pipeline
  ];
  const found = flow(visits, weeks, stages, zone);
  const stage = (index: number) =>
    found.map((week) => {
      const { opening, closing, ...events } = week.stages[index] ?? { opening: 0, closing: 0 };
      const named = Object.entries(events).filter(([key, value]) => key !== "id" && key !== "stage" && value !== 0);
      return [opening, Object.fromEntries(named), closing];
    });

  test("is counted week by week, those without events too", () => {
    expect(found.map((week) => week.week)).toEqual(weeks);
    expect(stage(0)).toEqual([
      [1, { in: 1, forward: 1 }, 1],
      [1, { in: 1 }, 2],
      [2, { lost: 1 }, 1],
      [1, {}, 1],
    ]);
    expect(stage(1)).toEqual([
      [0, { in: 1 }, 1],
      [1, { in: 1, back: 1, other: 1 }, 0],
      [0, {}, 0],
      [0, {}, 0],
    ]);
  });
});

test("a move to a later stage is forward, to an earlier or the same one back", () => {
  expect(exitKind({ stagePosition: 2, leftAs: "moved", toPosition: 3 }, 4)).toBe("forward");
  expect(exitKind({ stagePosition: 2, leftAs: "moved", toPosition: 2 }, 4)).toBe("back");
  expect(exitKind({ stagePosition: 2, leftAs: "moved", toPosition: 1 }, 4)).toBe("back");
  expect(exitKind({ stagePosition: 2, leftAs: "postponed", toPosition: null }, 4)).toBe("postponed");
});

test("a move onto the last stage is a win of the stage it came from", () => {
  expect(exitKind({ stagePosition: 2, leftAs: "moved", toPosition: 4 }, 4)).toBe("won");
});

test("the won stage has no line, so that wins are counted once; a deal reopened comes in where it returns to", () => {
  const visits = [
    visit(2, "2026-10-12", "2026-10-20", "moved", 4), // won in the second week
    visit(4, "2026-10-20", "2026-10-20", "won"),
    visit(1, "2026-10-12", "2026-10-21", "moved", 4), // won in the second week too,
    // reopened on the third stage in the third: that win is void, which takes its visit out
    visit(3, "2026-10-27", "2026-11-03", "moved", 4), // and won again in the fourth
    visit(4, "2026-11-03", "2026-11-03", "won"),
  ];
  const found = flow(visits, weeks, stages, zone);
  const none = { opening: 0, in: 0, forward: 0, back: 0, won: 0, lost: 0, postponed: 0, other: 0, closing: 0 };
  expect(found.map((week) => week.stages)).toMatchObject([
    [{ ...none, in: 1, closing: 1 }, { ...none, in: 1, closing: 1 }, none],
    [{ ...none, opening: 1, won: 1 }, { ...none, opening: 1, won: 1 }, none],
    [none, none, { ...none, in: 1, closing: 1 }],
    [none, none, { ...none, opening: 1, won: 1 }],
  ]);
  expect(found.every((week) => week.stages.length === 3)).toBe(true);
});

const someVisit = fc
  .record({
    stagePosition: fc.integer({ min: 1, max: 4 }),
    enteredAt: fc.integer({ min: at("2026-09-20"), max: at("2026-11-20") }),
    stay: fc.option(fc.integer({ min: 0, max: 30 * 86_400_000 })),
    leftAs: fc.constantFrom("moved", "won", "lost", "postponed", "other" as const),
    toPosition: fc.option(fc.integer({ min: 1, max: 4 })),
  })
  .map(
    ({ stay, leftAs, toPosition, ...visit }): FlowVisit =>
      stay === null
        ? { ...visit, leftAt: null, leftAs: null, toPosition: null }
        : { ...visit, leftAt: visit.enteredAt + stay, leftAs, toPosition },
  );
const history = fc.array(someVisit, { maxLength: 60 });

describe("for any history", () => {
  test("the balance holds, weeks join, and at the end as many are there as were never left", () => {
    fc.assert(
      fc.property(history, (visits) => {
        const found = flow(visits, weeks, stages, zone);
        const end = at("2026-11-09");
        livedStages(stages).forEach((_, index) => {
          const line = found.flatMap((week) => week.stages.slice(index, index + 1));
          line.forEach((week, number) => {
            const out = week.forward + week.back + week.won + week.lost + week.postponed + week.other;
            expect(week.opening + week.in - out).toBe(week.closing);
            if (number > 0) expect(week.opening).toBe(line[number - 1]?.closing);
          });
          const there = visits.filter(
            ({ stagePosition, enteredAt, leftAt }) =>
              stagePosition === index + 1 && enteredAt < end && (leftAt === null || leftAt >= end),
          );
          expect(line.at(-1)?.closing).toBe(there.length);
        });
      }),
    );
  });

  test("counts gathered by a query give the same flow as the visits", () => {
    fc.assert(
      fc.property(history, (visits) => {
        const found = flow(visits, weeks, stages, zone);
        const counts: FlowCount[] = found.flatMap(({ week, stages: lines }) =>
          lines.flatMap((line, index) =>
            flowKinds.map((kind) => ({ week, stagePosition: index + 1, kind, count: line[kind] })),
          ),
        );
        const opening = found[0]?.stages.map((line) => line.opening) ?? [];
        expect(flowOfCounts(opening, counts, weeks, stages)).toEqual(found);
      }),
    );
  });
});

import { expect, test } from "vitest";
import type { FlowAnswer } from "../../contract.ts";
import { outOf, weekSums } from "./flow-sums.ts";

const none = { back: 0, won: 0, lost: 0, postponed: 0, other: 0 };
const weeks: FlowAnswer["weeks"] = [
  {
    week: "2026-11-16",
    stages: [
      {
        ...none,
        stage: "Заявка принята",
        id: "a",
        opening: 5,
        in: 4,
        forward: 3,
        lost: 1,
        closing: 5,
      },
      { ...none, stage: "Встреча состоялась", id: "b", opening: 2, in: 3, forward: 0, won: 1, closing: 4 },
    ],
  },
];
const deals = [{ week: "2026-11-16", in: 3, forward: 3, back: 0, won: 0, lost: 1, postponed: 0 }];
const answer = { weeks, deals } as unknown as FlowAnswer;

test("of a stage every entry and exit counts", () => {
  const [week] = weekSums(answer, "a");
  expect(week).toEqual({
    week: "2026-11-16",
    ...none,
    opening: 5,
    in: 4,
    forward: 3,
    lost: 1,
    closing: 5,
    deals: deals[0],
  });
});

test("of the whole pipeline a move between stages is neither an arrival nor a departure", () => {
  const [week] = weekSums(answer, undefined);
  expect(week).toMatchObject({ opening: 7, in: 4, forward: 0, won: 1, lost: 1, closing: 9 });
  if (week !== undefined) expect(week.opening + week.in - outOf(week)).toBe(week.closing);
});

test("of the whole pipeline a deal reopened after its win arrives anew", () => {
  const stages = [
    { ...none, stage: "Переговоры", id: "c", opening: 0, in: 1, forward: 0, closing: 1 },
    { ...none, stage: "Договор подписан", id: "d", opening: 2, in: 0, forward: 0, won: 1, closing: 1 },
  ];
  const [week] = weekSums({ weeks: [{ week: "2026-11-16", stages }] } as unknown as FlowAnswer, undefined);
  expect(week).toMatchObject({ opening: 2, in: 1, won: 1, closing: 2 });
});

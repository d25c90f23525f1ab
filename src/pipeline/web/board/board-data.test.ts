import { expect, test } from "vitest";
import type { Card } from "../../contract.ts";
import { type BoardData, type ColumnData, mergeBoard, totalsOf, withMoved } from "./board-data.ts";

const rub = (minor: number) => ({ minor, currency: "RUB" });

const card = (id: string, stageId: string, enteredAt: string, minor = 100): Card => ({
  id,
  version: 1,
  title: id,
  pipelineId: "p",
  stageId,
  status: "open",
  company: null,
  amount: rub(minor),
  owner: { id: "u", name: "Дарья Соколова" },
  contact: null,
  nextStep: null,
  stageEnteredAt: enteredAt,
  workingHours: 20,
  targetHours: 9,
  pace: "twice",
  noNextStep: true,
  channel: null,
  source: null,
  product: null,
  createdAt: enteredAt,
  expectedCloseOn: null,
  closedAt: null,
  comeBackOn: null,
  lossReason: null,
});

const column = (id: string, cards: Card[], next: string | null = null): ColumnData => ({
  stage: { id, name: id, position: 1, isKeyStage: false, isWon: false, targetHours: 9 },
  count: cards.length,
  sum: rub(cards.reduce((sum, { amount }) => sum + (amount?.minor ?? 0), 0)),
  otherSums: [],
  weighted: rub(0),
  probability: 0.5,
  inTarget: 0,
  overTarget: 0,
  overTwice: cards.length,
  noNextStep: cards.length,
  cards,
  next,
});

const board = (...stages: ColumnData[]): BoardData => ({ pipelineId: "p", stages });
const idsOf = (data: BoardData, place = 0) => data.stages[place]?.cards.map(({ id }) => id);

const top = card("b", "s1", "2026-11-20T10:00:00Z");
const second = card("a", "s1", "2026-11-19T10:00:00Z");
const deep = card("x", "s1", "2026-11-01T10:00:00Z");

test("a board read anew keeps the deeper cards that were loaded before", () => {
  const old = board(column("s1", [second, deep], "cursor-2"));
  const fresh = board(column("s1", [top, second], "cursor-1"));
  const merged = mergeBoard(old, fresh, new Set());
  expect(idsOf(merged)).toEqual(["b", "a", "x"]);
  expect(merged.stages[0]?.next).toBe("cursor-2");
});

test("a deeper card that is known to have changed is not shown from memory", () => {
  const old = board(column("s1", [second, deep], "cursor-2"));
  const fresh = board(column("s1", [top, second], "cursor-1"));
  expect(idsOf(mergeBoard(old, fresh, new Set(["x"])))).toEqual(["b", "a"]);
});

test("a card that came to the top is shown once", () => {
  const risen = { ...deep, stageEnteredAt: "2026-11-21T10:00:00Z" };
  const old = board(column("s1", [second, deep], "cursor-2"));
  const fresh = board(column("s1", [risen, second], "cursor-1"));
  expect(idsOf(mergeBoard(old, fresh, new Set()))).toEqual(["x", "a"]);
});

test("a moved card stands on top of its new stage, and counts and sums go with it", () => {
  const before = board(column("s1", [top, second]), column("s2", [card("c", "s2", "2026-11-18T10:00:00Z", 300)]));
  const after = withMoved(before, top, "s2", "2026-11-22T10:00:00Z");
  expect([idsOf(after, 0), idsOf(after, 1)]).toEqual([["a"], ["b", "c"]]);
  expect(after.stages.map(({ count, sum }) => [count, sum.minor])).toEqual([
    [1, 100],
    [2, 400],
  ]);
  // Over twice there, in target here: it has only just come.
  expect(after.stages[1]).toMatchObject({ inTarget: 1, overTwice: 1 });
});

test("totals add up all stages", () => {
  const totals = totalsOf(board(column("s1", [top, second]), column("s2", [deep])));
  expect(totals).toMatchObject({ count: 3, sum: rub(300), noNextStep: 3, overTarget: 3 });
});

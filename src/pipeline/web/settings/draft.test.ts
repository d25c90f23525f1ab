import { expect, test } from "vitest";
import {
  type Draft,
  type DraftStage,
  emptyStage,
  withKeyStage,
  withMoved,
  withNewStage,
  withoutStage,
} from "./draft.ts";

const stage = (name: string): DraftStage => ({ ...emptyStage(name), id: name, name });
const draft: Draft = { name: "Продажи", stages: ["a", "b", "c", "won"].map(stage), moveDeals: {} };
const keys = ({ stages }: Draft) => stages.map(({ key }) => key);

test("a new stage stands before the won one", () => {
  expect(keys(withNewStage(draft, "new"))).toEqual(["a", "b", "c", "new", "won"]);
});

test("a stage moves within the list and stops at its ends", () => {
  expect(keys(withMoved(draft, "a", 2))).toEqual(["b", "c", "a", "won"]);
  expect(keys(withMoved(draft, "a", -1))).toEqual(["a", "b", "c", "won"]);
  expect(keys(withMoved(draft, "a", 99))).toEqual(["b", "c", "won", "a"]);
});

test("there is one key stage at most", () => {
  const first = withKeyStage(draft, "a");
  const second = withKeyStage(first, "b");
  expect(second.stages.map(({ isKeyStage }) => isKeyStage)).toEqual([false, true, false, false]);
  expect(withKeyStage(second, "b").stages.some(({ isKeyStage }) => isKeyStage)).toBe(false);
});

test("deals of an archived stage follow when their new stage is archived too", () => {
  const twice = withoutStage(withoutStage(draft, "a", "b"), "b", "c");
  expect(keys(twice)).toEqual(["c", "won"]);
  expect(twice.moveDeals).toEqual({ a: "c", b: "c" });
});

test("a stage that was never saved leaves nothing to move", () => {
  expect(withoutStage(withNewStage(draft, "new"), "new", "c").moveDeals).toEqual({});
});

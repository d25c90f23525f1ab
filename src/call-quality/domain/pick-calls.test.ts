import { expect, test } from "vitest";
import { pickCalls } from "./pick-calls.ts";

const calls = Array.from({ length: 200 }, (_, index) => ({ id: `call-${index}`, minutes: index < 100 ? 1 : 20 }));

test("the same seed draws the same calls in whatever order they come, another seed draws others", () => {
  const drawn = pickCalls(calls, 5, 7).map(({ id }) => id);
  expect(pickCalls([...calls].reverse(), 5, 7).map(({ id }) => id)).toEqual(drawn);
  expect(pickCalls(calls, 5, 8).map(({ id }) => id)).not.toEqual(drawn);
  expect(new Set(drawn).size).toBe(5);
});

test("a call of twenty minutes is drawn far more often than one of a minute", () => {
  const drawn = Array.from({ length: 200 }, (_, seed) => pickCalls(calls, 1, seed)[0]?.minutes);
  // By weight 20 : 1 some 190 of 200 are long.
  expect(drawn.filter((minutes) => minutes === 20).length).toBeGreaterThan(175);
});

test("of fewer calls than asked for all are drawn", () => {
  expect(pickCalls(calls.slice(0, 2), 5, 1)).toHaveLength(2);
});

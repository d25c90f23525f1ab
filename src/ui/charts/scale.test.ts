import { expect, test } from "vitest";
import { scaleOf } from "./scale.ts";

test("an axis to 96 days has ticks every 20 and ends at 100", () => {
  const scale = scaleOf(96);
  expect(scale.ticks).toEqual([0, 20, 40, 60, 80, 100]);
  expect(scale.at(50)).toBe(50);
});

test("an axis of shares from 0.4 to 1 keeps its ends", () => {
  const scale = scaleOf(1, { from: 0.4 });
  expect(scale.ticks).toEqual([0.4, 0.6, 0.8, 1]);
  expect(scale.at(0.7)).toBeCloseTo(50);
});

test("a bar never leaves its axis", () => {
  expect(scaleOf(10, { exact: true }).at(15)).toBe(100);
});

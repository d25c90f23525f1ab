import { expect, test } from "vitest";
import { mean, quantile } from "./quantile.ts";

test("the median of four is the second, since half of them do not exceed it", () => {
  expect(quantile(Float64Array.of(3, 5, 8, 20), 0.5)).toBe(5);
});

test("90 % of ten is the ninth, 70 % the seventh, in spite of rounding", () => {
  const ten = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  expect(quantile(ten, 0.9)).toBe(9);
  expect(quantile(ten, 0.7)).toBe(7);
});

test("the only value is every quantile, and nothing has none", () => {
  expect(quantile(Float64Array.of(4), 0.01)).toBe(4);
  expect(quantile(new Float64Array(0), 0.5)).toBeNull();
  expect(mean(new Float64Array(0))).toBeNull();
  expect(mean(Float64Array.of(1, 2, 6))).toBe(3);
});

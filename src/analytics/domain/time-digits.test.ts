import { expect, test } from "vitest";
import { timeDigits } from "./time-digits.ts";

test("a time under ten keeps its tenths, unless they are zero once rounded", () => {
  expect([0.5, 2.34, 9.3].map(timeDigits)).toEqual([1, 1, 1]);
  expect([0, 8, 7.98, 8.049, 9.96, 13.4].map(timeDigits)).toEqual([0, 0, 0, 0, 0, 0]);
});

import { expect, test } from "vitest";
import { readSteps } from "./read-steps.ts";

test("steps are typed a line each, in any order; a head signs those marked with an exclamation", () => {
  expect(readSteps("!30 Test on the product\n\n0 Meet the team\n5. First call")).toEqual([
    { title: "Meet the team", day: 0, signer: "mentor" },
    { title: "First call", day: 5, signer: "mentor" },
    { title: "Test on the product", day: 30, signer: "head" },
  ]);
});

test("a line without a day or without a title is not a step", () => {
  expect(readSteps("0 Meet\nFirst call")).toBeNull();
  expect(readSteps("5")).toBeNull();
});

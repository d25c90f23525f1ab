import { expect, test } from "vitest";
import { spreadLabels } from "./spread-labels.ts";

test("labels with room stay where they are", () => {
  expect(spreadLabels([0.2, 0.5, 0.9], 0.1)).toEqual([0.2, 0.5, 0.9]);
});

test("labels too close move apart, and none leaves the picture", () => {
  expect(spreadLabels([0.5, 0.5, 0.95, 1], 0.25)).toEqual([0.25, 0.5, 0.75, 1]);
});

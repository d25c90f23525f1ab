import { expect, test } from "vitest";
import { cutShare } from "./cut-share.ts";

test("what is below a border of pay does not read as the border, and the border does", () => {
  const below = [0.7999, 0.99996, 1.19999];
  expect(below.map((share) => cutShare(share, 0))).toEqual([0.79, 0.99, 1.19]);
  expect(below.map((share) => cutShare(share, 1))).toEqual([0.799, 0.999, 1.199]);
  expect([0.8, 1, 1.2, 1.16, 1.005, 0.29, 0.57].map((share) => cutShare(share, 2))).toEqual([
    0.8, 1, 1.2, 1.16, 1.005, 0.29, 0.57,
  ]);
  // As a float 1.16 × 10,000 is 11,599.999…, and 1.1 × 1,000 is 1,100.000…2.
  expect([cutShare(1.16, 2), cutShare(1.1, 1), cutShare(-0.004, 0)]).toEqual([1.16, 1.1, -0.01]);
});

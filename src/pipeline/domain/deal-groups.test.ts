import { expect, test } from "vitest";
import { groupFilter } from "./deal-groups.ts";

test("the deals of a group are those of its stage, or those without a channel", () => {
  expect(groupFilter("stage", "s1", {})).toEqual({ stage: "s1" });
  expect(groupFilter("channel", "", {})).toEqual({ channel: "" });
});

test("December is from the first to the first of January, and only as far as the list itself reaches", () => {
  expect(groupFilter("closeMonth", "2026-12", {})).toEqual({
    expectedCloseFrom: "2026-12-01",
    expectedCloseTo: "2027-01-01",
  });
  expect(
    groupFilter("closeMonth", "2026-11", { expectedCloseFrom: "2026-11-10", expectedCloseTo: "2026-11-20" }),
  ).toEqual({ expectedCloseFrom: "2026-11-10", expectedCloseTo: "2026-11-20" });
  expect(groupFilter("closeMonth", "", {})).toEqual({ noExpectedClose: "true" });
});

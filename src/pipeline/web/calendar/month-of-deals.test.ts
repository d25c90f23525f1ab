import { expect, test } from "vitest";
import { daysOfMonth, monthShown, withoutDays } from "./month-of-deals.ts";

test("the calendar opens at the month it is asked for, then at that of the filter, then at today's", () => {
  expect(monthShown("2027-02", { expectedCloseFrom: "2026-12-10" }, "2026-11-22")).toBe("2027-02-01");
  expect(monthShown(undefined, { expectedCloseFrom: "2026-12-10" }, "2026-11-22")).toBe("2026-12-01");
  expect(monthShown("2027-13", {}, "2026-11-22")).toBe("2026-11-01");
});

test("November 2026 begins on a Sunday and takes six weeks, February 2027 takes four", () => {
  const november = daysOfMonth("2026-11-01");
  expect([november[0], november.at(-1), november.length]).toEqual(["2026-10-26", "2026-12-06", 42]);
  const february = daysOfMonth("2027-02-01");
  expect([february[0], february.at(-1), february.length]).toEqual(["2027-02-01", "2027-02-28", 28]);
});

test("the days of closing are not asked of the calendar, everything else is", () => {
  const filters = { status: "open", owner: "", expectedCloseFrom: "2026-11-01", expectedCloseTo: "2026-12-01" };
  expect(withoutDays(filters)).toEqual({ status: "open", owner: "" });
});

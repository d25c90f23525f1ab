import { expect, test } from "vitest";
import { isTestable, judge } from "./back-test.ts";
import { fanDays } from "./fan-days.ts";

const month = (expectedMinor: number, factMinor: number, interval: readonly [number, number] | null) => ({
  expectedMinor,
  factMinor,
  interval: interval === null ? null : { lowMinor: interval[0], highMinor: interval[1] },
});

test("two of three facts fall into their intervals, and the forecasts were a tenth too low", () => {
  const months = [month(90, 100, [80, 100]), month(90, 100, [80, 99]), month(90, 100, [100, 110])];
  expect(judge(months)).toEqual({ months: 3, covered: 2, bias: expect.closeTo(-0.1, 12) });
});

test("a month that too little was known of is not counted, and no fact makes no bias", () => {
  expect(judge([month(90, 100, null), month(50, 0, [0, 60])])).toEqual({ months: 1, covered: 1, bias: null });
  expect([19, 20].map(isTestable)).toEqual([false, true]);
});

test("the fan has a point for each day left of a month, and at most 31 of a year, the last day always", () => {
  const now = Date.parse("2026-11-28T23:30:00+03:00");
  const days = (from: string, to: string) => fanDays({ from, to }, now, "Europe/Moscow").map(({ on }) => on);
  expect(days("2026-11-01", "2026-12-01")).toEqual(["2026-11-28", "2026-11-29", "2026-11-30"]);
  const year = days("2026-12-01", "2027-12-01");
  expect(year.length).toBe(31);
  expect(year.at(-1)).toBe("2027-11-30");
  expect(days("2026-10-01", "2026-11-01")).toEqual([]);
});

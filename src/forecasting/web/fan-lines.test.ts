import { expect, test } from "vitest";
import type { ForecastAnswer } from "../contract.ts";
import { fanLines } from "./fan-lines.ts";
import { isInside, verdictOf } from "./inside.ts";
import { labelPlaces } from "./label-places.ts";

const money = (minor: number) => ({ minor, currency: "RUB" });
const point = (on: string, low: number, expected: number, high: number) => ({
  on,
  low: money(low),
  expected: money(expected),
  high: money(high),
});
const answer = (fan: ForecastAnswer["fan"]) =>
  ({
    from: "2026-11-01",
    to: "2026-11-05",
    fact: money(30),
    won: [
      { on: "2026-11-01", sum: money(10) },
      { on: "2026-11-03", sum: money(20) },
    ],
    fan,
  }) as unknown as ForecastAnswer;

test("what came is drawn by the ends of days and up to the middle of today, where the fan begins", () => {
  const fan = [point("2026-11-03", 30, 35, 40), point("2026-11-04", 30, 40, 50)];
  const lines = fanLines(answer(fan), "2026-11-03");
  expect(lines.fact).toEqual([
    { day: 0, minor: 0 },
    { day: 1, minor: 10 },
    { day: 2, minor: 10 },
    { day: 2.5, minor: 30 },
  ]);
  expect(lines.expected).toEqual([
    { day: 2.5, minor: 30 },
    { day: 3, minor: 35 },
    { day: 4, minor: 40 },
  ]);
  // The upper border forth, the lower one back.
  expect(lines.fan.map(({ minor }) => minor)).toEqual([30, 40, 50, 30, 30]);
});

test("a month that is over has no fan, its fact goes to the end", () => {
  const lines = fanLines(answer([]), "2026-12-01");
  expect(lines.fan).toEqual([]);
  expect(lines.fact.at(-1)).toEqual({ day: 4, minor: 30 });
});

test("labels of plan and expectation keep apart, whichever is higher", () => {
  expect(labelPlaces(null, 100)).toEqual([null, 104]);
  expect(labelPlaces(20, 100)).toEqual([24, 104]);
  expect(labelPlaces(98, 100)).toEqual([84, 104]);
  expect(labelPlaces(102, 100)).toEqual([136, 104]);
});

test("a fact on the border of the interval is in it; few months, and none outside, are said as such", () => {
  const interval = { low: money(10), high: money(20) };
  expect([9, 10, 20, 21].map((minor) => isInside(minor, interval))).toEqual([false, true, true, false]);
  expect(verdictOf({ months: 5, covered: 4 })).toBe("few");
  expect(verdictOf({ months: 12, covered: 10 })).toBe("good");
  expect(verdictOf({ months: 12, covered: 7 })).toBe("narrow");
  expect(verdictOf({ months: 12, covered: 12 })).toBe("wide");
});

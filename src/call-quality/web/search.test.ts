import { expect, test } from "vitest";
import { daysOf, parseCallsSearch, readMoment, writeMoment } from "./search.ts";

test("four weeks are this week and the three before it, by the workspace's Monday", () => {
  // 22:00 of Sunday 22 November in UTC is Monday in Moscow.
  const now = Date.parse("2026-11-22T22:00:00Z");
  expect(daysOf("weeks4", now, "Europe/Moscow")).toEqual({ from: "2026-11-02", to: "2026-11-30" });
  expect(daysOf("weeks4", now, "Europe/London")).toEqual({ from: "2026-10-26", to: "2026-11-23" });
});

test("a moment of a call is typed as minutes and seconds", () => {
  expect([readMoment("1:35"), readMoment(" 12:04 "), readMoment("0:5")]).toEqual([95, 724, 5]);
  expect([readMoment("1:75"), readMoment("95"), readMoment("")]).toEqual([null, null, null]);
  expect([writeMoment(95), writeMoment(5), writeMoment(3_600)]).toEqual(["1:35", "0:05", "60:00"]);
});

test("an address with a period that is none falls back to the usual one", () => {
  expect(parseCallsSearch({ period: "year", person: "", missed: "x" })).toEqual({ missed: "x" });
});

import { describe, expect, test } from "vitest";
import { usualCycle } from "./usual-cycle.ts";
import { velocity } from "./velocity.ts";

test("40 open deals, 25 % won, 1,500,000 ₽ each and 30 days a cycle bring 500,000 ₽ a day", () => {
  const facts = { openDeals: 40, winRate: 0.25, averageWonMinor: 150_000_000, usualCycleDays: 30, currency: "RUB" };
  expect(velocity(facts)).toEqual({ minor: 50_000_000, currency: "RUB" });
  expect(velocity({ ...facts, openDeals: 1, winRate: 1, averageWonMinor: 5, usualCycleDays: 2 })?.minor).toBe(3); // 2.5
  expect(velocity({ ...facts, winRate: null })).toBeNull();
  expect(velocity({ ...facts, usualCycleDays: 0 })).toBeNull();
});

describe("the usual cycle", () => {
  const day = 86_400_000;
  const asOf = Date.parse("2026-11-18T12:00:00+03:00");
  const deal = (wonOn: string, days: number) => {
    const wonAt = Date.parse(`${wonOn}T12:00:00+03:00`);
    return { createdAt: wonAt - days * day, wonAt };
  };
  const targets = { hours: [18, null, 27], hoursPerWorkingDay: 9 };
  const cycle = (won: ReturnType<typeof deal>[]) => usualCycle(won, targets, asOf, "Europe/Moscow");
  const old = Array.from({ length: 30 }, () => deal("2025-11-17", 100));

  test("is the median of the deals won in the last 12 months, when they are 20", () => {
    // 1 … 20 days: the tenth is the median; those of a year and a day ago don't count
    const recent = Array.from({ length: 20 }, (_, index) => deal("2025-11-18", index + 1));
    expect(cycle([...old, ...recent])).toEqual({ days: 10, from: "last_12_months", deals: 20 });
  });

  test("is the median of all history when the last 12 months have fewer", () => {
    const recent = Array.from({ length: 19 }, (_, index) => deal("2026-05-05", index + 1));
    expect(cycle([...old, ...recent])).toEqual({ days: 100, from: "all_history", deals: 49 });
  });

  test("is the sum of the targets when nothing was ever won", () => {
    // 45 working hours are 5 working days, a calendar week
    expect(cycle([])).toEqual({ days: 7, from: "targets", deals: 0 });
    expect(usualCycle([], { hours: [null], hoursPerWorkingDay: 9 }, asOf, "Europe/Moscow")).toBeNull();
  });

  test("doesn't know the wins after the moment it is seen from", () => {
    expect(cycle([deal("2026-11-19", 3)])?.from).toBe("targets");
  });
});

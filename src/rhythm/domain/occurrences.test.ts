import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultWorkingCalendar, isWorkingDay } from "../../kernel/working-time.ts";
import { addDays, weekday } from "../../kernel/zoned-time.ts";
import { occurrencesOf, type Schedule } from "./occurrences.ts";
import { frequencies } from "./vocabulary.ts";

const calendar = defaultWorkingCalendar("Europe/Moscow");
const isWorked = (date: string) => isWorkingDay(date, calendar);
const daily: Schedule = { frequency: "daily", weekday: null, monthDay: null, dayOff: "next" };
const weekly = (day: number, dayOff: "next" | "skip" = "next"): Schedule => ({
  frequency: "weekly",
  weekday: day,
  monthDay: null,
  dayOff,
});
const monthly = (day: number): Schedule => ({ frequency: "monthly", weekday: null, monthDay: day, dayOff: "next" });
const held = (schedule: Schedule, from: string, to: string) =>
  occurrencesOf(schedule, { from, to }, isWorked).map(({ heldOn }) => heldOn);

test("a stand-up is held on each working day: 20 times in November 2026, whose 4th is a holiday", () => {
  const days = held(daily, "2026-11-01", "2026-12-01");
  expect(days).toHaveLength(20);
  expect(days).not.toContain("2026-11-04");
});

test("a Wednesday's meeting on the holiday of 4 November is held on Thursday, or not at all, by setting", () => {
  expect(held(weekly(3), "2026-11-01", "2026-11-12")).toEqual(["2026-11-05", "2026-11-11"]);
  expect(held(weekly(3, "skip"), "2026-11-01", "2026-11-12")).toEqual(["2026-11-11"]);
});

test("the 31st is the last day of a short month; a Saturday's one moves to Monday", () => {
  expect(held(monthly(31), "2026-04-01", "2026-06-01")).toEqual(["2026-04-30", "2026-06-01"]);
});

test("an audit once a quarter is in January, April, July and October", () => {
  const audit: Schedule = { ...monthly(20), frequency: "quarterly" };
  expect(held(audit, "2026-01-01", "2027-01-01")).toEqual(["2026-01-20", "2026-04-20", "2026-07-20", "2026-10-20"]);
});

test("of two weeks of holidays one meeting is held, not two on one day", () => {
  const rest = (date: string) => date >= "2026-01-12" || date < "2026-01-01";
  const found = occurrencesOf(
    weekly(1),
    { from: "2026-01-01", to: "2026-01-20" },
    (date) => rest(date) && isWorked(date),
  );
  expect(found).toEqual([
    { plannedOn: "2026-01-12", heldOn: "2026-01-12" },
    { plannedOn: "2026-01-19", heldOn: "2026-01-19" },
  ]);
});

test("whatever the schedule: never on a day off, never two on one day, and never before its day", () => {
  const schedule = fc.record({
    frequency: fc.constantFrom(...frequencies),
    weekday: fc.integer({ min: 1, max: 7 }),
    monthDay: fc.integer({ min: 1, max: 31 }),
    dayOff: fc.constantFrom("next" as const, "skip" as const),
  });
  fc.assert(
    fc.property(schedule, fc.integer({ min: 0, max: 700 }), (one, start) => {
      const from = addDays("2025-01-01", start);
      const found = occurrencesOf(one, { from, to: addDays(from, 60) }, isWorked);
      expect(found.every(({ plannedOn, heldOn }) => isWorked(heldOn) && heldOn >= plannedOn)).toBe(true);
      expect(new Set(found.map(({ heldOn }) => heldOn)).size).toBe(found.length);
      if (one.frequency === "weekly")
        expect(found.every(({ plannedOn }) => weekday(plannedOn) === one.weekday)).toBe(true);
    }),
  );
});

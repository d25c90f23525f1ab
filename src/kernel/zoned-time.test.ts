import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  dateOf,
  dayNumber,
  instantAt,
  isCalendarDate,
  isTimeZone,
  mondayOf,
  mondaysBetween,
  monthStart,
  offsetAt,
  startOfDay,
  weekday,
} from "./zoned-time.ts";

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);

describe("days of a zone", () => {
  test("a day in Moscow begins at 21:00 of the day before by UTC", () => {
    expect(startOfDay("2026-11-18", "Europe/Moscow")).toBe(at("2026-11-17T21:00:00Z"));
    expect(dateOf(at("2026-11-17T20:59:59.999Z"), "Europe/Moscow")).toBe("2026-11-17");
    expect(dateOf(at("2026-11-17T21:00:00Z"), "Europe/Moscow")).toBe("2026-11-18");
  });

  test("Moscow kept summer time all year from 2011 to 2014 and gave it up on 26 October 2014", () => {
    expect(startOfDay("2014-10-25", "Europe/Moscow")).toBe(at("2014-10-24T20:00:00Z"));
    expect(startOfDay("2014-10-27", "Europe/Moscow")).toBe(at("2014-10-26T21:00:00Z"));
  });

  test("the day of the spring change has 23 hours in Berlin, that of autumn 25", () => {
    const length = (date: string) => startOfDay(addDays(date, 1), "Europe/Berlin") - startOfDay(date, "Europe/Berlin");
    expect(length("2026-03-29")).toBe(23 * hour);
    expect(length("2026-10-25")).toBe(25 * hour);
    expect(length("2026-10-26")).toBe(24 * hour);
  });

  test("a midnight that the clock jumps over is the moment of the jump", () => {
    // São Paulo went from 00:00 to 01:00 on 4 November 2018, when it was 03:00 by UTC.
    expect(startOfDay("2018-11-04", "America/Sao_Paulo")).toBe(at("2018-11-04T03:00:00Z"));
  });

  test("the day that Samoa skipped is empty", () => {
    expect(startOfDay("2011-12-30", "Pacific/Apia")).toBe(startOfDay("2011-12-31", "Pacific/Apia"));
  });

  test("a time that occurs twice is its first occurrence, a skipped one moves on", () => {
    expect(instantAt("2026-10-25", 2.5 * hour, "Europe/Berlin")).toBe(at("2026-10-25T00:30:00Z"));
    expect(instantAt("2026-03-29", 2.5 * hour, "Europe/Berlin")).toBe(at("2026-03-29T01:30:00Z"));
  });

  test("an unknown zone is told from a known one", () => {
    expect(isTimeZone("Asia/Yekaterinburg")).toBe(true);
    expect(isTimeZone("Mars/Olympus")).toBe(false);
  });
});

describe("the calendar", () => {
  test("a week begins on Monday", () => {
    expect(mondayOf("2026-11-18")).toBe("2026-11-16");
    expect(mondayOf("2026-11-16")).toBe("2026-11-16");
    expect(mondayOf("2026-11-22")).toBe("2026-11-16");
    expect(weekday("2026-11-22")).toBe(7);
  });

  test("months are counted through year ends and short months", () => {
    expect(monthStart("2026-11-18")).toBe("2026-11-01");
    expect(addMonths("2026-11-18", -12)).toBe("2025-11-18");
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2026-12-01", 1)).toBe("2027-01-01");
    expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
    expect(addMonths("2026-10-31", 2)).toBe("2026-12-31");
  });

  test("30 February is not a date", () => {
    expect(isCalendarDate("2026-02-28")).toBe(true);
    expect(isCalendarDate("2026-02-30")).toBe(false);
    expect(isCalendarDate("18.11.2026")).toBe(false);
  });

  test("the weeks of November 2026 begin on 26 October", () => {
    const weeks = mondaysBetween(
      startOfDay("2026-11-01", "Europe/Moscow"),
      startOfDay("2026-12-01", "Europe/Moscow"),
      "Europe/Moscow",
    );
    expect(weeks).toEqual(["2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"]);
    expect(mondaysBetween(5, 5, "Europe/Moscow")).toEqual([]);
  });
});

const someZone = fc.constantFrom(
  "Europe/Moscow",
  "Asia/Kathmandu",
  "America/New_York",
  "Africa/Casablanca",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Cairo",
  "UTC",
);
const someInstant = fc.integer({ min: at("1975-01-01T00:00:00Z"), max: at("2095-01-01T00:00:00Z") });

describe("for any moment and zone", () => {
  test("the offset is the one Intl shows", () => {
    fc.assert(
      fc.property(someInstant, someZone, (instant, timeZone) => {
        const parts = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(
          instant,
        );
        const local = Date.parse(`${parts.replace(" ", "T")}Z`);
        expect(offsetAt(instant, timeZone)).toBe(local - Math.floor(instant / 1000) * 1000);
      }),
      { numRuns: 2000 },
    );
  });

  test("it lies between the start of its day and the start of the next", () => {
    fc.assert(
      fc.property(someInstant, someZone, (instant, zone) => {
        const date = dateOf(instant, zone);
        expect(startOfDay(date, zone)).toBeLessThanOrEqual(instant);
        expect(startOfDay(addDays(date, 1), zone)).toBeGreaterThan(instant);
        expect(dateOf(startOfDay(date, zone), zone)).toBe(date);
      }),
      { numRuns: 2000 },
    );
  });

  test("day numbers count the days as the Gregorian calendar does", () => {
    fc.assert(
      fc.property(someInstant, (instant) => {
        const date = new Date(instant).toISOString().slice(0, 10);
        expect(dayNumber(date)).toBe(Math.floor(instant / 86_400_000));
      }),
    );
  });
});

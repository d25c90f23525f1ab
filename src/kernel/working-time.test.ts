import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingTime,
  defaultWorkingCalendar,
  isWorkingDay,
  type WorkingCalendar,
  workingDayMarks,
  workingMilliseconds,
} from "./working-time.ts";
import { addDays, dateOf, startOfDay } from "./zoned-time.ts";

const hour = 3_600_000;
const moscow = defaultWorkingCalendar("Europe/Moscow");
const at = (local: string) => Date.parse(`${local}:00+03:00`);
const hours = (from: string, to: string) => workingMilliseconds(at(from), at(to), moscow) / hour;

describe("working time in Moscow", () => {
  test("a deal that stood from Friday 17:00 to Monday 10:00 waited two working hours", () => {
    expect(hours("2026-11-20T17:00", "2026-11-23T10:00")).toBe(2);
  });

  test("a night, a weekend and a holiday are no working time", () => {
    expect(hours("2026-11-18T18:00", "2026-11-19T09:00")).toBe(0);
    expect(hours("2026-11-21T00:00", "2026-11-23T00:00")).toBe(0);
    expect(hours("2026-11-04T00:00", "2026-11-05T00:00")).toBe(0);
  });

  test("a full week is 45 hours, the week with 4 November 36", () => {
    expect(hours("2026-11-16T00:00", "2026-11-23T00:00")).toBe(45);
    expect(hours("2026-11-02T00:00", "2026-11-09T00:00")).toBe(36);
  });

  test("a Saturday to which work was moved counts", () => {
    expect(isWorkingDay("2025-11-01", moscow)).toBe(true);
    expect(isWorkingDay("2025-11-03", moscow)).toBe(false);
    expect(hours("2025-11-01T08:00", "2025-11-01T10:30")).toBe(1.5);
  });

  test("nothing has passed when the end is not after the beginning", () => {
    expect(hours("2026-11-18T12:00", "2026-11-18T12:00")).toBe(0);
    expect(hours("2026-11-18T12:00", "2026-11-17T12:00")).toBe(0);
  });

  test("the years have as many working days as the official calendars say", () => {
    const workingDays = (year: number) => workingDayMarks(moscow, year, year).filter((day) => day.length > 0).length;
    // 2027 before its decree: 261 weekdays less the 12 days off that the law itself fixes.
    expect([2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027].map(workingDays)).toEqual([
      247, 247, 247, 247, 248, 247, 247, 247, 248, 247, 247, 249,
    ]);
  });

  test("a year without an official calendar has the fixed holidays only", () => {
    expect(isWorkingDay("2031-05-09", moscow)).toBe(false); // a Friday
    expect(isWorkingDay("2032-05-10", moscow)).toBe(true); // the Monday after a Sunday's holiday
    expect(isWorkingDay("2031-01-09", moscow)).toBe(true);
  });
});

describe("a calendar of one's own", () => {
  const own = (habits: Partial<WorkingCalendar>): WorkingCalendar => ({ ...moscow, ...habits });
  const hoursOf = (from: string, to: string, calendar: WorkingCalendar) =>
    workingMilliseconds(at(from), at(to), calendar) / hour;

  test("a company holiday takes nine hours out of the week, a shortened day one", () => {
    const week = (days: WorkingCalendar["days"]) => hoursOf("2026-11-16T00:00", "2026-11-23T00:00", own({ days }));
    expect(week({ "2026-11-18": "off" })).toBe(36);
    expect(week({ "2026-11-18": { opensAtHour: 9, closesAtHour: 17 } })).toBe(44);
    expect(week({ "2026-11-21": "worked" })).toBe(54); // a Saturday
    expect(week({ "2026-11-18": { opensAtHour: 7.5, closesAtHour: 12 } })).toBe(40.5);
  });

  test("a day that begins earlier than usual counts from its own opening", () => {
    const calendar = own({ days: { "2026-11-18": { opensAtHour: 6, closesAtHour: 10 } } });
    expect(hoursOf("2026-11-17T17:00", "2026-11-18T07:00", calendar)).toBe(2);
    expect(addWorkingTime(at("2026-11-17T17:00"), 2 * hour, calendar)).toBe(at("2026-11-18T07:00"));
  });

  test("a holiday of the law may be worked, and the holidays of Russia left out altogether", () => {
    expect(isWorkingDay("2026-11-04", own({ days: { "2026-11-04": "worked" } }))).toBe(true);
    expect(isWorkingDay("2026-11-04", own({ holidays: "none" }))).toBe(true);
  });

  test("six days from 10 to 19", () => {
    const calendar = own({ weekdays: [1, 2, 3, 4, 5, 6], opensAtHour: 10, closesAtHour: 19 });
    expect(hoursOf("2026-11-16T00:00", "2026-11-23T00:00", calendar)).toBe(54);
    expect(hoursOf("2026-11-20T18:00", "2026-11-21T11:00", calendar)).toBe(2);
  });

  test("a month without working days has none, and a term goes on after it", () => {
    const november = Array.from({ length: 30 }, (_, day) => [addDays("2026-11-01", day), "off"] as const);
    const calendar = own({ days: Object.fromEntries(november) });
    expect(hoursOf("2026-11-01T00:00", "2026-12-01T00:00", calendar)).toBe(0);
    expect(addWorkingTime(at("2026-10-30T17:00"), 2 * hour, calendar)).toBe(at("2026-12-01T10:00"));
  });

  test("where nothing is worked at all, a term ends where it began", () => {
    expect(addWorkingTime(at("2026-11-18T12:00"), hour, own({ weekdays: [] }))).toBe(at("2026-11-18T12:00"));
  });
});

describe("a term in working time", () => {
  test("nine hours from an opening end at the closing of the same day", () => {
    expect(addWorkingTime(at("2026-11-18T09:00"), 9 * hour, moscow)).toBe(at("2026-11-18T18:00"));
  });

  test("two working days from Friday noon end on Tuesday noon", () => {
    expect(addWorkingTime(at("2026-11-20T12:00"), 18 * hour, moscow)).toBe(at("2026-11-24T12:00"));
  });

  test("an hour from the eve of the New Year holidays ends on 12 January 2026 at ten", () => {
    expect(addWorkingTime(at("2025-12-30T18:00"), hour, moscow)).toBe(at("2026-01-12T10:00"));
  });

  test("no term ends at once", () => {
    expect(addWorkingTime(at("2026-11-21T03:00"), 0, moscow)).toBe(at("2026-11-21T03:00"));
  });
});

const someInstant = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2030, 0, 1) });
const someCalendar = fc
  .constantFrom("Europe/Moscow", "Asia/Vladivostok", "America/New_York", "Europe/Berlin")
  .map(defaultWorkingCalendar);

describe("for any moments", () => {
  test("working time equals the sum over the days, counted one by one", () => {
    fc.assert(
      fc.property(someInstant, fc.integer({ min: 0, max: 40 * 86_400_000 }), someCalendar, (from, length, calendar) => {
        const to = from + length;
        let sum = 0;
        for (let date = dateOf(from, calendar.zone); startOfDay(date, calendar.zone) < to; date = addDays(date, 1)) {
          if (!isWorkingDay(date, calendar)) continue;
          const opens = startOfDay(date, calendar.zone) + 9 * hour; // no clock changes on a working day here
          sum += Math.max(0, Math.min(to, opens + 9 * hour) - Math.max(from, opens));
        }
        expect(workingMilliseconds(from, to, calendar)).toBe(sum);
      }),
    );
  });

  test("adding working time and measuring it agree, and no earlier moment would do", () => {
    fc.assert(
      fc.property(someInstant, fc.integer({ min: 1, max: 400 * hour }), someCalendar, (from, term, calendar) => {
        const end = addWorkingTime(from, term, calendar);
        expect(workingMilliseconds(from, end, calendar)).toBe(term);
        expect(workingMilliseconds(from, end - 1, calendar)).toBe(term - 1);
      }),
    );
  });

  test("the marks for SQL give the same working time", () => {
    const marks = workingDayMarks(moscow, 2016, 2027);
    const byDate = new Map(marks.map((mark) => [mark.date, mark]));
    const until = (instant: number) => {
      const mark = byDate.get(dateOf(instant, "Europe/Moscow"));
      if (!mark) throw new Error("no mark");
      return mark.before + Math.min(mark.length, Math.max(0, instant - mark.opens));
    };
    const inside = fc.integer({ min: Date.UTC(2016, 0, 2), max: Date.UTC(2027, 11, 30) });
    fc.assert(
      fc.property(inside, inside, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(workingMilliseconds(from, to, moscow)).toBe(until(to) - until(from));
      }),
    );
  });
});

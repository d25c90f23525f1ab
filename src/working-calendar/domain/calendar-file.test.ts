import { expect, test } from "vitest";
import { defaultHabits, workingHoursOn } from "../../kernel/working-time.ts";
import { readCalendarFile } from "./read-calendar-file.ts";
import { rulesOfShortened, yearsWithShortened } from "./shortened-days.ts";
import { monthsOf, ruleFor } from "./year-of-calendar.ts";

const usual = { opensAtHour: 9, closesAtHour: 18 };
const days = (text: string, year = 2026) => Object.fromEntries(readCalendarFile(text, year, usual).days);
const wrong = (text: string, year = 2026) =>
  readCalendarFile(text, year, usual).wrong.map(({ line, code }) => `${line} ${code}`);

test("a table says dates in both manners, kinds in both languages and hours from and to or how many", () => {
  expect(
    days(
      "Дата;Вид;Часы\n03.11.2026;сокращённый;\n2026-11-04;выходной;\n07.11.2026;рабочий;10:00–14:30\n2026-12-31;worked;4\n",
    ),
  ).toEqual({
    "2026-11-03": { opensAtHour: 9, closesAtHour: 17 },
    "2026-11-04": "off",
    "2026-11-07": { opensAtHour: 10, closesAtHour: 14.5 },
    "2026-12-31": { opensAtHour: 9, closesAtHour: 13 },
  });
});

test("each wrong line is told with its number", () => {
  const text =
    "date,kind,hours\n2026-02-30,off,\n2025-11-04,off,\n2026-11-04,maybe,\n2026-11-05,worked,18-9\n2026-11-06,worked,nine\n2026-11-07,off,\n2026-11-07,worked,\n";
  expect(wrong(text)).toEqual([
    "2 date_wrong",
    "3 year_other",
    "4 kind_unknown",
    "5 hours_backwards",
    "6 hours_wrong",
    "8 date_twice",
  ]);
  expect(wrong("date,kind\n")).toEqual(["1 nothing_read"]);
});

test("the XML of a production calendar: day off, shortened, worked Saturday", () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<calendar year="2025" lang="ru" date="2024.09.10"><holidays><holiday id="1" title="Новогодние каникулы"/></holidays>
<days>
  <day d="01.01" t="1" h="1"/>
  <day d="03.07" t="2"/>
  <day d="11.01" t="3"/>
</days></calendar>`;
  expect(days(xml, 2025)).toEqual({
    "2025-01-01": "off",
    "2025-03-07": { opensAtHour: 9, closesAtHour: 17 },
    "2025-11-01": "worked",
  });
  expect(wrong(xml, 2026)).toEqual(["1 year_other"]);
  expect(wrong(xml.replace("03.07", "03.37"), 2025)).toEqual(["5 date_wrong"]);
});

test("the JSON lists all days off, weekends too; all others are worked", () => {
  const months = Array.from({ length: 12 }, (_, index) => ({
    month: index + 1,
    days: index === 0 ? "1,2,3+,22*" : "1",
  }));
  const read = days(JSON.stringify({ year: 2026, months }));
  expect([read["2026-01-03"], read["2026-01-04"], read["2026-01-22"], Object.keys(read).length]).toEqual([
    "off",
    "worked",
    { opensAtHour: 9, closesAtHour: 17 },
    365,
  ]);
  expect(wrong('{"year":2026}')).toEqual(["1 format_unknown"]);
  expect(wrong("{oops")).toEqual(["1 format_unknown"]);
});

test("with eight hours a day and the shortened ones, the years have the hours of the official production calendars", () => {
  const habits = { ...defaultHabits, opensAtHour: 9, closesAtHour: 17 };
  const hours = (year: number) =>
    monthsOf(year, { ...habits, days: Object.fromEntries(rulesOfShortened(year, habits)) }).reduce(
      (sum, { workingHours }) => sum + workingHours,
      0,
    );
  // 2027 before its decree: 249 days of eight hours less five.
  expect(yearsWithShortened.map(hours)).toEqual([
    1974, 1973, 1970, 1970, 1979, 1972, 1973, 1973, 1979, 1972, 1972, 1987,
  ]);
});

test("only what differs from law and week is kept", () => {
  expect(ruleFor("2026-11-04", null, defaultHabits)).toBeNull(); // off by law
  expect(ruleFor("2026-11-04", usual, defaultHabits)).toBe("worked");
  expect(ruleFor("2026-11-05", null, defaultHabits)).toBe("off");
  expect(ruleFor("2026-11-07", null, defaultHabits)).toBeNull(); // a Saturday
  expect(ruleFor("2026-11-05", { opensAtHour: 9, closesAtHour: 17 }, defaultHabits)).toEqual({
    opensAtHour: 9,
    closesAtHour: 17,
  });
  expect(workingHoursOn("2026-11-05", { ...defaultHabits, days: { "2026-11-05": "off" } })).toBeNull();
});

import type { CalendarDate } from "./time.ts";

/**
 * The Russian production calendars for a five-day week, as data: by year the days off from Monday to Friday, and the
 * Saturdays and Sundays that are worked instead. Source: article 112 of the Labour Code and the yearly government
 * decrees on moved days off. The paid non-working days of the 2020 and 2021 decrees of the President are left out:
 * production calendars count them by the same norm of hours, and most sales departments worked. For 2027 only what the law itself
 * moves is here: extend it by the decree.
 */
interface ProductionYear {
  readonly off: string;
  readonly worked: string;
}

const productionYears: Readonly<Record<number, ProductionYear>> = {
  2016: {
    off: "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-07 03-08 05-02 05-03 05-09 06-13 11-04",
    worked: "02-20",
  },
  2017: { off: "01-02 01-03 01-04 01-05 01-06 02-23 02-24 03-08 05-01 05-08 05-09 06-12 11-06", worked: "" },
  2018: {
    off: "01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 03-09 04-30 05-01 05-02 05-09 06-11 06-12 11-05 12-31",
    worked: "04-28 06-09 12-29",
  },
  2019: { off: "01-01 01-02 01-03 01-04 01-07 01-08 03-08 05-01 05-02 05-03 05-09 05-10 06-12 11-04", worked: "" },
  2020: { off: "01-01 01-02 01-03 01-06 01-07 01-08 02-24 03-09 05-01 05-04 05-05 05-11 06-12 11-04", worked: "" },
  2021: {
    off: "01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 12-31",
    worked: "02-20",
  },
  2022: { off: "01-03 01-04 01-05 01-06 01-07 02-23 03-07 03-08 05-02 05-03 05-09 05-10 06-13 11-04", worked: "03-05" },
  2023: { off: "01-02 01-03 01-04 01-05 01-06 02-23 02-24 03-08 05-01 05-08 05-09 06-12 11-06", worked: "" },
  2024: {
    off: "01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 11-04 12-30 12-31",
    worked: "04-27 11-02 12-28",
  },
  2025: {
    off: "01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 12-31",
    worked: "11-01",
  },
  2026: { off: "01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31", worked: "" },
  2027: { off: "01-01 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-03 05-10 06-14 11-04", worked: "" },
};

/** Holidays of years without a calendar above: the fixed dates, none of them moved. */
const fixedHolidays = new Set(
  "01-01 01-02 01-03 01-04 01-05 01-06 01-07 01-08 02-23 03-08 05-01 05-09 06-12 11-04".split(" "),
);

const exceptions = new Map<CalendarDate, "off" | "worked">();
for (const [year, { off, worked }] of Object.entries(productionYears)) {
  for (const day of off.split(" ")) exceptions.set(`${year}-${day}`, "off");
  if (worked !== "") for (const day of worked.split(" ")) exceptions.set(`${year}-${day}`, "worked");
}

/** What the Russian calendar says of the date against the usual week: a day off, a worked weekend, or nothing. */
export function russianException(date: CalendarDate): "off" | "worked" | null {
  if (Number.parseInt(date, 10) in productionYears) return exceptions.get(date) ?? null;
  return fixedHolidays.has(date.slice(5)) ? "off" : null;
}

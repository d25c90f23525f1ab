import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDate, parseDateTime } from "./moment.ts";
import { isMomentFormat } from "./moment-format.ts";

const zone = "Europe/Moscow";
const at = (text: string, format?: string, where = zone) => {
  const parsed = parseDateTime(text, { zone: where, ...(format === undefined ? {} : { format }) });
  return parsed.refused ?? new Date(parsed.value).toISOString();
};
const on = (text: string, format?: string) => {
  const parsed = parseDate(text, { zone, ...(format === undefined ? {} : { format }) });
  return parsed.refused ?? parsed.value;
};

describe("a time", () => {
  test.each([
    ["2011-10-11 13:45:40.276000+02:00", "2011-10-11T11:45:40.276Z"],
    ["2011-10-11T13:45:40.2769Z", "2011-10-11T13:45:40.276Z"],
    ["2011-10-11T13:45:40+0200", "2011-10-11T11:45:40.000Z"],
    ["2011-10-11 13:45:40 +02", "2011-10-11T11:45:40.000Z"],
    ["2011-10-11 13:45 UTC", "2011-10-11T13:45:00.000Z"],
    ["2016-10-20", "2016-10-19T21:00:00.000Z"],
    ["18.11.2026", "2026-11-17T21:00:00.000Z"],
    ["18.11.2026 9:05", "2026-11-18T06:05:00.000Z"],
    ["18.11.2026, 09:05:07", "2026-11-18T06:05:07.000Z"],
    ["18.11.26 9:05", "2026-11-18T06:05:00.000Z"],
    ["31/12/2026 23:59", "2026-12-31T20:59:00.000Z"],
    ["12/31/2026 11:59 PM", "2026-12-31T20:59:00.000Z"],
    ["12/31/2026 12:05 am", "2026-12-30T21:05:00.000Z"],
    ["2026/11/18 09:05", "2026-11-18T06:05:00.000Z"],
  ])("%s is %s for Moscow", (text, instant) => {
    expect(at(text)).toBe(instant);
  });

  test("of the clock change: the hour that occurs twice is the first, the one that is skipped moves on", () => {
    // Amsterdam: 30.10.2011 03:00 +02:00 goes back to 02:00 +01:00; 27.03.2011 02:00 +01:00 goes on to 03:00 +02:00.
    expect(at("30.10.2011 02:30", undefined, "Europe/Amsterdam")).toBe("2011-10-30T00:30:00.000Z");
    expect(at("27.03.2011 02:30", undefined, "Europe/Amsterdam")).toBe("2011-03-27T01:30:00.000Z");
    expect(at("2011-10-30 02:30:00+01:00", undefined, "Europe/Amsterdam")).toBe("2011-10-30T01:30:00.000Z");
  });

  test("Moscow was at +04:00 in 2012 and is at +03:00 since the autumn of 2014", () => {
    expect(at("01.07.2012 12:00")).toBe("2012-07-01T08:00:00.000Z");
    expect(at("01.07.2015 12:00")).toBe("2015-07-01T09:00:00.000Z");
  });
});

describe("a day", () => {
  test.each([
    ["2016-10-20", "2016-10-20"],
    ["18.11.2026", "2026-11-18"],
    ["8.1.2026", "2026-01-08"],
    ["18.11.26", "2026-11-18"],
    ["18.11.99", "1999-11-18"],
    ["31/12/2026", "2026-12-31"],
    ["12/31/2026", "2026-12-31"],
    ["3/3/2026", "2026-03-03"],
    ["29.02.2024", "2024-02-29"],
    ["18.11.2026 23:30", "2026-11-18"],
    ["2026-11-18T22:30:00Z", "2026-11-19"],
  ])("%s is %s", (text, date) => {
    expect(on(text)).toBe(date);
  });

  test.each([
    ["03/04/2026", "ambiguous_date"],
    ["3/4/2026", "ambiguous_date"],
    ["03-04-2026", "ambiguous_date"],
    ["18/11/26", "ambiguous_date"],
    ["31.02.2026", "no_such_date"],
    ["29.02.2023", "no_such_date"],
    ["29.02.1900", "no_such_date"],
    ["2026-13-01", "no_such_date"],
    ["0.1.2026", "no_such_date"],
    ["18.11.2026 25:00", "no_such_date"],
    ["18.11.2026 12:60", "no_such_date"],
    ["18.11.2026 13:00 PM", "no_such_date"],
    ["2026-11-18 12:00+25:00", "no_such_date"],
    ["18.11.1899", "date_out_of_range"],
    ["2201-01-01", "date_out_of_range"],
    ["20261118", "not_a_date"],
    ["45000", "not_a_date"],
    ["завтра", "not_a_date"],
    ["", "not_a_date"],
    ["18.11-2026", "not_a_date"],
  ])("%s is refused: %s", (text, code) => {
    expect(on(text)).toBe(code);
  });
});

test("a format says which is the month", () => {
  expect(on("03/04/2026", "DD/MM/YYYY")).toBe("2026-04-03");
  expect(on("03/04/2026", "MM/DD/YYYY")).toBe("2026-03-04");
  expect(on("3/4/26", "M/D/YY")).toBe("2026-03-04");
  expect(at("03/04/2026 09:05", "DD/MM/YYYY HH:mm")).toBe("2026-04-03T06:05:00.000Z");
  expect(at("3/4/2026 1:05 PM", "M/D/YYYY h:mm A")).toBe("2026-03-04T10:05:00.000Z");
  expect(at("20261118T090507.250+0100", "YYYYMMDDTHHmmss.SSSZ")).toBe("2026-11-18T08:05:07.250Z");
  expect(on("2026-03-04", "DD/MM/YYYY")).toBe("not_a_date");
  expect(on("31/02/2026", "DD/MM/YYYY")).toBe("no_such_date");
});

test("a format names year, month and day, each once", () => {
  expect(isMomentFormat("DD.MM.YYYY")).toBe(true);
  expect(isMomentFormat("M/D/YY h:mm A")).toBe(true);
  expect(isMomentFormat("DD.MM")).toBe(false);
  expect(isMomentFormat("DD.DD.YYYY MM")).toBe(false);
  expect(isMomentFormat("1,250.00")).toBe(false);
});

const two = (value: number) => String(value).padStart(2, "0");

test("any minute written in any supported style reads back the same", () => {
  const minute = fc.integer({ min: Date.UTC(1900, 0, 2) / 60_000, max: Date.UTC(2200, 11, 30) / 60_000 });
  const styles: readonly ((d: string, m: string, y: string, t: string) => readonly [string, string?])[] = [
    (d, m, y, t) => [`${y}-${m}-${d}T${t}:00.000Z`],
    (d, m, y, t) => [`${y}-${m}-${d} ${t}`],
    (d, m, y, t) => [`${d}.${m}.${y} ${t}`],
    (d, m, y, t) => [`${d}/${m}/${y} ${t}`, "DD/MM/YYYY HH:mm"],
    (d, m, y, t) => [`${t} ${m}-${d}-${y}`, "HH:mm MM-DD-YYYY"],
  ];
  fc.assert(
    fc.property(minute, fc.constantFrom(...styles), (number, style) => {
      const date = new Date(number * 60_000);
      const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
      const [text, format] = style(
        two(date.getUTCDate()),
        two(date.getUTCMonth() + 1),
        String(date.getUTCFullYear()),
        time,
      );
      expect(at(text, format, "UTC")).toBe(date.toISOString());
    }),
  );
});

import { expect, test } from "vitest";
import { comparedSpan, presets, spanOf, spanWords } from "./periods.ts";

const today = "2026-11-18";

test("presets on 18 November are whole months, quarters and years, and twelve months to this day", () => {
  expect(Object.fromEntries(presets.map((preset) => [preset, spanOf(preset, today)]))).toEqual({
    month: { from: "2026-11-01", to: "2026-12-01" },
    lastMonth: { from: "2026-10-01", to: "2026-11-01" },
    quarter: { from: "2026-10-01", to: "2027-01-01" },
    lastQuarter: { from: "2026-07-01", to: "2026-10-01" },
    year: { from: "2026-01-01", to: "2027-01-01" },
    yearBack: { from: "2025-11-19", to: "2026-11-19" },
    all: { from: undefined, to: undefined },
  });
});

test("a quarter is compared with the quarter before it and with the same quarter a year ago", () => {
  const quarter = { from: "2026-07-01", to: "2026-10-01" };
  expect(comparedSpan(quarter, "previous")).toEqual({ from: "2026-04-01", to: "2026-07-01" });
  expect(comparedSpan(quarter, "lastYear")).toEqual({ from: "2025-07-01", to: "2025-10-01" });
});

test("ten days are compared with the ten days before them", () => {
  expect(comparedSpan({ from: "2026-03-05", to: "2026-03-15" }, "previous")).toEqual({
    from: "2026-02-23",
    to: "2026-03-05",
  });
});

test("without both ends there is nothing to compare with", () => {
  expect(comparedSpan({ from: undefined, to: "2026-03-15" }, "previous")).toBeNull();
});

test("whole months are told by their names, other days by both ends, the last one included", () => {
  expect(spanWords({ from: "2026-06-01", to: "2026-09-01" }, "ru")).toBe("июнь – август 2026");
  expect(spanWords({ from: "2026-06-03", to: "2026-09-01" }, "ru")).toBe("3 июня – 31 августа 2026");
  expect(spanWords({ from: "2026-06-01", to: "2026-07-01" }, "en")).toBe("June 2026");
  expect(spanWords({ from: undefined, to: undefined }, "ru")).toBeNull();
});

import { describe, expect, test } from "vitest";
import { daysOfPeriod, periodsToPlan, usualPeriod } from "./plan-period.ts";
import { figuresOf, type MeasuredSheet, typedIn, withTyped } from "./sheet.ts";

const measured: MeasuredSheet = {
  target: null,
  fact: { minor: 0 },
  expected: { minor: 0 },
  average: { value: { minor: 500_000_00 } },
  people: ["Anna", "Boris"],
  workingDaysLeft: 57,
  period: { to: "2027-04-01" },
  today: "2026-11-18",
  stages: [
    { id: "meeting", conversion: 0.5, daysToWon: 30, held: 3, actions: [{ perEntry: 2 }, { perEntry: 0.5 }] },
    { id: "won", conversion: null, daysToWon: null, held: 0, actions: [] },
  ],
};

describe("the sheet", () => {
  test("counts with the measures until something is typed over, and with them again when that is taken back", () => {
    const typed = withTyped({ target: 150_000_000_00 }, { figure: "conversion", stage: "meeting" }, 0.6);
    expect(figuresOf(measured, typed)).toMatchObject({ targetMinor: 150_000_000_00, people: 2, lastDay: "2027-03-31" });
    expect(figuresOf(measured, typed).stages[0]).toEqual({
      id: "meeting",
      conversion: 0.6,
      daysToWon: 30,
      held: 3,
      actionsPerEntry: 2.5,
    });
    expect(typedIn(typed, { figure: "conversion", stage: "meeting" })).toBe(0.6);
    const back = withTyped(typed, { figure: "conversion", stage: "meeting" }, null);
    expect(back).toEqual({ target: 150_000_000_00 });
    expect(withTyped(back, { figure: "target" }, null)).toEqual({});
  });

  test("a zero that is typed counts as a zero", () => {
    expect(figuresOf(measured, { people: 0, average: 0 })).toMatchObject({ people: 0, averageMinor: 0 });
  });
});

test("in November one plans from this month to the next year, by default the first quarter", () => {
  expect(usualPeriod("2026-11-18")).toBe("2027-q1");
  expect(periodsToPlan("2026-11-18")).toEqual(
    "2026-11 2026-12 2027-01 2026-q4 2027-q1 2027-q2 2027-q3 2027-q4 2026 2027".split(" "),
  );
  expect(daysOfPeriod("2027-q1")).toEqual({ from: "2027-01-01", to: "2027-04-01" });
  expect(daysOfPeriod("2026-12")).toEqual({ from: "2026-12-01", to: "2027-01-01" });
  expect(daysOfPeriod("2027")).toEqual({ from: "2027-01-01", to: "2028-01-01" });
  expect(daysOfPeriod("soon")).toBeNull();
});

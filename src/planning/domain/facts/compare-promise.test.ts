import { expect, test } from "vitest";
import { defaultWorkingCalendar } from "../../../kernel/working-time.ts";
import { type ArrivedPayment, comparePromise } from "./compare-promise.ts";
import { daysOf, nextWorkingDay } from "./promised-day.ts";

const moscow = defaultWorkingCalendar("Europe/Moscow");
const tuesday = { from: "2026-11-17", to: "2026-11-18" };
const promised = (minor: number, paymentId = "bryansk") => ({ paymentId, minor });
const came = (minor: number, paymentId: string, plannedOn: string | null): ArrivedPayment => ({
  paymentId,
  minor,
  plannedOn,
});

test("tomorrow of a Friday is Monday, and Monday answers for the weekend before it; holidays are passed over", () => {
  expect(nextWorkingDay("2026-11-20", moscow)).toBe("2026-11-23");
  expect(daysOf("2026-11-23", moscow)).toEqual({ from: "2026-11-21", to: "2026-11-24" });
  expect(nextWorkingDay("2026-11-03", moscow)).toBe("2026-11-05");
  expect(nextWorkingDay("2025-12-30", moscow)).toBe("2026-01-12");
});

test("780 promised and nothing came: 780 are missing, and the pipeline is to be gone through", () => {
  expect(comparePromise([promised(780)], [], tuesday, 0)).toEqual({
    promisedMinor: 780,
    cameMinor: 0,
    differenceMinor: -780,
    arrivals: [],
    missed: [promised(780)],
    isShort: true,
  });
});

test("what came unpromised is told apart: before its day, after it, or expected by nobody", () => {
  const arrivals = [came(315, "early", "2026-11-20"), came(40, "late", "2026-11-12"), came(5, "new", null)];
  const compared = comparePromise([], arrivals, tuesday, 0);
  expect(compared.arrivals.map(({ arrival }) => arrival)).toEqual(["early", "late", "new"]);
  expect(compared).toMatchObject({ promisedMinor: 0, cameMinor: 360, differenceMinor: 360, isShort: false });
});

test("10 % less than promised pass a tolerance of 10 %, a kopeck more does not; nothing promised is never short", () => {
  const short = (minor: number) =>
    comparePromise([promised(1_000)], [came(minor, "bryansk", null)], tuesday, 0.1).isShort;
  expect([short(900), short(899)]).toEqual([false, true]);
  expect(comparePromise([], [], tuesday, 0).isShort).toBe(false);
});

test("a part of a promised payment is no promise missed, but its rest is missing from the sum", () => {
  const part = comparePromise([promised(610)], [came(210, "bryansk", "2026-11-17")], tuesday, 0);
  expect(part).toMatchObject({ differenceMinor: -400, missed: [], isShort: true });
});

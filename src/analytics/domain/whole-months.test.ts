import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeMonths } from "./whole-months.ts";

const at = (text: string) => Date.parse(`${text}Z`);

test("a year from the 22nd of November is eleven whole months with nine days before and twenty-two after them", () => {
  expect(wholeMonths({ from: at("2025-11-22T00:00"), to: at("2026-11-23T00:00") })).toEqual({
    whole: { from: at("2025-12-01T00:00"), to: at("2026-11-01T00:00") },
    rest: [
      { from: at("2025-11-22T00:00"), to: at("2025-12-01T00:00") },
      { from: at("2026-11-01T00:00"), to: at("2026-11-23T00:00") },
    ],
  });
});

test("a day of Moscow begins three hours before the month of UTC does, and they are read by themselves", () => {
  expect(wholeMonths({ from: at("2026-02-28T21:00"), to: null })).toEqual({
    whole: { from: at("2026-03-01T00:00"), to: null },
    rest: [{ from: at("2026-02-28T21:00"), to: at("2026-03-01T00:00") }],
  });
});

test("days within two months have no whole month, all time is nothing else", () => {
  const days = { from: at("2026-03-10T00:00"), to: at("2026-04-20T00:00") };
  expect(wholeMonths(days)).toEqual({ whole: null, rest: [days] });
  expect(wholeMonths({ from: null, to: null })).toEqual({ whole: { from: null, to: null }, rest: [] });
});

const moment = fc.integer({ min: at("2020-01-01T00:00"), max: at("2030-01-01T00:00") });

test("every moment of a period is in one part of it, and no other moment in any", () => {
  const covers = (span: { from: number | null; to: number | null } | null, instant: number) =>
    span !== null && (span.from === null || instant >= span.from) && (span.to === null || instant < span.to);
  fc.assert(
    fc.property(fc.option(moment), fc.option(moment), moment, (one, other, instant) => {
      const [from, to] = one !== null && other !== null && other < one ? [other, one] : [one, other];
      const { whole, rest } = wholeMonths({ from, to });
      const parts = [whole, ...rest].filter((span) => covers(span, instant));
      expect(parts).toHaveLength(covers({ from, to }, instant) ? 1 : 0);
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { countedMinor, usualVatRates, vatOn } from "./counted-money.ts";

const roubles = (minor: number, vat: number | null) => countedMinor({ minor, currency: "RUB", vat, rate: null }, "RUB");

test("122,000 with 22 % of VAT is 100,000 without it, 120,000 with 20 % too, and without VAT all of it counts", () => {
  expect(roubles(122_000_00, 22)).toBe(100_000_00);
  expect(roubles(120_000_00, 20)).toBe(100_000_00);
  expect(roubles(100_000_00, null)).toBe(100_000_00);
  expect(roubles(100_000_00, 0)).toBe(100_000_00);
});

test("a half of a kopeck goes up: 1.83 with 22 % is 1.5 exactly, 0.61 is a half", () => {
  expect(roubles(183, 22)).toBe(150);
  // 61 / 1.22 = 50; 60 / 1.22 = 49.18; 3 / 1.2 = 2.5, rounded up.
  expect([roubles(61, 22), roubles(60, 22), roubles(3, 20)]).toEqual([50, 49, 3]);
});

test("1,000 euros at 91.2345 are 91,234.50 roubles; 1,000 yen have no cents; a rate and VAT are rounded once", () => {
  expect(countedMinor({ minor: 1_000_00, currency: "EUR", vat: null, rate: 91.2345 }, "RUB")).toBe(91_234_50);
  expect(countedMinor({ minor: 1_000, currency: "JPY", vat: null, rate: 0.521 }, "RUB")).toBe(521_00);
  expect(countedMinor({ minor: 521_00, currency: "RUB", vat: null, rate: 2 }, "JPY")).toBe(1_042);
  // 10.01 × 80.5 × 100 / 120 = 671.504166…
  expect(countedMinor({ minor: 10_01, currency: "USD", vat: 20, rate: 80.5 }, "RUB")).toBe(671_50);
});

test("a refund takes back to the kopeck what its payment brought", () => {
  const amounts = fc.record({
    minor: fc.integer({ min: 1, max: 10 ** 14 }),
    vat: fc.integer({ min: 0, max: 10_000 }).map((points) => points / 100),
    rate: fc.option(fc.integer({ min: 1, max: 10 ** 11 }).map((points) => points / 10 ** 8)),
  });
  fc.assert(
    fc.property(amounts, ({ minor, vat, rate }) => {
      const of = (sum: number) => countedMinor({ minor: sum, currency: "EUR", vat, rate }, "RUB");
      expect(of(minor) + of(-minor)).toBe(0);
    }),
  );
});

test("the Russian rate is 20 % to the end of 2025 and 22 % from 2026; whoever stops to pay it has none since that day", () => {
  const usual = usualVatRates("RUB");
  expect([vatOn("2025-12-31", usual), vatOn("2026-01-01", usual)]).toEqual([20, 22]);
  expect(vatOn("2026-11-18", usualVatRates("EUR"))).toBeNull();
  const simplified = [...usual, { since: "2026-07-01", rate: null }];
  expect([vatOn("2026-06-30", simplified), vatOn("2026-07-01", simplified)]).toEqual([22, null]);
});

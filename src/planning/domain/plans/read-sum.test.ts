import { expect, test } from "vitest";
import { readSum } from "./read-sum.ts";

test.each([
  ["120 млн", 120_000_000_00],
  ["1,5 млн", 1_500_000_00],
  ["1.5млн.", 1_500_000_00],
  ["350 тыс.", 350_000_00],
  ["350к", 350_000_00],
  ["2.4m", 2_400_000_00],
  ["1,250 млрд", 1_250_000_000_00],
  ["1 200 000", 1_200_000_00],
  ["1 200 000,50 ₽", 1_200_000_50],
  ["1 200 000 руб.", 1_200_000_00],
  ["1,200,000", 1_200_000_00],
  ["1.200.000,5", 1_200_000_50],
  ["1,250", 1_250_00],
  ["12,5", 12_50],
  ["0", 0],
])("%s is %d kopecks", (text, minor) => {
  expect(readSum(text, "RUB")).toBe(minor);
});

test.each(["", "-5", "млн", "12,345,6", "1,2,3", "5 попугаев", "0,001", "1e9", "99999999 млрд", "Итого"])(
  "%s is no sum",
  (text) => {
    expect(readSum(text, "RUB")).toBeNull();
  },
);

test("a currency without minor units takes no fraction", () => {
  expect(readSum("1,5 млн", "JPY")).toBe(1_500_000);
  expect(readSum("12,5", "JPY")).toBeNull();
});

test("a sum in another currency is not taken for one of the plan's", () => {
  expect(readSum("120 000 $", "RUB")).toBeNull();
  expect(readSum("1,5 млн €", "RUB")).toBeNull();
  expect(readSum("1200 EUR", "RUB")).toBeNull();
  expect(readSum("1200 руб.", "EUR")).toBeNull();
  expect(readSum("1,5 млн руб.", "RUB")).toBe(1_500_000_00);
  expect(readSum("350 тыс. р.", "RUB")).toBe(350_000_00);
  expect(readSum("1200 €", "EUR")).toBe(1200_00);
  expect(readSum("$1.5m", "USD")).toBe(1_500_000_00);
  expect(readSum("€1200", "RUB")).toBeNull();
  expect(readSum("1.5m USD", "USD")).toBe(1_500_000_00);
});

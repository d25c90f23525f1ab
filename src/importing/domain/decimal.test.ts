import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DecimalFormat, parseDecimal, splitCurrency } from "./decimal.ts";

const kopecks = (text: string, format?: DecimalFormat) => {
  const parsed = parseDecimal(text, { digits: 2, excess: "round", ...(format === undefined ? {} : { format }) });
  return parsed.refused ?? parsed.value;
};

test.each<[string, number]>([
  ["1250", 125_000],
  ["1 250,00", 125_000],
  ["1\u00A0250,00", 125_000],
  ["1\u202F250,00", 125_000],
  ["1'250.00", 125_000],
  ["1,250.00", 125_000],
  ["1.250,00", 125_000],
  ["1,250,000", 125_000_000],
  ["1.250.000,5", 125_000_050],
  ["1 250,123", 125_012],
  ["1250.5", 125_050],
  ["1,25", 125],
  ["12,5", 1_250],
  ["0,125", 13],
  ["0.124", 12],
  ["1234,567", 123_457],
  [",5", 50],
  ["5,", 500],
  ["-3", -300],
  ["−3,5", -350],
  ["(3)", -300],
  ["+7", 700],
  ["-0", 0],
  ["-0,005", -1],
  ["0.30000000000000004", 30],
  ["90071992547409.91", 9_007_199_254_740_991],
])("%s is %i kopecks", (text, minor) => {
  expect(kopecks(text)).toBe(minor);
});

test("one comma or point before three digits may be thousands or thousandths, so it is refused until told", () => {
  expect(kopecks("1,250")).toBe("ambiguous_number");
  expect(kopecks("1.250")).toBe("ambiguous_number");
  expect(kopecks("-12.250")).toBe("ambiguous_number");
  expect(kopecks("1,250", "1,250.00")).toBe(125_000);
  expect(kopecks("1,250", "1.250,00")).toBe(125);
  expect(kopecks("1.250", "1,250.00")).toBe(125);
  expect(kopecks("1.250", "1.250,00")).toBe(125_000);
});

test.each([
  "",
  "—",
  "abc",
  "1,2,3",
  "1 25",
  "12 50,00",
  "1.25.3",
  "1,250.00.1",
  "1e6",
  "1,25,000.5",
  "--3",
  "5%",
  "1/2",
  "0x10",
])("“%s” is not a number", (text) => {
  expect(kopecks(text)).toBe("not_a_number");
});

test("a format refuses what contradicts it", () => {
  expect(kopecks("1.250,00", "1,250.00")).toBe("not_a_number");
  expect(kopecks("12,50", "1,250.00")).toBe("not_a_number");
});

test("a number past what is exact is refused", () => {
  expect(kopecks("90071992547409.92")).toBe("number_too_large");
  expect(kopecks("9".repeat(400))).toBe("number_too_large");
});

test("pieces are whole: zeros after the point are fine, a half is refused", () => {
  expect(parseDecimal("12,00", { digits: 0, excess: "refuse" })).toEqual({ value: 12 });
  expect(parseDecimal("12,5", { digits: 0, excess: "refuse" })).toEqual({ refused: "too_many_decimals" });
});

describe("a currency mark", () => {
  test.each<[string, string, string | null]>([
    ["1 250 ₽", "1 250", "RUB"],
    ["1 250,00 руб.", "1 250,00", "RUB"],
    ["1250 р.", "1250", "RUB"],
    ["1250 рублей", "1250", "RUB"],
    ["$1,250.00", "1,250.00", "USD"],
    ["€ 12,5", "12,5", "EUR"],
    ["USD 12.5", "12.5", "USD"],
    ["-$5", "-5", "USD"],
    ["1250", "1250", null],
    ["бесплатно", "бесплатно", null],
  ])("of “%s” is taken off", (text, number, currency) => {
    expect(splitCurrency(text)).toEqual({ number, currency });
  });
});

test("a sum written in any style reads back to the kopeck", () => {
  const styles: readonly [group: string, decimal: string][] = [
    [" ", ","],
    ["\u00A0", ","],
    ["\u202F", ","],
    [",", "."],
    [".", ","],
    ["", "."],
    ["", ","],
    ["'", "."],
  ];
  const sum = fc.integer({ min: -999_999_999_999, max: 999_999_999_999 });
  fc.assert(
    fc.property(sum, fc.constantFrom(...styles), fc.boolean(), (minor, [group, decimal], brackets) => {
      const digits = String(Math.abs(minor)).padStart(3, "0");
      const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
      const size = `${whole}${decimal}${digits.slice(-2)}`;
      const text = minor >= 0 ? size : brackets ? `(${size})` : `-${size}`;
      expect(kopecks(text)).toBe(minor);
    }),
  );
});

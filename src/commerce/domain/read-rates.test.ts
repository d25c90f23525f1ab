import { expect, test } from "vitest";
import { readRates } from "./read-rates.ts";

test("rates are read as banks and sheets write them, what is not one is told by its line", () => {
  const text =
    "Дата;Валюта;Курс\n12.11.2026;EUR;91,50\n\n2026-11-13\tusd\t80.1234\n31.02.2026;EUR;91\nEUR;14.11.2026;0";
  expect(readRates(text)).toEqual({
    rates: [
      { on: "2026-11-12", currency: "EUR", rate: 91.5 },
      { on: "2026-11-13", currency: "USD", rate: 80.1234 },
    ],
    unread: [1, 5, 6],
  });
});

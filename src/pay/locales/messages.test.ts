import { expect, test } from "vitest";
import { payRefusals } from "../domain/refusals.ts";
import { sumInWords } from "../domain/sum-in-words.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

test("every refusal has its message in both languages", () => {
  expect(Object.keys(ru.refusal)).toEqual(Object.keys(payRefusals));
  expect(Object.keys(en.refusal)).toEqual(Object.keys(payRefusals));
});

test("sums are written out as orders have them", () => {
  const words = (roubles: number, locale: "ru" | "en" = "ru") =>
    sumInWords({ minor: Math.round(roubles * 100), currency: "RUB" }, locale);
  expect(words(30_000)).toBe("тридцать тысяч рублей 00 копеек");
  expect(words(1_121_342.01)).toBe("один миллион сто двадцать одна тысяча триста сорок два рубля 01 копейка");
  expect(words(11_000_000.5)).toBe("одиннадцать миллионов рублей 50 копеек");
  expect(words(0)).toBe("ноль рублей 00 копеек");
  expect(words(75_042, "en")).toBe("seventy-five thousand forty-two RUB 00/100");
});

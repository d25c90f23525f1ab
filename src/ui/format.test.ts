import { expect, test } from "vitest";
import { createFormat } from "./format.ts";

const ru = createFormat("ru", "Europe/Moscow");
const en = createFormat("en", "Europe/Moscow");
const rub = (minor: number) => ({ minor, currency: "RUB" });
/** Spaces in the expectations are written plainly; the text itself must hold only U+00A0. */
const hard = (text: string) => text.replaceAll(" ", "\u00a0");

test("a sum shows thousands parted by a space that does not break, and the rouble after it", () => {
  expect(ru.money(rub(214_000_000))).toBe(hard("2 140 000 ₽"));
  expect(en.money(rub(214_000_000))).toBe(hard("2,140,000 ₽"));
});

test("kopecks appear only where there are some", () => {
  expect(ru.money(rub(12_345))).toBe(hard("123,45 ₽"));
  expect(ru.money(rub(12_300))).toBe(hard("123 ₽"));
});

test("a currency without minor units is not divided by a hundred", () => {
  expect(ru.money({ minor: 1500, currency: "JPY" })).toBe(hard("1 500 ¥"));
});

test("English puts the dollar before the sum and keeps the minus ahead of it", () => {
  expect(en.money({ minor: -125_000, currency: "USD" })).toBe("\u2212$1,250");
});

test("a compact sum names its magnitude in words of the language", () => {
  expect(ru.moneyCompact(rub(7_140_000_000))).toBe(hard("71,4 млн ₽"));
  expect(en.moneyCompact(rub(7_140_000_000))).toBe(hard("71.4 M ₽"));
  expect(ru.moneyCompact(rub(85_000))).toBe(hard("850 ₽"));
});

test("a share has its sign parted in Russian and a decrease has the true minus", () => {
  expect(ru.share(0.3214)).toBe(hard("32 %"));
  expect(ru.share(0.653, 1)).toBe(hard("65,3 %"));
  expect(ru.signed(-11.7)).toBe("\u221211,7");
  expect(ru.signed(0.7)).toBe("+0,7");
});

test("days and hours take the plural of the language", () => {
  expect(ru.days(3)).toBe(hard("3 дн."));
  expect(ru.days(3, "long")).toBe(hard("3 дня"));
  expect(en.days(1, "long")).toBe(hard("1 day"));
  expect(ru.duration(100)).toBe(hard("1 ч 40 мин"));
});

test("a near day is named, a far one is dated, another year is written out", () => {
  expect(ru.dayNear("2026-11-18", "2026-11-18")).toBe("Сегодня");
  expect(ru.dayNear("2026-11-19", "2026-11-18")).toBe("Завтра");
  expect(ru.dayNear("2026-11-20", "2026-11-18")).toBe("Пт");
  expect(ru.dayNear("2026-11-25", "2026-11-18")).toBe(hard("25 ноя"));
  expect(ru.day("2027-01-15", "2026-11-18")).toBe(hard("15 янв 2027"));
  expect(en.dayNamed("2026-11-16")).toBe(`Monday, ${hard("16 November")}`);
});

test("a moment is told in the workspace's zone: 22:30 UTC is already tomorrow in Moscow", () => {
  const at = Date.parse("2026-11-18T22:30:00Z");
  expect(ru.moment(at, Date.parse("2026-11-18T09:00:00Z"))).toBe(hard("Завтра 01:30"));
});

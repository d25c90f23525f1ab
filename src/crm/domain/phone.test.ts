import { expect, test } from "vitest";
import { normalizePhone } from "./phone.ts";

test.each([
  "8 (912) 345-67-89",
  "+7 912 345-67-89",
  "+7(912)3456789",
  "79123456789",
  "89123456789",
  "9123456789",
  "912 345 67 89",
  "8-912-345-67-89",
  "8 912 345 67 89",
  "+7 912 345-67-89 доб. 12",
  "8 (912) 345-67-89 (доб. 1234)",
  "8 (912) 345-67-89, доб 12",
  "+7 912 345-67-89 ext. 5",
  "тел. 8 912 345-67-89",
  "моб.: +7 912 345 67 89",
  "8 (912) 345-67-89, 8 (495) 123-45-67",
  "+79123456789; +74951234567",
  "+79123456789 / +74951234567",
  "+7 912 345-67-89 +7 495 123-45-67",
  "8 912 345-67-89 и 8 495 123-45-67",
])("%s is one and the same number", (text) => {
  expect(normalizePhone(text)).toBe("+79123456789");
});

test("a number of another country keeps its code", () => {
  expect(normalizePhone("+49 30 901820")).toBe("+4930901820");
  expect(normalizePhone("+375 29 123-45-67")).toBe("+375291234567");
  expect(normalizePhone("(212) 555-0123", "US")).toBe("+12125550123");
});

test("a city number with its code is a number", () => {
  expect(normalizePhone("(495) 123-45-67")).toBe("+74951234567");
});

test.each(["", "нет", "—", "123", "ivan@example.com", "звонить после 18:00", "123456789012345678", "1C1I7A6R"])(
  "“%s” is not a phone",
  (text) => {
    expect(normalizePhone(text)).toBeNull();
  },
);

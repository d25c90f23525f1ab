import { expect, test } from "vitest";
import { fieldProblem, shownPhone, understoodPhone } from "./field-checks.ts";

test("a tax number says what is wrong with it: a letter, the length, or a digit", () => {
  expect(fieldProblem("inn", "16510482З7")).toEqual({ key: "web.check.innLetters" });
  expect(fieldProblem("inn", "165104823")).toEqual({ key: "web.check.innLength", params: { count: 9 } });
  expect(fieldProblem("inn", "1651048238")).toEqual({ key: "web.check.innDigits" });
  expect(fieldProblem("inn", "7707 083 893")).toBeNull();
  expect(fieldProblem("inn", "")).toBeNull();
});

test("a phone in any format is shown in one", () => {
  expect(understoodPhone("8 (912) 345-67-89")).toBe("+7\u00a0912\u00a0345-67-89");
  expect(understoodPhone("звонить утром")).toBeNull();
  expect(shownPhone("+375291234567")).toBe("+375\u00a029\u00a0123\u00a045\u00a067");
});

import { expect, test } from "vitest";
import { isInn, isKpp } from "./inn.ts";

test("the tax numbers of Sberbank and Gazprom are right", () => {
  expect(isInn("7707083893")).toBe(true);
  expect(isInn("7736050003")).toBe(true);
});

test("a person's tax number has two check digits, and both are checked", () => {
  // 7,2,4,10,3,5,9,4,6,8 over 5001007322: 35+0+0+10+0+0+63+12+12+16 = 148, mod 11 = 5
  // 3,7,2,4,10,3,5,9,4,6,8 over 50010073225: 15+0+0+4+0+0+35+27+8+12+40 = 141, mod 11 = 9
  expect(isInn("500100732259")).toBe(true);
  expect(isInn("500100732258")).toBe(false);
  expect(isInn("500100732249")).toBe(false);
});

test("a wrong digit, a wrong length, letters and zeros are no tax number", () => {
  for (const text of ["7707083894", "770708389", "77070838931", "770708389a", "0000000000", "000000000000", ""]) {
    expect(isInn(text), text).toBe(false);
  }
});

test("a КПП is nine signs, the fifth and sixth may be letters", () => {
  expect(isKpp("773601001")).toBe(true);
  expect(isKpp("7736AB001")).toBe(true);
  expect(isKpp("77360100")).toBe(false);
  expect(isKpp("7736ab001")).toBe(false);
});

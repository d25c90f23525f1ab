import { expect, test } from "vitest";
import { areNamesakes, confidenceOf } from "./duplicate-signs.ts";

test("same phone and same name: doubts of 0.2 and 0.4 leave 0.08, so 0.92", () => {
  expect(
    confidenceOf([
      { sign: "phone", likeness: 1 },
      { sign: "name", likeness: 1 },
    ]),
  ).toBe(0.92);
});

test("one ИНН is nearly sure, unless two КПП make them branches", () => {
  expect(confidenceOf([{ sign: "inn", likeness: 1 }])).toBe(0.95);
  expect(confidenceOf([{ sign: "inn", likeness: 1 }], { areBranches: true })).toBe(0.6);
});

test("names alike by 0.8 are half way from the threshold: 0.6 × 0.75 = 0.45", () => {
  expect(confidenceOf([{ sign: "name", likeness: 0.8 }])).toBe(0.45);
  expect(confidenceOf([{ sign: "name", likeness: 0.6 }])).toBe(0.3);
});

test("people of two companies with one name are namesakes, unless they share a phone", () => {
  const name = { sign: "name", likeness: 1 } as const;
  expect(areNamesakes([name], { atTwoCompanies: true })).toBe(true);
  expect(areNamesakes([name], { atTwoCompanies: false })).toBe(false);
  expect(areNamesakes([name, { sign: "phone", likeness: 1 }], { atTwoCompanies: true })).toBe(false);
});

import { expect, test } from "vitest";
import { normsRefusals } from "../domain/refusals.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

test("every refusal has its message in both languages", () => {
  for (const code of Object.keys(normsRefusals)) expect(Object.keys(ru.refusal)).toContain(code);
  expect(Object.keys(ru.refusal)).toEqual(Object.keys(en.refusal));
});

import { expect, test } from "vitest";
import { honestRecordsRefusals } from "../domain/refusals.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

test("every refusal has its message in both languages", () => {
  expect(Object.keys(ru.refusal)).toEqual(Object.keys(honestRecordsRefusals));
  expect(Object.keys(en.refusal)).toEqual(Object.keys(honestRecordsRefusals));
});

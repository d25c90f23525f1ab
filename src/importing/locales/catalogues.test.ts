import { expect, test } from "vitest";
import { fieldsOf, importKinds } from "../domain/fields.ts";
import { foreignSystems } from "../domain/foreign-systems.ts";
import { importingRefusals } from "../domain/refusals.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

test.each([ru, en])("every refusal, kind and field has its words", (catalogue) => {
  expect(Object.keys(catalogue.refusal).toSorted()).toEqual(Object.keys(importingRefusals).toSorted());
  expect(Object.keys(catalogue.kind)).toEqual([...importKinds, ...foreignSystems]);
  const fields = new Set(importKinds.flatMap((kind) => fieldsOf(kind).map((field) => field.name)));
  expect(new Set(Object.keys(catalogue.field))).toEqual(fields);
});

test("both languages fill in the same params", () => {
  const params = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
  for (const code of Object.keys(importingRefusals) as (keyof typeof importingRefusals)[]) {
    expect(params(ru.refusal[code]), code).toEqual(params(en.refusal[code]));
  }
});

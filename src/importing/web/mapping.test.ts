import { expect, test } from "vitest";
import { choiceOf, mapOf, suggested, withField } from "./mapping.ts";

const columns = [
  { name: "Номер", fields: ["externalId"] },
  { name: "Этап", fields: ["stage"] },
  { name: "Прочее", fields: [] },
];

test("a table that nobody touched is matched by the server", () => {
  expect(mapOf({}, columns)).toBeUndefined();
});

test("a field taken for another column leaves the first one out", () => {
  const choices = withField({}, columns, 2, "stage");
  expect(choiceOf(choices, columns, 1).field).toBeNull();
  expect(mapOf(choices, columns)).toEqual({ externalId: "Номер", stage: "Прочее" });
});

test("formats and values of stages go with their column", () => {
  const choices = { 1: { field: "stage", format: null, values: { Успех: { outcome: "won" as const } } } };
  expect(mapOf(choices, columns)).toEqual({
    externalId: "Номер",
    stage: { column: "Этап", values: { Успех: { outcome: "won" } } },
  });
});

test("columns that do not all fit are still matched by their names", () => {
  const found = suggested("deals", [
    { name: "Номер", fields: [] },
    { name: "Название", fields: [] },
    { name: "Этап", fields: [] },
  ]);
  expect(found.map(({ fields }) => fields)).toEqual([[], ["title"], ["stage"]]);
});

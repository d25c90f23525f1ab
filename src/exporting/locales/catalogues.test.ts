import { expect, test } from "vitest";
import { exportingRefusals } from "../domain/refusals.ts";
import { sheets } from "../domain/sheets.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

test.each([ru, en])("every refusal, table and heading has its words", (words) => {
  expect(Object.keys(words.refusal).toSorted()).toEqual(Object.keys(exportingRefusals).toSorted());
  expect(Object.keys(words.sheet)).toEqual(sheets.map(({ key }) => key));
  const columns = sheets.flatMap((sheet) => sheet.columns);
  expect(new Set(Object.keys(words.heading))).toEqual(new Set(columns.map(({ key }) => key)));
  const lists = columns.flatMap(({ words: list }) => (list === undefined ? [] : [list]));
  expect(new Set(Object.keys(words.code))).toEqual(new Set(lists));
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomField, FieldKind } from "./custom-field.ts";
import {
  type CustomFilter,
  compileFilters,
  filterTests,
  parseCustomFilter,
  writeCustomFilter,
} from "./custom-filter.ts";

const field = (kind: FieldKind): CustomField => ({
  id: `id-${kind}`,
  entity: "deal",
  key: kind,
  name: kind,
  kind,
  isDemanded: false,
  isArchived: false,
  options: [{ id: "o1", name: "Крупный", color: "neutral", isArchived: false }],
});
const fields = (["number", "money", "date", "date_time", "yes_no", "choice", "choices", "text"] as const).map(field);
const compiled = (text: string) => compileFilters(fields, parseCustomFilter(text) ?? [], "Europe/Moscow");

test("a filter of an address becomes tests by the kinds of its fields", () => {
  expect(
    compiled("number:from:10;money:to:150000;yes_no:any:true;choice:any:Крупный,o2;choices:any:o1;text:blank"),
  ).toEqual([
    { field: "id-number", test: "number_from", value: 10 },
    { field: "id-money", test: "money_to", value: 150_000 },
    { field: "id-yes_no", test: "any", value: [true] },
    { field: "id-choice", test: "any", value: ["o1", "o2"] },
    { field: "id-choices", test: "any", value: [["o1"]] },
    { field: "id-text", test: "blank" },
  ]);
  expect(compiled("date:from:2026-03-01;date_time:to:2026-03-02")).toEqual([
    { field: "id-date", test: "text_from", value: "2026-03-01" },
    { field: "id-date_time", test: "text_to", value: "2026-03-01T21:00:00.000Z" },
  ]);
});

test("an unknown field, a test that does not suit its kind and a value of another form are no filter", () => {
  for (const text of [
    "colour:filled",
    "text:from:1",
    "yes_no:has:a",
    "number:from:ten",
    "yes_no:any:maybe",
    "date:from:1.3.",
  ]) {
    expect(compiled(text), text).toBeUndefined();
  }
  for (const text of ["text", "text:like:a", "text:has:%E0%A4%A", ":filled", "a:has:b:c"]) {
    expect(parseCustomFilter(text), text).toBeUndefined();
  }
});

test("what is written is read as it was, whatever the values hold", () => {
  const filter = fc.record<CustomFilter>({
    field: fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
    test: fc.constantFrom(...filterTests),
    values: fc.array(fc.string({ minLength: 1, unit: "grapheme" }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(filter, { maxLength: 5 }), (filters) => {
      expect(parseCustomFilter(writeCustomFilter(filters))).toEqual(filters);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CustomField, FieldKind } from "./custom-field.ts";
import { fieldKinds } from "./custom-field.ts";
import { keyOfName } from "./key-of-name.ts";
import { type CustomValue, readValue } from "./read-value.ts";
import { readValues } from "./read-values.ts";

const [small, large, old] = [
  "0190a000-0000-7000-8000-000000000001",
  "0190a000-0000-7000-8000-000000000002",
  "0190a000-0000-7000-8000-000000000003",
];
const options = [
  { id: small, name: "Малый", color: "neutral", isArchived: false },
  { id: large, name: "Крупный", color: "good", isArchived: false },
  { id: old, name: "Средний", color: "warn", isArchived: true },
] as const;
const field = (kind: FieldKind, more: Partial<CustomField> = {}): CustomField => ({
  id: `id-of-${kind}`,
  entity: "deal",
  key: kind,
  name: kind,
  kind,
  isDemanded: false,
  isArchived: false,
  options: kind === "choice" || kind === "choices" ? options : [],
  ...more,
});

describe("a value is kept in one form, whatever it was written in", () => {
  const cases: readonly (readonly [FieldKind, unknown, CustomValue | null])[] = [
    ["text", "  Иван\u00a0 Петров ", "Иван Петров"],
    ["text", " \u200b ", null],
    ["long_text", "первая\nвторая", "первая\nвторая"],
    ["number", 12.5, 12.5],
    ["number", -0, 0],
    ["money", { minor: 150_000, currency: "RUB" }, { minor: 150_000, currency: "RUB" }],
    ["date", "2026-03-09", "2026-03-09"],
    ["date_time", "2026-03-09T12:30:00+03:00", "2026-03-09T09:30:00.000Z"],
    ["yes_no", false, false],
    ["choice", small, small],
    ["choice", "крупный", large],
    ["choices", ["Крупный", small, large], [small, large]],
    ["choices", [], null],
    ["link", "company.ru/price", "https://company.ru/price"],
    ["link", "http://company.ru:8080/", "http://company.ru:8080/"],
    ["email", "Anna@Company.RU", "anna@company.ru"],
    ["phone", "8 (912) 345-67-89", "+79123456789"],
    ["person", "0190A000-0000-7000-8000-000000000009", "0190a000-0000-7000-8000-000000000009"],
  ];
  test.each(cases)("%s %j", (kind, sent, kept) => {
    expect(readValue(field(kind), sent)).toEqual({ value: kept });
  });
});

describe("what is no value of the kind is refused by name", () => {
  const cases: readonly (readonly [FieldKind, unknown, string])[] = [
    ["text", 5, "custom_text_wrong"],
    ["text", "я".repeat(1001), "custom_text_wrong"],
    ["number", "12", "custom_number_wrong"],
    ["number", 1e16, "custom_number_wrong"],
    ["money", { minor: 1.5, currency: "RUB" }, "custom_money_wrong"],
    ["date", "2026-02-30", "custom_date_wrong"],
    ["date_time", "2026-03-09", "custom_date_time_wrong"],
    ["yes_no", "да", "custom_yes_no_wrong"],
    ["choice", "Средний", "custom_choice_unknown"],
    ["choices", [small, "нет такого"], "custom_choice_unknown"],
    ["link", "javascript:alert(1)", "custom_link_wrong"],
    ["email", "anna", "custom_email_wrong"],
    ["phone", "12", "custom_phone_wrong"],
    ["person", "Анна", "custom_person_unknown"],
  ];
  test.each(cases)("%s %j", (kind, sent, code) => {
    expect(readValue(field(kind), sent)).toEqual({ code });
  });
});

test("an archived option stays where it was chosen, and is given to nobody else", () => {
  expect(readValue(field("choice"), old, old)).toEqual({ value: old });
  expect(readValue(field("choice"), old, small)).toEqual({ code: "custom_choice_unknown" });
  expect(readValue(field("choices"), [large, old], [old])).toEqual({ value: [large, old] });
});

test("only what differs is written, a new row must have what is demanded, and every wrong value is named", () => {
  const fields = [
    field("text", { isDemanded: true }),
    field("number"),
    field("date", { isArchived: true, isDemanded: true }),
  ];
  expect(readValues(fields, {}, null)).toEqual({
    patch: {},
    errors: [{ path: "custom.text", code: "custom_demanded" }],
  });
  expect(readValues(fields, {}, {}).errors).toEqual([]);
  const before = { "id-of-text": "A", "id-of-number": 3, "id-of-date": "2026-01-01" };
  expect(readValues(fields, { text: "A", number: null, date: "2026-01-01" }, before)).toEqual({
    patch: { "id-of-number": null },
    errors: [],
  });
  expect(readValues(fields, { number: "x", date: null, colour: 1 }, before).errors).toEqual([
    { path: "custom.number", code: "custom_number_wrong" },
    { path: "custom.date", code: "custom_archived" },
    { path: "custom.colour", code: "custom_key_unknown" },
  ]);
});

test("what has been read once is read the same again, and nothing sent makes it fall over", () => {
  fc.assert(
    fc.property(fc.constantFrom(...fieldKinds), fc.anything(), (kind, sent) => {
      const read = readValue(field(kind), sent);
      if ("code" in read || read.value === null) return;
      expect(readValue(field(kind), read.value)).toEqual(read);
      expect(JSON.parse(JSON.stringify(read.value))).toEqual(read.value);
    }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom<FieldKind>("text", "long_text", "link", "email", "phone"),
      fc.string(),
      (kind, sent) => {
        const read = readValue(field(kind), sent);
        if ("value" in read && read.value !== null) expect(readValue(field(kind), read.value)).toEqual(read);
      },
    ),
  );
});

test("a key is made of the name and never twice", () => {
  expect(keyOfName("Бюджет утверждён", new Set())).toBe("byudzhet_utverzhden");
  expect(keyOfName("Résumé", new Set())).toBe("resume");
  expect(keyOfName("2-я встреча", new Set())).toBe("ya_vstrecha");
  expect(keyOfName("№", new Set(["field"]))).toBe("field_2");
});

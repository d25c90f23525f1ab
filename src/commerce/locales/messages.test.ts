import { expect, test } from "vitest";
import { createTranslator } from "../../platform/translate.ts";
import { commerceRefusals } from "../domain/refusals.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";

const translator = createTranslator({ commerce: { ru, en } });

test("what a gate misses is said with the name of the paper and with figures", () => {
  expect(translator.refusal("ru", "missing_document_signed", { document: "contract" })).toBe("Не подписано: договор.");
  expect(translator.refusal("en", "missing_document_attached", { document: "delivery_note" })).toBe(
    "Attach the file: delivery note.",
  );
  const params = { received: 1250.5, expected: 2_425_000, currency: "RUB" };
  expect(translator.refusal("ru", "missing_prepayment", params)).toBe(
    "Предоплата получена не полностью: 1 250,5 из 2 425 000 RUB.".replace(/(?<=\d) (?=\d|RUB)/g, "\u00a0"),
  );
  expect(translator.refusal("en", "missing_full_payment", params)).toBe(
    "The deal is not paid in full: 1,250.5 of 2,425,000\u00a0RUB.",
  );
});

test("every refusal has its message in both languages", () => {
  for (const code of Object.keys(commerceRefusals)) {
    expect(Object.keys(ru.refusal)).toContain(code);
    expect(Object.keys(en.refusal)).toContain(code);
  }
  expect(Object.keys(ru.refusal)).toEqual(Object.keys(en.refusal));
});

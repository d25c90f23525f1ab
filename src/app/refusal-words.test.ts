import { expect, test } from "vitest";
import { locales } from "../kernel/actor.ts";
import { createTranslator } from "../platform/translate.ts";
import { catalogues } from "./catalogues.ts";

const translator = createTranslator(catalogues);

/** How many slices have words for each code. */
const slices = new Map<string, number>();
for (const { en } of Object.values(catalogues)) {
  for (const code of Object.keys(en.refusal ?? {})) slices.set(code, (slices.get(code) ?? 0) + 1);
}

test("a code that several slices share is told in words that need nothing which one of them does not know", () => {
  const shared = [...slices].filter(([, count]) => count > 1).map(([code]) => code);
  expect(shared).toContain("version_conflict");
  const incomplete = shared.filter((code) => locales.some((locale) => translator.refusal(locale, code).includes("{{")));
  expect(incomplete).toEqual([]);
});

test("a workspace of a currency that does not exist is refused without a word about columns", () => {
  expect(translator.refusal("en", "currency_unknown")).toBe(
    "There is no such currency. Give its three-letter code, such as RUB.",
  );
  expect(translator.refusal("ru", "currency_unknown")).toBe(
    "Такой валюты нет. Укажите код из трёх букв, например RUB.",
  );
});

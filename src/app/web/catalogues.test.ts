import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const files = globSync("src/*/locales/ru.ts");

/** Plural forms, and genders that only one of the languages has (`context` of i18next), are forms of one text. */
const form = /_(one|few|many|other|f|m|n)$/;

function keysOf(texts: object, path = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === "object" && value !== null ? keysOf(value, `${path}${key}.`) : [`${path}${key.replace(form, "")}`],
  );
}

async function read(file: string, language: string): Promise<object> {
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, object>>;
  return module[language] ?? {};
}

test.each(files)("%s says in Russian all that is said in English, and the other way round", async (file) => {
  const ru = new Set(keysOf(await read(file, "ru")));
  const en = new Set(keysOf(await read(file.replace("ru.ts", "en.ts"), "en")));
  expect([...ru].filter((key) => !en.has(key))).toEqual([]);
  expect([...en].filter((key) => !ru.has(key))).toEqual([]);
});

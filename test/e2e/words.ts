import { globSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInstance } from "i18next";
import type { Locale } from "../../src/kernel/actor.ts";

const source = resolve(import.meta.dirname, "..", "..", "src");

/** A text of the catalogues by its key, "pipeline:web.board.title"; a key that is not there is an error. */
export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** The same catalogues that the screens read, so that a changed text changes no journey. */
export async function wordsIn(locale: Locale): Promise<Words> {
  const resources: Record<string, object> = {};
  for (const path of globSync(`*/locales/${locale}.ts`, { cwd: source })) {
    const [slice = ""] = path.split(/[\\/]/);
    resources[slice] = ((await import(join(source, path))) as Record<string, object>)[locale] ?? {};
  }
  const instance = createInstance();
  await instance.init({ lng: locale, resources: { [locale]: resources }, interpolation: { escapeValue: false } });
  return (key, params = {}) => {
    if (!instance.exists(key, params)) throw new Error(`The catalogues have no text ${key} in ${locale}`);
    return instance.t(key, params);
  };
}

import { createInstance } from "i18next";
import type { Locale } from "../kernel/actor.ts";
import { isolated } from "../kernel/directions.ts";

/** Texts of one slice, as nested objects of strings. */
export interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

export type Catalogues = Readonly<Record<string, Readonly<Record<Locale, Catalogue>>>>;

export interface Translator {
  text(locale: Locale, namespace: string, key: string, params?: Readonly<Record<string, string | number>>): string;
  /** The message of a refusal code; of slices that share a code, the words of the first; the code itself where there is none. */
  refusal(locale: Locale, code: string, params?: Readonly<Record<string, string | number>>): string;
}

/** The server's texts, from the same catalogues as the screens'. */
export function createTranslator(catalogues: Catalogues): Translator {
  const instance = createInstance();
  const resources = { ru: {}, en: {} } as Record<Locale, Record<string, Catalogue>>;
  const namespaceOfCode = new Map<string, string>();
  for (const [namespace, texts] of Object.entries(catalogues)) {
    resources.ru[namespace] = texts.ru;
    resources.en[namespace] = texts.en;
    for (const code of Object.keys(texts.en.refusal ?? {})) {
      if (!namespaceOfCode.has(code)) namespaceOfCode.set(code, namespace);
    }
  }
  // initAsync: false makes the texts usable at once; nothing here is HTML.
  const interpolation = { escapeValue: true, escape: isolated };
  void instance.init({ resources, fallbackLng: "en", interpolation, initAsync: false });
  const fixed: Record<Locale, ReturnType<typeof instance.getFixedT>> = {
    ru: instance.getFixedT("ru"),
    en: instance.getFixedT("en"),
  };
  const text: Translator["text"] = (locale, namespace, key, params = {}) =>
    fixed[locale](key, { ...params, ns: namespace }) as string;
  return {
    text,
    refusal: (locale, code, params) => {
      const namespace = namespaceOfCode.get(code);
      return namespace ? text(locale, namespace, `refusal.${code}`, params) : code;
    },
  };
}

/** The first language of Accept-Language that the product speaks, else the given one. */
export function preferredLocale(header: string | undefined, otherwise: Locale): Locale {
  for (const part of (header ?? "").toLowerCase().split(",")) {
    if (part.trim().startsWith("ru")) return "ru";
    if (part.trim().startsWith("en")) return "en";
  }
  return otherwise;
}

import { createInstance, type i18n, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";
import { type Locale, locales } from "../../kernel/actor.ts";
import { isolated } from "../../kernel/directions.ts";

const storageKey = "voronka.language";

/** Chosen here before, else the browser's, Russian first. */
export function preferredLanguage(): Locale {
  const chosen = localStorage.getItem(storageKey);
  const wanted = chosen === null ? navigator.languages : [chosen];
  for (const tag of wanted) {
    const known = locales.find((language) => tag.toLowerCase().startsWith(language));
    if (known !== undefined) return known;
  }
  return "ru";
}

export function rememberLanguage(language: Locale): void {
  localStorage.setItem(storageKey, language);
}

/** Reads one slice's catalogue in one language, when a screen first needs it. */
export type LoadCatalogue = (language: string, slice: string) => Promise<ResourceKey>;

/** Namespaces are names of slices; `ui` holds what screens share. */
export async function createI18n(load: LoadCatalogue, language: Locale): Promise<i18n> {
  const instance = createInstance();
  const follow = (tag: string) => {
    document.documentElement.lang = tag;
  };
  instance.on("languageChanged", follow);
  await instance
    .use(initReactI18next)
    .use({
      type: "backend",
      read: (tag: string, slice: string, done: (error: unknown, data: ResourceKey | null) => void) => {
        load(tag, slice).then(
          (catalogue) => done(null, catalogue),
          (error: unknown) => done(error, null),
        );
      },
    })
    .init({
      lng: language,
      supportedLngs: [...locales],
      fallbackLng: false,
      ns: ["ui"],
      defaultNS: "ui",
      // React escapes what HTML would take for its own.
      interpolation: { escapeValue: true, escape: isolated },
      returnNull: false,
    });
  return instance;
}

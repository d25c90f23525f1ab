import type { LoadCatalogue } from "../../ui/i18n/i18n.ts";

/** Every slice's `locales/<language>.ts`, each a chunk of its own: a new slice needs no line here. */
const catalogues = import.meta.glob<Readonly<Record<string, Readonly<Record<string, unknown>>>>>(
  "../../*/locales/{ru,en}.ts",
);

export const loadCatalogue: LoadCatalogue = async (language, slice) => {
  const load = catalogues[`../../${slice}/locales/${language}.ts`];
  if (load === undefined) throw new Error(`No catalogue "${slice}" in ${language}`);
  const catalogue = (await load())[language];
  if (catalogue === undefined) throw new Error(`The catalogue of "${slice}" does not export "${language}"`);
  return catalogue;
};

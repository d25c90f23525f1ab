/** The door of the search: triggers keep what is found, so nobody writes it; lists find by the same entries. */
export { en as searchEn } from "./locales/en.ts";
export { ru as searchRu } from "./locales/ru.ts";
export { searchRoutes } from "./server/routes.ts";
export { wordsAsked } from "./server/words-asked.ts";

/** The door of the search: triggers keep what is found, so nobody calls it. */
export { en as searchEn } from "./locales/en.ts";
export { ru as searchRu } from "./locales/ru.ts";
export { searchRoutes } from "./server/routes.ts";

/** The door of the slice: saved views of lists. */
export { en as viewsEn } from "./locales/en.ts";
export { ru as viewsRu } from "./locales/ru.ts";
export { viewRoutes } from "./server/routes.ts";

/** The door of the slice: the head's morning. */
export { en as controlEn } from "./locales/en.ts";
export { ru as controlRu } from "./locales/ru.ts";
export { controlRoutes } from "./server/routes.ts";

/** The door of the slice: a person's day. */
export { en as todayEn } from "./locales/en.ts";
export { ru as todayRu } from "./locales/ru.ts";
export { todayRoutes } from "./server/routes.ts";

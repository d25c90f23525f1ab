/** The door of the slice: activities and closings by day. */
export { en as calendarEn } from "./locales/en.ts";
export { ru as calendarRu } from "./locales/ru.ts";
export { calendarRoutes } from "./server/routes.ts";

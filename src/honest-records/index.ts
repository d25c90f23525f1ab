/** The door of the slice: how honestly activities are recorded. */
export { en as honestRecordsEn } from "./locales/en.ts";
export { ru as honestRecordsRu } from "./locales/ru.ts";
export { honestRecordsRoutes } from "./server/routes.ts";

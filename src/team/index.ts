/** The door of the slice: who is asked how much as a newcomer. */
export { en as teamEn } from "./locales/en.ts";
export { ru as teamRu } from "./locales/ru.ts";
export { rampOf } from "./server/ramp-of.ts";
export { teamRoutes } from "./server/routes.ts";

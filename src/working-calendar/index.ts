/** The door of the slice: the days that people work. The workspace's own calendar comes with the actor. */
export { en as workingCalendarEn } from "./locales/en.ts";
export { ru as workingCalendarRu } from "./locales/ru.ts";
export { createAbsence } from "./server/change-absence.ts";
export { personalDays } from "./server/personal-days.ts";
export { recountAll, recountTask } from "./server/recount.ts";
export { createRegion } from "./server/regions.ts";
export { workingCalendarRoutes } from "./server/routes.ts";

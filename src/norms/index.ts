/** The door of the slice: norms, ratings of days, and which contacts advanced the buyer. */

export { tablesOn } from "./domain/norm-table.ts";
export { en as normsEn } from "./locales/en.ts";
export { ru as normsRu } from "./locales/ru.ts";
export { readEffectiveKinds } from "./server/advance-settings.ts";
export { setDailyPlan } from "./server/daily-plans.ts";
export { doneContactsOf } from "./server/done-contacts.ts";
export { effectiveActionsOf } from "./server/effective-actions-of.ts";
export { normOfDay } from "./server/norm-of-day.ts";
export { readNormTables } from "./server/norm-tables.ts";
export { ratingsOf } from "./server/ratings-of.ts";
export { normsRoutes } from "./server/routes.ts";
export { ratedPeople } from "./server/work-week.ts";

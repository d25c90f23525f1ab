/** The door of the slice: reports on the funnel. */

export { reportNames } from "./domain/report-names.ts";
export { en as analyticsEn } from "./locales/en.ts";
export { ru as analyticsRu } from "./locales/ru.ts";
export { analyticsRoutes } from "./server/routes.ts";
export { runReport } from "./server/run-report.ts";
export { sumUpStaysTask } from "./server/stays/sum-up-stays-task.ts";

/** The door of the slice: the forecast of a period. */
export { en as forecastingEn } from "./locales/en.ts";
export { ru as forecastingRu } from "./locales/ru.ts";
export { forecastOf } from "./server/forecast-of.ts";
export { forecastingRoutes } from "./server/routes.ts";

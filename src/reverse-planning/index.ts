/** The door of the slice: reverse planning, coverage, what to improve first. */
export { en as reversePlanningEn } from "./locales/en.ts";
export { ru as reversePlanningRu } from "./locales/ru.ts";
export { earningOf } from "./server/read-earning.ts";
export { readPlanCoverages as coverageOf } from "./server/read-plan-coverages.ts";
export { reversePlanningRoutes } from "./server/routes.ts";
export { keepScenario } from "./server/scenarios.ts";

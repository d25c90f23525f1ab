/** The door of the slice: plans of people, and what counts as fact against them. */

export type { ComparedPromise } from "./domain/facts/compare-promise.ts";
export { nextWorkingDay, workingDayBefore } from "./domain/facts/promised-day.ts";
export { en as planningEn } from "./locales/en.ts";
export { ru as planningRu } from "./locales/ru.ts";
export { compareDay, promiseTask } from "./server/facts/check-promises.ts";
export { factsOf } from "./server/facts/facts-of.ts";
export { readOwnPromises } from "./server/facts/own-promises.ts";
export { type MonthSpan, monthSpan, type PlanState, planStateOf, planStates } from "./server/facts/plan-states.ts";
export { readPromiseSettings, setPromiseSettings } from "./server/facts/promise-settings.ts";
export { promisedFor, readPromiseDays, writePromises } from "./server/facts/promises.ts";
export { departmentsOn } from "./server/plans/departments-on.ts";
export { draftTarget } from "./server/plans/draft-target.ts";
export { plansOf } from "./server/plans/plans-of.ts";
export { recordPlan } from "./server/plans/record-plans.ts";
export { planningRoutes } from "./server/routes.ts";

/** The door of the slice: who is asked how much as a newcomer. */
export { en as teamEn } from "./locales/en.ts";
export { ru as teamRu } from "./locales/ru.ts";
export { createCandidate, createContest, passStage, settleCandidate } from "./server/contests.ts";
export { createTemplate, signStep, startOnboarding } from "./server/onboardings.ts";
export { setPersonDates } from "./server/person-dates.ts";
export { rampOf } from "./server/ramp-of.ts";
export { teamRoutes } from "./server/routes.ts";
export { createTraining } from "./server/trainings.ts";

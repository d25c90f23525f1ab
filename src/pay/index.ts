/** The door of the slice: what a month pays so far. */
export { en as payEn } from "./locales/en.ts";
export { ru as payRu } from "./locales/ru.ts";
export { awardPrizesTask } from "./server/award-prizes.ts";
export { paySoFar } from "./server/pay-so-far.ts";
export { readSchemes } from "./server/read-schemes.ts";
export { recordPay } from "./server/record-pay.ts";
export { payRoutes } from "./server/routes.ts";

/** The door of the slice: which deals are old. */
export { type DealPromise, isOld } from "./domain/old-deal.ts";
export { en as hygieneEn } from "./locales/en.ts";
export { ru as hygieneRu } from "./locales/ru.ts";
export { readJudgedDeals } from "./server/open-deals.ts";
export { putOffOldDealsTask } from "./server/put-off-old-deals.ts";
export { hygieneRoutes } from "./server/routes.ts";

/** The door of the slice: which deals are old. */
export { type DealPromise, isOld } from "./domain/old-deal.ts";
export { readJudgedDeals } from "./server/open-deals.ts";

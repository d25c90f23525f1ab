/** The door of the slice: norms, ratings of days, and which contacts advanced the buyer. */
export { effectiveActionsOf } from "./server/effective-actions-of.ts";
export { ratingsOf } from "./server/ratings-of.ts";

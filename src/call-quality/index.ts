/** The door of the slice: scorecards, reviews of calls and what they say together. */
export { en as callQualityEn } from "./locales/en.ts";
export { ru as callQualityRu } from "./locales/ru.ts";
export { recordReviews } from "./server/record-reviews.ts";
export { eraseReviewsOf } from "./server/reviews-of-contact.ts";
export { callQualityRoutes } from "./server/routes.ts";

/** The door of the slice: consents, export and erasure of personal data. */
export { en as personalDataEn } from "./locales/en.ts";
export { ru as personalDataRu } from "./locales/ru.ts";
export { consentLinks } from "./server/customer-links.ts";
export { personalDataRoutes } from "./server/routes.ts";

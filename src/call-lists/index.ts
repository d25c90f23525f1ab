/** The door of the slice: cold customers called by list. */
export { en as callListsEn } from "./locales/en.ts";
export { ru as callListsRu } from "./locales/ru.ts";
export { addCompanies } from "./server/add-companies.ts";
export { callListLinks } from "./server/customer-links.ts";
export { recordPastCalls } from "./server/record-past-calls.ts";
export { callListRoutes } from "./server/routes.ts";
export { createList } from "./server/write-list.ts";

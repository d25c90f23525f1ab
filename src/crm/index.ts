/** The door of the slice: customers. */

export { normalizePhone } from "./domain/phone.ts";
export { en as crmEn } from "./locales/en.ts";
export { ru as crmRu } from "./locales/ru.ts";
export { companySubject, contactSubject } from "./server/bulk/customer-subjects.ts";
export { bulkCustomerRoutes } from "./server/bulk/routes.ts";
export { companiesLike } from "./server/companies-like.ts";
export { customerFileRoutes } from "./server/customer-files.ts";
export { type CustomerLink, crmLinks } from "./server/duplicates/customer-link.ts";
export { duplicateTasks } from "./server/duplicates/duplicate-tasks.ts";
export { mergeRoutes } from "./server/duplicates/routes.ts";
export { eraseContact, mergedContactsOf } from "./server/erase-contact.ts";
export { knownCustomerIds } from "./server/known-customer-ids.ts";
export { unknownCustomers } from "./server/known-customers.ts";
export { readContact } from "./server/read-contact.ts";
export { nameCompanies, recordCompanies } from "./server/record-companies.ts";
export { nameContacts, recordContacts } from "./server/record-contacts.ts";
export { crmRoutes } from "./server/routes.ts";

import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import {
  idParams,
  pageQuery,
  wireDate,
  wireId,
  wireInstant,
  wireMoney,
  wireOwnValues,
  wirePage,
  wireVersion,
} from "../kernel/wire.ts";
import {
  companyFields,
  companyFilter,
  companyOrder,
  contactFields,
  contactFilter,
  contactOrder,
} from "./contract-fields.ts";
import { contactRoles } from "./domain/contact-role.ts";

export * from "./contract-duplicates.ts";
export * from "./contract-files.ts";
export * from "./contract-merges.ts";

const named = z.strictObject({ id: wireId, name: z.string() });
const rowVersion = z.strictObject({ version: z.coerce.number().int().min(1).optional() });
const nothing = z.strictObject({});

/** ИНН, КПП, e-mail, phone and site are checked in the domain, which answers 422 `customer_invalid` with `errors` by path. */
export const companyInput = z.strictObject(companyFields).partial().required({ name: true });
export const companyChange = z
  .strictObject({ ...companyFields, version: wireVersion })
  .partial()
  .required({ version: true });

const rowTimes = {
  createdAt: wireInstant,
  updatedAt: wireInstant,
  deletedAt: wireInstant.nullable(),
  version: wireVersion,
};
const text = z.string().nullable();

export const company = z.strictObject({
  id: wireId,
  externalId: text,
  name: z.string(),
  inn: text,
  kpp: text,
  /** As typed, with a scheme where it had none. */
  site: text,
  /** As typed. */
  phone: text,
  /** E.164, "+79123456789": what duplicates are found by. */
  phoneNormalized: text,
  email: text,
  industry: text,
  employees: z.int().nullable(),
  city: text,
  country: text,
  channel: text,
  owner: named.nullable(),
  custom: wireOwnValues,
  ...rowTimes,
});

export const contactInput = z.strictObject(contactFields).partial().required({ name: true });
export const contactChange = z
  .strictObject({ ...contactFields, version: wireVersion })
  .partial()
  .required({ version: true });

export const contact = z.strictObject({
  id: wireId,
  externalId: text,
  name: z.string(),
  company: named.nullable(),
  position: text,
  role: z.enum(contactRoles).nullable(),
  phone: text,
  phoneNormalized: text,
  email: text,
  owner: named.nullable(),
  custom: wireOwnValues,
  ...rowTimes,
});

/** `mergedFrom`: the id that was asked for, where that contact has been merged into this one. */
export const contactCard = contact.extend({ mergedFrom: wireId.nullable() });

const cardDeal = z.strictObject({
  id: wireId,
  title: z.string(),
  pipeline: named,
  stage: named,
  status: z.enum(["open", "won", "lost", "postponed"]),
  amount: wireMoney.nullable(),
  owner: named,
  createdAt: wireInstant,
  closedAt: wireInstant.nullable(),
  expectedCloseOn: wireDate.nullable(),
});

/** The company with everything known of it. Deals are those that the caller sees; totals count exactly these. */
export const companyCard = z.strictObject({
  company,
  /** The first 100 by name; `GET /contacts?company=` has the rest. */
  contacts: z.array(contact),
  /** The newest 100. */
  deals: z.array(cardDeal),
  totals: z.strictObject({
    contacts: z.int(),
    deals: z.int(),
    open: z.int(),
    won: z.int(),
    lost: z.int(),
    postponed: z.int(),
    /** Money of open and of won deals, one line a currency. */
    openAmounts: z.array(wireMoney),
    wonAmounts: z.array(wireMoney),
  }),
  /** The id that was asked for, where that company has been merged into this one; null: this one was asked for. */
  mergedFrom: wireId.nullable(),
});

export const listCompanyValues = endpoint({
  method: "GET",
  path: "/companies/values",
  summary:
    "Cities, industries and channels of the companies, the most frequent 200 of each, for choosing one that is in use",
  answer: z.strictObject({ city: z.array(z.string()), industry: z.array(z.string()), channel: z.array(z.string()) }),
});
export const listCompanies = endpoint({
  method: "GET",
  path: "/companies",
  summary: "Companies by name, city or day added, a page at a time",
  query: z.strictObject({ ...pageQuery, ...companyFilter.shape, ...companyOrder }),
  answer: wirePage(company),
});
export const createCompany = endpoint({
  method: "POST",
  path: "/companies",
  summary: "Add a company",
  status: 201,
  body: companyInput,
  answer: company,
});
export const getCompany = endpoint({
  method: "GET",
  path: "/companies/{id}",
  summary: "A company with its contacts, deals and totals",
  params: idParams,
  answer: companyCard,
});
export const changeCompany = endpoint({
  method: "PATCH",
  path: "/companies/{id}",
  summary: "Change a company's fields; 409 version_conflict when somebody changed it first",
  params: idParams,
  body: companyChange,
  answer: company,
});
/** Its contacts and deals stay. Answers with the row, so that the screen can offer to undo. */
export const deleteCompany = endpoint({
  method: "DELETE",
  path: "/companies/{id}",
  summary: "Delete a company; it can be restored",
  params: idParams,
  query: rowVersion,
  answer: company,
});
export const restoreCompany = endpoint({
  method: "POST",
  path: "/companies/{id}/restorations",
  summary: "Bring a deleted company back",
  params: idParams,
  body: nothing,
  answer: company,
});

export const listContacts = endpoint({
  method: "GET",
  path: "/contacts",
  summary: "Contacts by name or day added, a page at a time",
  query: z.strictObject({ ...pageQuery, ...contactFilter.shape, ...contactOrder }),
  answer: wirePage(contact),
});
export const createContact = endpoint({
  method: "POST",
  path: "/contacts",
  summary: "Add a contact",
  status: 201,
  body: contactInput,
  answer: contact,
});
export const getContact = endpoint({
  method: "GET",
  path: "/contacts/{id}",
  summary: "A contact",
  params: idParams,
  answer: contactCard,
});
export const changeContact = endpoint({
  method: "PATCH",
  path: "/contacts/{id}",
  summary: "Change a contact's fields; 409 version_conflict when somebody changed it first",
  params: idParams,
  body: contactChange,
  answer: contact,
});
export const deleteContact = endpoint({
  method: "DELETE",
  path: "/contacts/{id}",
  summary: "Delete a contact; it can be restored",
  params: idParams,
  query: rowVersion,
  answer: contact,
});
export const restoreContact = endpoint({
  method: "POST",
  path: "/contacts/{id}/restorations",
  summary: "Bring a deleted contact back",
  params: idParams,
  body: nothing,
  answer: contact,
});

export type Company = z.infer<typeof company>;
export type CompanyCard = z.infer<typeof companyCard>;
export type CompanyInput = z.output<typeof companyInput>;
export type Contact = z.infer<typeof contact>;
export type ContactCard = z.infer<typeof contactCard>;
export type ContactInput = z.output<typeof contactInput>;

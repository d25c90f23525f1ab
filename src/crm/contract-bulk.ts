import { z } from "zod";
import { bulkItemStates, wireBulk, wireBulkIds } from "../kernel/bulk.ts";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wirePage } from "../kernel/wire.ts";
import { companyFields, companyFilter, contactFields, contactFilter } from "./contract-fields.ts";

/** What is done with each of many customers, by the same use cases as with one. A name, or what tells one from all others, is not given to many. */
const action = <Fields extends z.ZodType>(fields: Fields) =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("assign"), ownerId: wireId.nullable() }),
    z.strictObject({ kind: z.literal("change"), fields }),
    z.strictObject({ kind: z.literal("delete") }),
  ]);
const { industry, city, country, channel } = companyFields;
const { position, role, companyId } = contactFields;
const companyAction = action(
  z.strictObject({ industry, city, country, channel, custom: companyFields.custom }).partial(),
);
const contactAction = action(z.strictObject({ companyId, position, role, custom: contactFields.custom }).partial());
export type CustomerDeed = z.output<typeof companyAction> | z.output<typeof contactAction>;

/** Up to 50 are done at once; more by the worker: ask `GET /bulk-actions/{id}` how far it is. */
export const startCompanyBulk = endpoint({
  method: "POST",
  path: "/companies/bulk",
  summary: "Do one thing with many companies: those named, or all that a filter lets through",
  status: 201,
  body: z.strictObject({
    ids: wireBulkIds.exactOptional(),
    filter: companyFilter.exactOptional(),
    action: companyAction,
  }),
  answer: wireBulk,
});
export const startContactBulk = endpoint({
  method: "POST",
  path: "/contacts/bulk",
  summary: "Do one thing with many contacts: those named, or all that a filter lets through",
  status: 201,
  body: z.strictObject({
    ids: wireBulkIds.exactOptional(),
    filter: contactFilter.exactOptional(),
    action: contactAction,
  }),
  answer: wireBulk,
});

export const countCompanies = endpoint({
  method: "GET",
  path: "/companies/totals",
  summary: "How many companies a filter lets through",
  query: companyFilter,
  answer: z.strictObject({ count: z.int() }),
});
export const countContacts = endpoint({
  method: "GET",
  path: "/contacts/totals",
  summary: "How many contacts a filter lets through",
  query: contactFilter,
  answer: z.strictObject({ count: z.int() }),
});

const bulkCustomer = z.strictObject({
  id: wireId,
  /** Null: not known to the caller any more. */
  name: z.string().nullable(),
  state: z.enum(bulkItemStates),
  /** Why it was refused or kept. */
  reason: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
});
export type BulkCustomer = z.output<typeof bulkCustomer>;
export const listBulkCustomers = endpoint({
  method: "GET",
  path: "/bulk-actions/{id}/customers",
  summary: "The companies or contacts of a bulk action, with what became of each",
  params: idParams,
  query: z.strictObject({ ...pageQuery, state: z.enum(bulkItemStates).optional() }),
  answer: wirePage(bulkCustomer),
});

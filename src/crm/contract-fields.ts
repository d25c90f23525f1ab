import { z } from "zod";
import { wireId, wireOwnInput, wireOwnSort, wireText } from "../kernel/wire.ts";
import { contactRoles } from "./domain/contact-role.ts";

/** Empty text means "not known", as null does. */
const optionalText = (most: number) =>
  wireText(most)
    .transform((text) => (text === "" ? null : text))
    .nullable();
const name = wireText(300).min(1);
export const companyFields = {
  name,
  inn: optionalText(20),
  kpp: optionalText(20),
  site: optionalText(300),
  phone: optionalText(100),
  email: optionalText(254),
  industry: optionalText(200),
  employees: z.int().min(0).max(10_000_000).nullable(),
  city: optionalText(200),
  country: optionalText(200),
  channel: optionalText(200),
  ownerId: wireId.nullable(),
  externalId: optionalText(200),
  custom: wireOwnInput,
};
export const contactFields = {
  name,
  companyId: wireId.nullable(),
  position: optionalText(200),
  role: z.enum(contactRoles).nullable(),
  phone: optionalText(100),
  email: optionalText(254),
  ownerId: wireId.nullable(),
  externalId: optionalText(200),
  custom: wireOwnInput,
};
/** `search`: the beginning of the name (legal form and quotation marks aside), of the ИНН, or of the phone, or an e-mail. */
const search = z.string().trim().max(200).optional();
/** Own fields, as in the list of deals: `segment:any:Large;founded:from:2001-01-01`. */
const custom = z.string().max(4000).optional();

/** What the list of companies may be asked for. */
export const companyFilter = z.strictObject({
  search,
  owner: wireId.optional(),
  city: z.string().max(200).optional(),
  industry: z.string().max(200).optional(),
  channel: z.string().max(200).optional(),
  custom,
});
/** What the list of contacts may be asked for. */
export const contactFilter = z.strictObject({
  search,
  company: wireId.optional(),
  owner: wireId.optional(),
  role: z.enum(contactRoles).optional(),
  custom,
});

const order = z.enum(["asc", "desc"]).default("asc");
/** In which order the lists come; blanks are last in both directions. */
export const companyOrder = {
  sort: z.union([z.enum(["name", "city", "createdAt"]), wireOwnSort]).default("name"),
  order,
};
export const contactOrder = { sort: z.union([z.enum(["name", "createdAt"]), wireOwnSort]).default("name"), order };

import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { companyFilter, companyOrder, contactFilter, contactOrder } from "./contract-fields.ts";

/** Keys of columns in their order, "name,city,custom.segment"; without it those that the list shows anyway. */
const columns = z.string().max(4000).optional();

const companiesFile = <Format extends string>(format: Format) =>
  endpoint({
    method: "GET",
    path: `/companies/file.${format}`,
    summary: `The list of companies as ${format.toUpperCase()}, with its filters, order and columns`,
    query: z.strictObject({ ...companyFilter.shape, ...companyOrder, columns }),
    answer: z.string(),
  });
export const companiesFileCsv = companiesFile("csv");
export const companiesFileXlsx = companiesFile("xlsx");

const contactsFile = <Format extends string>(format: Format) =>
  endpoint({
    method: "GET",
    path: `/contacts/file.${format}`,
    summary: `The list of contacts as ${format.toUpperCase()}, with its filters, order and columns`,
    query: z.strictObject({ ...contactFilter.shape, ...contactOrder, columns }),
    answer: z.string(),
  });
export const contactsFileCsv = contactsFile("csv");
export const contactsFileXlsx = contactsFile("xlsx");

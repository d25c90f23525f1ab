import { readFileColumns } from "../../custom-fields/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Database } from "../../platform/database/database.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Route } from "../../platform/http/route.ts";
import { type FileColumn, type TableFormat, tableRoute } from "../../platform/spreadsheet/table-route.ts";
import type { Translator } from "../../platform/translate.ts";
import * as contract from "../contract.ts";
import { readCompanies } from "./list-companies.ts";
import { readContacts } from "./list-contacts.ts";

interface FileOptions {
  readonly database: Database;
  readonly translator: Translator;
}

/** So many customers are read at once. */
const pageSize = 500;

/** The lists of companies and contacts as files: their filters, order and columns, and only whom the asker may know of. */
export function customerFileRoutes(options: FileOptions): readonly Route[] {
  return [
    companiesFile(contract.companiesFileCsv, "csv", options),
    companiesFile(contract.companiesFileXlsx, "xlsx", options),
    contactsFile(contract.contactsFileCsv, "csv", options),
    contactsFile(contract.contactsFileXlsx, "xlsx", options),
  ];
}

function companiesFile(
  endpoint: typeof contract.companiesFileCsv | typeof contract.companiesFileXlsx,
  format: TableFormat,
  { database, translator }: FileOptions,
): Route {
  return tableRoute<typeof endpoint, contract.Company>(endpoint, format, {
    database,
    permission: "customers.read",
    list: (actor, filters) => {
      const text = textIn(translator, actor);
      return {
        file: "companies",
        name: text("companies"),
        columns: (reading) => companyColumns(reading, text),
        page: (reading, cursor) => readCompanies(reading, pageAsked(filters, cursor)),
      };
    },
  });
}

function contactsFile(
  endpoint: typeof contract.contactsFileCsv | typeof contract.contactsFileXlsx,
  format: TableFormat,
  { database, translator }: FileOptions,
): Route {
  return tableRoute<typeof endpoint, contract.Contact>(endpoint, format, {
    database,
    permission: "customers.read",
    list: (actor, filters) => {
      const text = textIn(translator, actor);
      return {
        file: "contacts",
        name: text("contacts"),
        columns: (reading) => contactColumns(reading, text),
        page: (reading, cursor) => readContacts(reading, pageAsked(filters, cursor)),
      };
    },
  });
}

const pageAsked = <Filters extends object>(filters: Filters, cursor: string | undefined) => ({
  query: { ...filters, limit: pageSize, cursor },
  params: undefined,
  body: undefined,
});

type Text = (key: string) => string;

const textIn =
  (translator: Translator, { workspace }: Actor): Text =>
  (key) =>
    translator.text(workspace.locale, "crm", `web.${key}`);

/** As on the screen, under the same keys (`use-company-columns.tsx`). */
async function companyColumns(reading: Reading, text: Text): Promise<readonly FileColumn<contract.Company>[]> {
  const { timeZone } = reading.actor.workspace;
  const field = (key: "name" | "inn" | "phone" | "city" | "industry", width: number) => ({
    key,
    title: text(`field.${key}`),
    width,
    cell: (company: contract.Company) => company[key],
  });
  const extra = (key: "email" | "site" | "channel" | "country" | "kpp", width: number) => ({
    key,
    title: text(`field.${key}`),
    width,
    isExtra: true,
    cell: (company: contract.Company) => company[key],
  });
  return [
    field("name", 40),
    field("inn", 14),
    field("phone", 20),
    field("city", 18),
    field("industry", 22),
    { key: "owner", title: text("field.owner"), width: 24, cell: ({ owner }) => owner?.name ?? null },
    { key: "createdAt", title: text("field.createdAt"), width: 14, cell: createdOn(timeZone) },
    extra("email", 26),
    extra("site", 26),
    extra("channel", 20),
    {
      key: "employees",
      title: text("field.employees"),
      width: 12,
      isExtra: true,
      cell: ({ employees }) => (employees === null ? null : { number: employees, format: "#,##0" }),
    },
    extra("country", 18),
    extra("kpp", 12),
    ...(await readFileColumns<contract.Company>(reading, "company")),
  ];
}

/** As on the screen, under the same keys (`use-contact-columns.tsx`). */
async function contactColumns(reading: Reading, text: Text): Promise<readonly FileColumn<contract.Contact>[]> {
  const { timeZone } = reading.actor.workspace;
  return [
    { key: "name", title: text("field.person"), width: 34, cell: ({ name }) => name },
    { key: "company", title: text("company"), width: 34, cell: ({ company }) => company?.name ?? null },
    { key: "position", title: text("field.position"), width: 24, cell: ({ position }) => position },
    { key: "role", title: text("field.role"), width: 14, cell: ({ role }) => role && text(`role.${role}`) },
    { key: "phone", title: text("field.phone"), width: 20, cell: ({ phone }) => phone },
    { key: "email", title: text("field.email"), width: 28, cell: ({ email }) => email },
    { key: "owner", title: text("field.owner"), width: 24, cell: ({ owner }) => owner?.name ?? null },
    { key: "createdAt", title: text("field.createdAt"), width: 14, isExtra: true, cell: createdOn(timeZone) },
    ...(await readFileColumns<contract.Contact>(reading, "contact")),
  ];
}

const createdOn =
  (timeZone: string) =>
  ({ createdAt }: { readonly createdAt: string }) => ({ date: dateOf(Date.parse(createdAt), timeZone) });

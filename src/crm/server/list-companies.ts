import type { z } from "zod";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { listCompanies } from "../contract.ts";
import type { companyFilter } from "../contract-fields.ts";
import { type CompanyRow, companyColumns, companyJoins, toCompany } from "./company-row.ts";
import { type CustomersAsked, readCustomerPage } from "./customer-page.ts";

/** Also which of them a bulk action is done with. */
export const companiesAsked = (query: z.output<typeof companyFilter>): CustomersAsked => ({
  table: "companies",
  filters: { owner_id: query.owner, city: query.city, industry: query.industry, channel: query.channel },
  search: query.search,
  custom: query.custom,
});

export async function readCompanies(reading: Reading, { query }: InputOf<typeof listCompanies>) {
  const page = await readCustomerPage<CompanyRow>(reading, {
    columns: companyColumns,
    joins: companyJoins,
    ...companiesAsked(query),
    sort: query.sort,
    order: query.order,
    limit: query.limit,
    cursor: query.cursor,
  });
  return isRefusal(page) ? page : { items: page.rows.map(toCompany), next: page.next };
}

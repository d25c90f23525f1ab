import { isRefusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { listCompanies } from "../contract.ts";
import { type CompanyRow, companyColumns, companyJoins, toCompany } from "./company-row.ts";
import { readCustomerPage } from "./customer-page.ts";

export async function readCompanies(reading: Reading, { query }: InputOf<typeof listCompanies>) {
  const page = await readCustomerPage<CompanyRow>(reading, {
    table: "companies",
    columns: companyColumns,
    joins: companyJoins,
    filters: { owner_id: query.owner, city: query.city, industry: query.industry, channel: query.channel },
    search: query.search,
    custom: query.custom,
    limit: query.limit,
    cursor: query.cursor,
  });
  return isRefusal(page) ? page : { items: page.rows.map(toCompany), next: page.next };
}

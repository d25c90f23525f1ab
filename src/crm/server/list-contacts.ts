import { isRefusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { listContacts } from "../contract.ts";
import { type ContactRow, contactColumns, contactJoins, toContact } from "./contact-row.ts";
import { readCustomerPage } from "./customer-page.ts";

export async function readContacts(reading: Reading, { query }: InputOf<typeof listContacts>) {
  const page = await readCustomerPage<ContactRow>(reading, {
    table: "contacts",
    columns: contactColumns,
    joins: contactJoins,
    filters: { company_id: query.company, owner_id: query.owner, role: query.role },
    search: query.search,
    custom: query.custom,
    limit: query.limit,
    cursor: query.cursor,
  });
  return isRefusal(page) ? page : { items: page.rows.map(toContact), next: page.next };
}

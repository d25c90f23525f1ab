import type { z } from "zod";
import { isRefusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { listContacts } from "../contract.ts";
import type { contactFilter } from "../contract-fields.ts";
import { type ContactRow, contactColumns, contactJoins, toContact } from "./contact-row.ts";
import { type CustomersAsked, readCustomerPage } from "./customer-page.ts";

/** Also which of them a bulk action is done with. */
export const contactsAsked = (query: z.output<typeof contactFilter>): CustomersAsked => ({
  table: "contacts",
  filters: { company_id: query.company, owner_id: query.owner, role: query.role },
  search: query.search,
  custom: query.custom,
});

export async function readContacts(reading: Reading, { query }: InputOf<typeof listContacts>) {
  const page = await readCustomerPage<ContactRow>(reading, {
    columns: contactColumns,
    joins: contactJoins,
    ...contactsAsked(query),
    sort: query.sort,
    order: query.order,
    limit: query.limit,
    cursor: query.cursor,
  });
  return isRefusal(page) ? page : { items: page.rows.map(toContact), next: page.next };
}

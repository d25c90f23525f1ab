import type { BulkRules } from "../../../bulk/index.ts";
import { type Route, read, write } from "../../../platform/http/route.ts";
import type { Translator } from "../../../platform/translate.ts";
import * as contract from "../../contract-bulk.ts";
import { companiesAsked } from "../list-companies.ts";
import { contactsAsked } from "../list-contacts.ts";
import { countCustomers } from "./count-customers.ts";
import { readBulkCustomers } from "./read-bulk-customers.ts";
import { startCompanyBulk, startContactBulk } from "./start-customer-bulk.ts";

export function bulkCustomerRoutes(rules: BulkRules, translator: Translator): readonly Route[] {
  const permission = "customers.edit";
  return [
    write(contract.startCompanyBulk, { permission, handle: (unit, { body }) => startCompanyBulk(unit, rules, body) }),
    write(contract.startContactBulk, { permission, handle: (unit, { body }) => startContactBulk(unit, rules, body) }),
    read(contract.countCompanies, {
      permission: "customers.read",
      handle: (reading, { query }) => countCustomers(reading, companiesAsked(query)),
    }),
    read(contract.countContacts, {
      permission: "customers.read",
      handle: (reading, { query }) => countCustomers(reading, contactsAsked(query)),
    }),
    read(contract.listBulkCustomers, {
      permission: "customers.read",
      handle: (reading, { params, query }) => readBulkCustomers(reading, rules, params.id, query, translator),
    }),
  ];
}

import { sql } from "kysely";
import { type BulkRules, beginBulk } from "../../../bulk/index.ts";
import type { BulkAnswer } from "../../../kernel/bulk.ts";
import type { BodyOf } from "../../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { startCompanyBulk as ofCompanies, startContactBulk as ofContacts } from "../../contract-bulk.ts";
import { type CustomersAsked, customersAsked } from "../customer-page.ts";
import { companiesAsked } from "../list-companies.ts";
import { contactsAsked } from "../list-contacts.ts";

/** Begins one action over many companies, or contacts: those that the actor knows at this moment. Refuses as `beginBulk` does. */
export function startCompanyBulk(
  unit: Unit,
  rules: BulkRules,
  { ids, filter, action }: BodyOf<typeof ofCompanies>,
): Promise<BulkAnswer | Refusal> {
  return beginBulk(unit, rules, {
    entity: "company",
    action,
    ids,
    filter,
    chosenBy: (asked) => chosenBy(unit, companiesAsked(asked)),
  });
}

export function startContactBulk(
  unit: Unit,
  rules: BulkRules,
  { ids, filter, action }: BodyOf<typeof ofContacts>,
): Promise<BulkAnswer | Refusal> {
  return beginBulk(unit, rules, {
    entity: "contact",
    action,
    ids,
    filter,
    chosenBy: (asked) => chosenBy(unit, contactsAsked(asked)),
  });
}

async function chosenBy(unit: Unit, asked: CustomersAsked) {
  const condition = await customersAsked(unit, asked);
  if (isRefusal(condition)) return condition;
  const chosen = sql`select c.id from ${sql.table(asked.table)} c where ${condition}`.compile(unit.sql);
  return { text: chosen.sql, values: chosen.parameters };
}

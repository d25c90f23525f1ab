import { sql } from "kysely";
import { isRefusal, type Refusal } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { type CustomersAsked, customersAsked } from "../customer-page.ts";

/** How many customers a filter lets through, of those that the actor knows. */
export async function countCustomers(reading: Reading, asked: CustomersAsked): Promise<{ count: number } | Refusal> {
  const condition = await customersAsked(reading, asked);
  if (isRefusal(condition)) return condition;
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from ${sql.table(asked.table)} c where ${condition}`.execute(reading.sql);
  return { count: rows[0]?.count ?? 0 };
}

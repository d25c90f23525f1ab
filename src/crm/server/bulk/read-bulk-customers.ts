import { sql } from "kysely";
import { type BulkItemRow, type BulkRules, readBulkItems } from "../../../bulk/index.ts";
import type { AnswerOf, QueryOf } from "../../../kernel/endpoint.ts";
import type { Refusal } from "../../../kernel/refusal.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { Translator } from "../../../platform/translate.ts";
import type { listBulkCustomers } from "../../contract-bulk.ts";
import { knownTo } from "../customer-sight.ts";

/** What became of each company or contact, and why; the names of those that the caller knows. */
export async function readBulkCustomers(
  reading: Reading,
  rules: BulkRules,
  id: string,
  query: QueryOf<typeof listBulkCustomers>,
  translator: Translator,
): Promise<AnswerOf<typeof listBulkCustomers> | Refusal> {
  const { locale } = reading.actor.workspace;
  return readBulkItems(reading, rules, { id, of: ["company", "contact"] }, query, async (rows, entity) => {
    const names = await readNames(reading, entity === "company" ? "companies" : "contacts", rows);
    return ({ id: customer, state, refusal }) => ({
      id: customer,
      name: names.get(customer) ?? null,
      state,
      reason: refusal && {
        code: refusal.code,
        message: translator.refusal(locale, refusal.code, refusal.params),
      },
    });
  });
}

async function readNames(reading: Reading, table: "companies" | "contacts", items: readonly BulkItemRow[]) {
  const ids = items.map((item) => item.id);
  const { rows } = await sql<{ id: string; name: string }>`
    select c.id, c.name from ${sql.table(table)} c
    where c.workspace_id = ${reading.actor.workspaceId} and c.id = any(${ids}::uuid[])
      and ${knownTo(reading.actor, table, "c")}`.execute(reading.sql);
  return new Map(rows.map((row) => [row.id, row.name]));
}

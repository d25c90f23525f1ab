import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { companyFilter } from "../contract-fields.ts";
import { customersAsked } from "./customer-page.ts";
import { companiesAsked } from "./list-companies.ts";

/** A query of the ids of companies that the filter of their list lets through, of those that the actor knows. */
export async function companiesLike(
  reading: Pick<Reading, "sql" | "actor" | "client">,
  filter: z.output<typeof companyFilter>,
): Promise<RawBuilder<unknown> | Refusal> {
  const condition = await customersAsked(reading, companiesAsked(filter));
  return isRefusal(condition) ? condition : sql`select c.id from companies c where ${condition}`;
}

import { sql } from "kysely";
import { knowsEveryCustomer } from "../../identity/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { knownTo } from "./customer-sight.ts";

/** The companies and contacts that the actor may know of, or null for all of them (policy.ts: a dealer knows the own ones). */
export async function knownCustomerIds({ actor, sql: executor }: Reading): Promise<readonly string[] | null> {
  if (knowsEveryCustomer(actor)) return null;
  const { rows } = await sql<{ id: string }>`
    select c.id from companies c where c.workspace_id = ${actor.workspaceId} and ${knownTo(actor, "companies", "c")}
    union all
    select c.id from contacts c where c.workspace_id = ${actor.workspaceId} and ${knownTo(actor, "contacts", "c")}`.execute(
    executor,
  );
  return rows.map(({ id }) => id);
}

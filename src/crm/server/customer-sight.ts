import { type RawBuilder, type SqlBool, sql } from "kysely";
import { knowsEveryCustomer, visibleTo } from "../../identity/index.ts";
import type { Actor } from "../../kernel/actor.ts";

type Asker = Pick<Actor, "role" | "sees">;

/**
 * The condition that leaves only those companies or contacts that the actor may know of (policy.ts): `row` has the columns
 * of the table. A company is known by its owner and by a deal that the actor sees, a contact by its owner and its company.
 */
export function knownTo(actor: Asker, table: "companies" | "contacts", row: string): RawBuilder<SqlBool> {
  if (knowsEveryCustomer(actor)) return sql<SqlBool>`true`;
  const column = (name: string) => sql.ref(`${row}.${name}`);
  const own = visibleTo(actor, `${row}.owner_id`);
  const companyId = table === "companies" ? column("id") : column("company_id");
  const ofDeals = sql`exists (select from reporting.deals k
    where k.workspace_id = ${column("workspace_id")} and k.company_id = ${companyId} and ${visibleTo(actor, "k.owner_id")})`;
  if (table === "companies") return sql<SqlBool>`(${own} or ${ofDeals})`;
  const ofOwnCompany = sql`exists (select from companies h
    where h.workspace_id = ${column("workspace_id")} and h.id = ${companyId} and ${visibleTo(actor, "h.owner_id")})`;
  return sql<SqlBool>`(${own} or ${ofOwnCompany} or ${ofDeals})`;
}

/** A new customer belongs to its maker where nobody else is named and the maker knows the own ones only. */
export function ownedBy<Input extends { readonly ownerId?: string | null | undefined }>(
  { role, userId }: Pick<Actor, "role" | "userId">,
  input: Input,
): Input {
  return knowsEveryCustomer({ role }) || input.ownerId ? input : { ...input, ownerId: userId };
}

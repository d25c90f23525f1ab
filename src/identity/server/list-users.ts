import { sql } from "kysely";
import { z } from "zod";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { listUsers as listUsersEndpoint, User } from "../contract.ts";

const cursorShape = z.tuple([z.string(), z.uuid()]);

/** People of the workspace by name, a keyset page. Refuses `cursor_invalid`. (PLT-2) */
export async function listUsers(
  reading: Reading,
  query: QueryOf<typeof listUsersEndpoint>,
): Promise<Page<User> | Refusal> {
  const after = decodeCursor(query.cursor, cursorShape);
  if (isRefusal(after)) return after;
  let rows = usersOf(reading);
  if (after) rows = rows.where(sql<boolean>`(lower(name), id) > (${after[0]}, ${after[1]}::uuid)`);
  if (query.q) {
    const pattern = `%${query.q.replace(/[\\%_]/g, "\\$&")}%`;
    rows = rows.where((eb) => eb.or([eb("name", "ilike", pattern), eb("email", "ilike", pattern)]));
  }
  if (query.active) rows = rows.where("is_active", "=", query.active === "true");
  if (query.departmentId) rows = rows.where("department_id", "=", query.departmentId);
  if (query.role) rows = rows.where("role", "=", query.role);
  const found = await rows
    .orderBy(sql`lower(name)`)
    .orderBy("id")
    .limit(query.limit + 1)
    .execute();
  return pageOf(found, query.limit, { item: userFrom, key: (row) => [row.sort, row.id] });
}

/** One person; null when the workspace has none of that id. */
export async function findUser(reading: Pick<Reading, "sql" | "actor">, id: string): Promise<User | null> {
  const row = await usersOf(reading).where("id", "=", id).executeTakeFirst();
  return row ? userFrom(row) : null;
}

function usersOf({ sql: database, actor }: Pick<Reading, "sql" | "actor">) {
  return database
    .selectFrom("users")
    .select(["id", "name", "email", "role", "department_id", "is_active", "created_at", "version"])
    .select((eb) => [eb("account_id", "is not", null).as("has_sign_in"), sql<string>`lower(name)`.as("sort")])
    .select(sql<boolean>`has_second_factor(account_id)`.as("has_second_factor"))
    .where("workspace_id", "=", actor.workspaceId);
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly department_id: string | null;
  readonly is_active: boolean;
  readonly has_sign_in: unknown;
  readonly has_second_factor: unknown;
  readonly created_at: unknown;
  readonly version: number;
}

function userFrom(row: Row): User {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role as User["role"],
    departmentId: row.department_id,
    isActive: row.is_active,
    hasSignIn: row.has_sign_in === true,
    hasSecondFactor: row.has_second_factor === true,
    createdAt: new Date(row.created_at as string).toISOString(),
    version: row.version,
  };
}

import { sql } from "kysely";
import { z } from "zod";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { ApiKey, listApiKeys as listApiKeysEndpoint } from "../contract.ts";

/** Keys in use, newest first; ids are UUIDv7 and so carry the order. */
export async function listApiKeys(
  { sql: database, actor }: Reading,
  query: QueryOf<typeof listApiKeysEndpoint>,
): Promise<Page<ApiKey> | Refusal> {
  const before = decodeCursor(query.cursor, z.uuid());
  if (isRefusal(before)) return before;
  let rows = database
    .selectFrom("api_keys")
    .select(["id", "name", "user_id", "key_start", "scopes", "requests_per_second", "created_at", "last_used_on"])
    .where("workspace_id", "=", actor.workspaceId)
    .where("revoked_at", "is", null);
  if (before) rows = rows.where("id", "<", sql<string>`${before}::uuid`);
  const found = await rows
    .orderBy("id", "desc")
    .limit(query.limit + 1)
    .execute();
  return pageOf(found, query.limit, {
    key: (row) => row.id,
    item: (row) => ({
      id: row.id,
      name: row.name,
      userId: row.user_id,
      start: row.key_start,
      scopes: row.scopes.length === 0 ? null : (row.scopes as NonNullable<ApiKey["scopes"]>),
      requestsPerSecond: row.requests_per_second,
      createdAt: new Date(row.created_at).toISOString(),
      lastUsedOn: row.last_used_on,
    }),
  });
}

import { sql } from "kysely";
import { z } from "zod";
import type { QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { listWebhooks as listWebhooksEndpoint, Webhook } from "../contract.ts";
import { webhookFrom, webhooksOf } from "./webhook-row.ts";

/** Newest first: ids are UUIDv7 and so carry the order. Refuses `cursor_invalid`. */
export async function listWebhooks(
  reading: Reading,
  query: QueryOf<typeof listWebhooksEndpoint>,
): Promise<Page<Webhook> | Refusal> {
  const before = decodeCursor(query.cursor, z.uuid());
  if (isRefusal(before)) return before;
  let rows = webhooksOf(reading);
  if (before) rows = rows.where("id", "<", sql<string>`${before}::uuid`);
  const found = await rows
    .orderBy("id", "desc")
    .limit(query.limit + 1)
    .execute();
  return pageOf(found, query.limit, { key: (row) => row.id, item: webhookFrom });
}

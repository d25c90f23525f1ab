import { sql } from "kysely";
import { z } from "zod";
import type { AnswerOf, QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { Delivery, getDelivery, listDeliveries as listDeliveriesEndpoint } from "../contract.ts";
import { webhookRefusals } from "../domain/refusals.ts";
import { readEvent } from "./event.ts";
import { findWebhook } from "./webhook-row.ts";

const deliveriesOf = ({ sql: database, actor }: Pick<Reading, "sql" | "actor">) =>
  database.selectFrom("webhook_deliveries").selectAll().where("workspace_id", "=", actor.workspaceId);

type Row = Awaited<ReturnType<ReturnType<typeof deliveriesOf>["executeTakeFirstOrThrow"]>>;

/** Newest first. Refuses `webhook_unknown`, `cursor_invalid`. */
export async function listDeliveries(
  reading: Reading,
  webhookId: string,
  query: QueryOf<typeof listDeliveriesEndpoint>,
): Promise<Page<Delivery> | Refusal> {
  const before = decodeCursor(query.cursor, z.uuid());
  if (isRefusal(before)) return before;
  if (!(await findWebhook(reading, webhookId))) return refuse(webhookRefusals, "webhook_unknown");
  let rows = deliveriesOf(reading).where("webhook_id", "=", webhookId);
  if (before) rows = rows.where("id", "<", sql<string>`${before}::uuid`);
  if (query.state) rows = rows.where("state", "=", query.state);
  const found = await rows
    .orderBy("id", "desc")
    .limit(query.limit + 1)
    .execute();
  return pageOf(found, query.limit, { key: (row) => row.id, item: deliveryFrom });
}

/** With what is sent and how each attempt ended. Refuses `webhook_delivery_unknown`. */
export async function readDelivery(reading: Reading, id: string): Promise<AnswerOf<typeof getDelivery> | Refusal> {
  const delivery = await findDelivery(reading, id);
  const request = delivery && (await readEvent(reading, delivery.eventId));
  if (!delivery || !request) return refuse(webhookRefusals, "webhook_delivery_unknown");
  const attempts = await reading.sql
    .selectFrom("webhook_attempts")
    .selectAll()
    .where("workspace_id", "=", reading.actor.workspaceId)
    .where("delivery_id", "=", id)
    .orderBy("number", "desc")
    .limit(100)
    .execute();
  return {
    delivery,
    request,
    attempts: attempts.map((row) => ({
      number: row.number,
      at: row.at.toISOString(),
      durationMs: row.duration_ms,
      status: row.status,
      failure: row.failure,
      answer: row.answer,
    })),
  };
}

export async function findDelivery(asking: Pick<Reading, "sql" | "actor">, id: string): Promise<Delivery | null> {
  const row = await deliveriesOf(asking).where("id", "=", id).executeTakeFirst();
  return row ? deliveryFrom(row) : null;
}

const iso = (moment: Date | null): string | null => (moment === null ? null : moment.toISOString());

function deliveryFrom(row: Row): Delivery {
  return {
    id: row.id,
    webhookId: row.webhook_id,
    eventId: row.entry_id,
    type: row.type,
    state: row.state as Delivery["state"],
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    nextAttemptAt: iso(row.next_attempt_at),
    lastAttemptAt: iso(row.last_attempt_at),
    lastStatus: row.last_status,
    lastFailure: row.last_failure,
    lastDurationMs: row.last_duration_ms,
  };
}

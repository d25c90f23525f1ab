import type { Instant } from "../../kernel/time.ts";
import type { Transaction } from "../../platform/database/database.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Webhook } from "../contract.ts";
import type { Aftermath } from "../domain/after-attempt.ts";

const at = (moment: Instant): string => new Date(moment).toISOString();

export async function insertWebhook(
  unit: Unit,
  webhook: Pick<Webhook, "id" | "name" | "url" | "events"> & { readonly secret: string },
): Promise<void> {
  await unit.sql
    .insertInto("webhooks")
    .values({
      workspace_id: unit.actor.workspaceId,
      ...webhook,
      created_by: unit.actor.userId,
      created_at: at(unit.now),
      updated_at: at(unit.now),
    })
    .execute();
}

/** Switched on again, a webhook begins with a clean slate. */
export async function updateWebhook(
  unit: Unit,
  webhook: Pick<Webhook, "id" | "name" | "url" | "events" | "isActive" | "offReason" | "failingSince">,
): Promise<void> {
  const { id, name, url, events, isActive, offReason, failingSince } = webhook;
  await unit.sql
    .updateTable("webhooks")
    .set((eb) => ({
      name,
      url,
      events,
      is_active: isActive,
      off_reason: offReason,
      failing_since: failingSince,
      updated_at: at(unit.now),
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .execute();
}

/** The secret before stays valid until then; at once invalid when that is now. */
export async function replaceSecret(unit: Unit, id: string, secret: string, oldUntil: Instant): Promise<void> {
  const isKept = oldUntil > unit.now;
  await unit.client.query(
    `update webhooks set previous_secret = case when $4 then secret end, previous_secret_until = case when $4 then $5::timestamptz end,
       secret = $3, updated_at = $6, version = version + 1
     where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, id, secret, isKept, at(oldUntil), at(unit.now)],
  );
}

/** With its deliveries and attempts. False when there is none of that id. */
export async function deleteWebhook(unit: Unit, id: string): Promise<boolean> {
  const result = await unit.sql
    .deleteFrom("webhooks")
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return result.numDeletedRows === 1n;
}

/** Makes deliveries wait again for an attempt now, as if none had been tried. Answers with how many. */
export async function queueAgain(
  unit: Unit,
  which: { readonly deliveryId: string } | { readonly webhookId: string; readonly failedSince: string },
): Promise<number> {
  const { workspaceId } = unit.actor;
  const isOne = "deliveryId" in which;
  const { rows } = await unit.client.query<{ count: number }>(
    `with again as (
       update webhook_deliveries set state = 'waiting', tries = 0, next_attempt_at = $2
       where workspace_id = $1 and ${isOne ? "id = $3" : "webhook_id = $3 and created_at >= $4 and state = 'failed'"}
       returning id)
     select count(enqueue_webhook_attempt($1, id, $2)) as count from again`,
    isOne
      ? [workspaceId, at(unit.now), which.deliveryId]
      : [workspaceId, at(unit.now), which.webhookId, which.failedSince],
  );
  return rows[0]?.count ?? 0;
}

export interface EndedAttempt {
  readonly deliveryId: string;
  readonly at: Instant;
  readonly durationMs: number;
  readonly status: number | null;
  readonly failure: string | null;
  readonly answer: string | null;
  readonly next: Aftermath["delivery"];
}

/** Notes how an attempt ended and queues the next one, if there is to be one. */
export async function recordAttempt(unit: Unit, ended: EndedAttempt): Promise<void> {
  const { workspaceId } = unit.actor;
  const { deliveryId, durationMs, status, failure, answer, next } = ended;
  const nextAt = next.state === "waiting" ? at(next.nextAttemptAt) : null;
  await unit.client.query(
    `with attempted as (
       update webhook_deliveries set state = $3, tries = tries + 1, attempts = attempts + 1, next_attempt_at = $4,
         last_attempt_at = $5, last_duration_ms = $6, last_status = $7, last_failure = $8
       where workspace_id = $1 and id = $2 returning id, attempts)
     insert into webhook_attempts (workspace_id, delivery_id, number, at, duration_ms, status, failure, answer)
     select $1, id, attempts, $5, $6, $7, $8, $9 from attempted`,
    [workspaceId, deliveryId, next.state, nextAt, at(ended.at), durationMs, status, failure, answer],
  );
  if (nextAt !== null) await enqueueAttempt(unit, workspaceId, deliveryId, nextAt);
}

/** What the webhook itself has become by an attempt; people's changes of it are not disturbed (no new version). */
export async function recordStanding(
  unit: Unit,
  webhookId: string,
  standing: Pick<Aftermath, "failingSince" | "switchOff">,
): Promise<void> {
  const { failingSince, switchOff } = standing;
  await unit.client.query(
    `update webhooks set failing_since = $3, is_active = is_active and $4::text is null,
       off_reason = case when is_active then $4 else off_reason end
     where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, webhookId, failingSince === null ? null : at(failingSince), switchOff],
  );
}

/** A delivery whose webhook is off is not tried. */
export async function giveUp(unit: Unit, deliveryId: string, failure: string): Promise<void> {
  await unit.client.query(
    `update webhook_deliveries set state = 'failed', next_attempt_at = null, last_failure = $3
     where workspace_id = $1 and id = $2 and state = 'waiting'`,
    [unit.actor.workspaceId, deliveryId, failure],
  );
}

export async function enqueueAttempt(
  { client }: Pick<Transaction, "client">,
  workspaceId: string,
  deliveryId: string,
  due: string,
): Promise<void> {
  await client.query("select enqueue_webhook_attempt($1, $2, $3)", [workspaceId, deliveryId, due]);
}

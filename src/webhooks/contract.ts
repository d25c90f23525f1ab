import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, pageQuery, wireId, wireInstant, wirePage, wireVersion } from "../kernel/wire.ts";

const name = z.string().trim().min(1).max(200);
const url = z.string().trim().min(1).max(2000);
/** "deal.won", "deal.*" for all of deals, "*" for everything. */
const event = z
  .string()
  .max(100)
  .regex(/^(\*|[a-z_]+\.(\*|[a-z_]+))$/);
const events = z.array(event).min(1).max(200);
const done = z.strictObject({ done: z.literal(true) });

export const webhookShape = z.strictObject({
  id: wireId,
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  isActive: z.boolean(),
  /** Why it is off: somebody did it, nothing was heard for five days, or the receiver answered 410 Gone. */
  offReason: z.enum(["by_hand", "failing", "gone"]).nullable(),
  /** Since when every attempt has failed; null while the last one was heard. */
  failingSince: wireInstant.nullable(),
  /** Until when deliveries are signed with the secret before as well. */
  previousSecretUntil: wireInstant.nullable(),
  createdAt: wireInstant,
  version: wireVersion,
});
export type Webhook = z.output<typeof webhookShape>;

const withSecret = z.strictObject({ webhook: webhookShape, secret: z.string() });

export const listWebhooks = endpoint({
  method: "GET",
  path: "/webhooks",
  summary: "Webhooks of the workspace, newest first",
  query: z.strictObject(pageQuery),
  answer: wirePage(webhookShape),
});

export const getWebhook = endpoint({
  method: "GET",
  path: "/webhooks/{id}",
  summary: "One webhook",
  params: idParams,
  answer: webhookShape,
});

export const createWebhook = endpoint({
  method: "POST",
  path: "/webhooks",
  summary: "Tell another server what happens here; the answer holds the secret that signs it, once",
  status: 201,
  body: z.strictObject({ name, url, events }),
  answer: withSecret,
});

export const changeWebhook = endpoint({
  method: "PATCH",
  path: "/webhooks/{id}",
  summary: "Change a webhook, or switch it off and on",
  params: idParams,
  body: z.strictObject({
    version: wireVersion,
    name: name.optional(),
    url: url.optional(),
    events: events.optional(),
    isActive: z.boolean().optional(),
  }),
  answer: webhookShape,
});

export const removeWebhook = endpoint({
  method: "DELETE",
  path: "/webhooks/{id}",
  summary: "Remove a webhook with its log",
  params: idParams,
  answer: done,
});

export const changeSecret = endpoint({
  method: "POST",
  path: "/webhooks/{id}/secrets",
  summary: "Make a new secret, once in the answer; the one before signs beside it for a while",
  status: 201,
  params: idParams,
  body: z.strictObject({ keepOldHours: z.int().min(0).max(168).default(24) }),
  answer: withSecret,
});

export const testWebhook = endpoint({
  method: "POST",
  path: "/webhooks/{id}/tests",
  summary: "Send the event webhook.tested to this webhook alone",
  params: idParams,
  answer: done,
});

// what is there to hear ----------------------------------------------------------------------------------------

export const listWebhookEvents = endpoint({
  method: "GET",
  path: "/webhook-events",
  summary: "Everything that a webhook can be told, by name",
  answer: z.strictObject({ items: z.array(z.strictObject({ name: z.string(), entity: z.string() })) }),
});

/** What is sent. Documented under `webhooks` of the OpenAPI document. */
export const webhookEventShape = z.strictObject({
  /** The same for every attempt and replay: who has seen it before may forget it. Also the header `webhook-id`. */
  id: wireId,
  type: z.string(),
  workspace: z.strictObject({ id: wireId, slug: z.string() }),
  occurredAt: wireInstant,
  actor: z.strictObject({
    /** Null when the product itself acted. */
    id: wireId.nullable(),
    name: z.string().nullable(),
    via: z.enum(["screen", "api", "command", "import", "system"]),
  }),
  data: z.strictObject({
    entity: z.string(),
    entityId: wireId,
    /** Field → [before, after], or whatever tells the change; as the audit has it. */
    changes: z.record(z.string(), z.unknown()),
  }),
});
export type WebhookEvent = z.output<typeof webhookEventShape>;

// the log ------------------------------------------------------------------------------------------------------

const deliveryState = z.enum(["waiting", "delivered", "failed"]);

export const deliveryShape = z.strictObject({
  id: wireId,
  webhookId: wireId,
  /** `id` of the event that is sent. */
  eventId: wireId,
  type: z.string(),
  state: deliveryState,
  attempts: z.int(),
  createdAt: wireInstant,
  nextAttemptAt: wireInstant.nullable(),
  lastAttemptAt: wireInstant.nullable(),
  /** The status of the last answer; null when there was none. */
  lastStatus: z.int().nullable(),
  lastFailure: z.string().nullable(),
  lastDurationMs: z.int().nullable(),
});
export type Delivery = z.output<typeof deliveryShape>;

export const listDeliveries = endpoint({
  method: "GET",
  path: "/webhooks/{id}/deliveries",
  summary: "What was sent to a webhook, newest first; kept for 30 days",
  params: idParams,
  query: z.strictObject({ ...pageQuery, state: deliveryState.optional() }),
  answer: wirePage(deliveryShape),
});

export const attemptShape = z.strictObject({
  number: z.int(),
  at: wireInstant,
  durationMs: z.int(),
  status: z.int().nullable(),
  /** Why there was no answer: `timeout`, `address_inside`, a code of the network such as `ECONNREFUSED`, … */
  failure: z.string().nullable(),
  /** The first 2 KB of the answer. */
  answer: z.string().nullable(),
});

export const getDelivery = endpoint({
  method: "GET",
  path: "/webhook-deliveries/{id}",
  summary: "One delivery: what is sent, and how each attempt ended",
  params: idParams,
  answer: z.strictObject({ delivery: deliveryShape, request: webhookEventShape, attempts: z.array(attemptShape) }),
});

export const replayDelivery = endpoint({
  method: "POST",
  path: "/webhook-deliveries/{id}/replays",
  summary: "Send a delivery again now, with the same id",
  params: idParams,
  answer: deliveryShape,
});

export const replayFailed = endpoint({
  method: "POST",
  path: "/webhooks/{id}/replays",
  summary: "Send again everything that has failed since a moment",
  params: idParams,
  body: z.strictObject({ since: wireInstant }),
  answer: z.strictObject({ queued: z.int() }),
});

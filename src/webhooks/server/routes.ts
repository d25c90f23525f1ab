import { refuse } from "../../kernel/refusal.ts";
import type { OutsideRules } from "../../platform/http/outside-address.ts";
import { type Route, read, write } from "../../platform/http/route.ts";
import * as contract from "../contract.ts";
import { webhookRefusals } from "../domain/refusals.ts";
import { changeSecret, changeWebhook, removeWebhook, testWebhook } from "./change-webhook.ts";
import { createWebhook } from "./create-webhook.ts";
import { listDeliveries, readDelivery } from "./deliveries.ts";
import { knownEvents } from "./known-events.ts";
import { listWebhooks } from "./list-webhooks.ts";
import { replayDelivery, replayFailed } from "./replay.ts";
import { findWebhook } from "./webhook-row.ts";

const permission = "webhooks.edit";

/** Subscriptions, their log, replay (PLT-4). */
export const webhookRoutes = (rules: OutsideRules): readonly Route[] => [
  read(contract.listWebhookEvents, {
    permission,
    handle: async () => ({ items: knownEvents.map((name) => ({ name, entity: name.split(".", 1)[0] ?? "" })) }),
  }),
  read(contract.listWebhooks, { permission, handle: (reading, { query }) => listWebhooks(reading, query) }),
  read(contract.getWebhook, {
    permission,
    handle: async (reading, { params }) =>
      (await findWebhook(reading, params.id)) ?? refuse(webhookRefusals, "webhook_unknown"),
  }),
  write(contract.createWebhook, {
    permission,
    isSecret: true,
    handle: (unit, { body }) => createWebhook(unit, body, rules),
  }),
  write(contract.changeWebhook, {
    permission,
    handle: (unit, { params, body }) => changeWebhook(unit, params.id, body, rules),
  }),
  write(contract.removeWebhook, { permission, handle: (unit, { params }) => removeWebhook(unit, params.id) }),
  write(contract.changeSecret, {
    permission,
    isSecret: true,
    handle: (unit, { params, body }) => changeSecret(unit, params.id, body.keepOldHours),
  }),
  write(contract.testWebhook, { permission, handle: (unit, { params }) => testWebhook(unit, params.id) }),
  ...logRoutes,
];

const logRoutes: readonly Route[] = [
  read(contract.listDeliveries, {
    permission,
    handle: (reading, { params, query }) => listDeliveries(reading, params.id, query),
  }),
  read(contract.getDelivery, { permission, handle: (reading, { params }) => readDelivery(reading, params.id) }),
  write(contract.replayDelivery, { permission, handle: (unit, { params }) => replayDelivery(unit, params.id) }),
  write(contract.replayFailed, {
    permission,
    handle: (unit, { params, body }) => replayFailed(unit, params.id, body.since),
  }),
];

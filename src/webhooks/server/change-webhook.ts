import type { BodyOf } from "../../kernel/endpoint.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { OutsideRules } from "../../platform/http/outside-address.ts";
import type { changeWebhook as changeWebhookEndpoint, Webhook } from "../contract.ts";
import { narrowed } from "../domain/event-names.ts";
import { webhookRefusals } from "../domain/refusals.ts";
import { checkTarget } from "./create-webhook.ts";
import { newSigningSecret } from "./sign.ts";
import { deleteWebhook, replaceSecret, updateWebhook } from "./store.ts";
import { findWebhook, lockWebhook } from "./webhook-row.ts";

const hour = 3_600_000;

/** Refuses `webhook_unknown`, `version_conflict` and what creating one refuses. */
export async function changeWebhook(
  unit: Unit,
  id: string,
  { version, ...change }: BodyOf<typeof changeWebhookEndpoint>,
  rules: OutsideRules,
): Promise<Webhook | Refusal> {
  const refused = await checkTarget(unit, change, rules);
  if (refused) return refused;
  const before = await lockWebhook(unit, id);
  if (!before) return refuse(webhookRefusals, "webhook_unknown");
  if (before.version !== version)
    return refuse(webhookRefusals, "version_conflict", { extra: { version: before.version } });
  const after = changed(before, change);
  await updateWebhook(unit, after);
  unit.audit({ action: "webhook.changed", entity: "webhook", entityId: id, changes: differences(before, after) });
  return { ...after, version: version + 1 };
}

function changed(before: Webhook, change: Omit<BodyOf<typeof changeWebhookEndpoint>, "version">): Webhook {
  const isActive = change.isActive ?? before.isActive;
  const isSwitchedOn = isActive && !before.isActive;
  return {
    ...before,
    name: change.name ?? before.name,
    url: change.url ?? before.url,
    events: change.events ? [...narrowed(change.events)] : before.events,
    isActive,
    offReason: isActive ? null : (before.offReason ?? "by_hand"),
    failingSince: isSwitchedOn ? null : before.failingSince,
  };
}

function differences(before: Webhook, after: Webhook): Record<string, unknown> {
  const fields = ["name", "url", "events", "isActive"] as const;
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      .map((field) => [field, [before[field], after[field]]]),
  );
}

/** Refuses `webhook_unknown`. */
export async function removeWebhook(unit: Unit, id: string): Promise<{ done: true } | Refusal> {
  const before = await findWebhook(unit, id);
  if (!before || !(await deleteWebhook(unit, id))) return refuse(webhookRefusals, "webhook_unknown");
  const changes = { name: before.name, url: before.url };
  unit.audit({ action: "webhook.deleted", entity: "webhook", entityId: id, changes });
  return { done: true };
}

/** For `keepOldHours` deliveries carry both signatures, so that the receiver can change without losing one. Refuses `webhook_unknown`. */
export async function changeSecret(
  unit: Unit,
  id: string,
  keepOldHours: number,
): Promise<{ webhook: Webhook; secret: string } | Refusal> {
  if (!(await lockWebhook(unit, id))) return refuse(webhookRefusals, "webhook_unknown");
  const secret = newSigningSecret();
  await replaceSecret(unit, id, secret, unit.now + keepOldHours * hour);
  unit.audit({ action: "webhook.secret_changed", entity: "webhook", entityId: id, changes: { keepOldHours } });
  const webhook = await findWebhook(unit, id);
  return webhook ? { webhook, secret } : refuse(webhookRefusals, "webhook_unknown");
}

/** An entry like any other, which the trigger sends to this webhook alone, on or off. Refuses `webhook_unknown`. */
export async function testWebhook(unit: Unit, id: string): Promise<{ done: true } | Refusal> {
  const webhook = await findWebhook(unit, id);
  if (!webhook) return refuse(webhookRefusals, "webhook_unknown");
  unit.audit({ action: "webhook.tested", entity: "webhook", entityId: id, changes: { name: webhook.name } });
  return { done: true };
}

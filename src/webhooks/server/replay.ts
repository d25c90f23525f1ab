import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Delivery } from "../contract.ts";
import { webhookRefusals } from "../domain/refusals.ts";
import { findDelivery } from "./deliveries.ts";
import { queueAgain } from "./store.ts";
import { findWebhook } from "./webhook-row.ts";

/** Whatever became of it, it is sent again. Refuses `webhook_delivery_unknown`, `webhook_is_off`. */
export async function replayDelivery(unit: Unit, id: string): Promise<Delivery | Refusal> {
  const before = await findDelivery(unit, id);
  if (!before) return refuse(webhookRefusals, "webhook_delivery_unknown");
  const webhook = await findWebhook(unit, before.webhookId);
  if (!webhook?.isActive) return refuse(webhookRefusals, "webhook_is_off");
  await queueAgain(unit, { deliveryId: id });
  unit.audit({ action: "webhook.replayed", entity: "webhook", entityId: webhook.id, changes: { queued: 1 } });
  return (await findDelivery(unit, id)) ?? refuse(webhookRefusals, "webhook_delivery_unknown");
}

/** Refuses `webhook_unknown`, `webhook_is_off`. */
export async function replayFailed(unit: Unit, id: string, since: string): Promise<{ queued: number } | Refusal> {
  const webhook = await findWebhook(unit, id);
  if (!webhook) return refuse(webhookRefusals, "webhook_unknown");
  if (!webhook.isActive) return refuse(webhookRefusals, "webhook_is_off");
  const queued = await queueAgain(unit, { webhookId: id, failedSince: since });
  if (queued > 0) unit.audit({ action: "webhook.replayed", entity: "webhook", entityId: id, changes: { queued } });
  return { queued };
}

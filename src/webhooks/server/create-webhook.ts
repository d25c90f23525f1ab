import { may } from "../../identity/index.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { OutsideRules } from "../../platform/http/outside-address.ts";
import { findOutside } from "../../platform/http/outside-address.ts";
import type { Webhook } from "../contract.ts";
import { narrowed, unknownEvents } from "../domain/event-names.ts";
import { webhookRefusals } from "../domain/refusals.ts";
import { knownEvents } from "./known-events.ts";
import { newSigningSecret } from "./sign.ts";
import { insertWebhook } from "./store.ts";
import { findWebhook } from "./webhook-row.ts";

/** Every change is compared with every webhook of the workspace, so there may not be any number of them. */
export const mostWebhooks = 50;

/**
 * The secret is in the answer and in no other. Refuses `webhook_event_unknown`, `webhooks_too_many`, `webhook_needs_log` and
 * what `findOutside` refuses. (PLT-4)
 */
export async function createWebhook(
  unit: Unit,
  command: Pick<Webhook, "name" | "url" | "events">,
  rules: OutsideRules,
): Promise<{ webhook: Webhook; secret: string } | Refusal> {
  const refused = (await checkTarget(unit, command, rules)) ?? (await checkNumber(unit));
  if (refused) return refused;
  const [id, secret] = [unit.newId<"webhook">(), newSigningSecret()];
  const { name, url } = command;
  const events = [...narrowed(command.events)];
  await insertWebhook(unit, { id, name, url, events, secret });
  const changes = { name: [null, name], url: [null, url], events: [null, events] };
  unit.audit({ action: "webhook.created", entity: "webhook", entityId: id, changes });
  const webhook = await findWebhook(unit, id);
  if (!webhook) throw new Error("The webhook just written is gone");
  return { webhook, secret };
}

/** Whether that may be told there, and by this actor: who hears everything must be allowed to read the log. */
export async function checkTarget(
  unit: Unit,
  { url, events }: { readonly url?: string | undefined; readonly events?: readonly string[] | undefined },
  rules: OutsideRules,
): Promise<Refusal | null> {
  if (!may(unit.actor, "audit.read")) return refuse(webhookRefusals, "webhook_needs_log");
  const unknown = unknownEvents(events ?? [], knownEvents);
  if (unknown.length > 0)
    return refuse(webhookRefusals, "webhook_event_unknown", { params: { name: unknown.join(", ") } });
  if (url === undefined) return null;
  const target = await findOutside(url, rules);
  return isRefusal(target) ? target : null;
}

async function checkNumber(unit: Unit): Promise<Refusal | null> {
  const { rows } = await unit.client.query<{ count: number }>("select count(*) from webhooks where workspace_id = $1", [
    unit.actor.workspaceId,
  ]);
  const isFull = (rows[0]?.count ?? 0) >= mostWebhooks;
  return isFull ? refuse(webhookRefusals, "webhooks_too_many", { params: { most: mostWebhooks } }) : null;
}

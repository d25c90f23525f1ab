import { systemActor } from "../../identity/index.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import type { OutsideRules } from "../../platform/http/outside-address.ts";
import type { Task } from "../../platform/jobs/worker.ts";
import { attemptDelivery } from "./attempt-delivery.ts";

const keptFor = "30 days";

/** What the worker does for webhooks. Deliveries have a lane of their own: a slow receiver must not hold up imports. */
export const webhookTasks = (rules: OutsideRules): readonly Task[] => [
  {
    name: "webhooks.deliver",
    lane: "outside",
    run: async ({ workspaceId, deliveryId }, { database }) => {
      if (typeof workspaceId !== "string" || typeof deliveryId !== "string") return;
      const actor = await systemActor(database, workspaceId as WorkspaceId);
      if (!isRefusal(actor)) await attemptDelivery(database, actor, deliveryId, rules);
    },
  },
  {
    name: "webhooks.take-up-left",
    schedule: "* * * * *",
    run: async (_payload, { database }) => {
      // A killed process leaves its job locked for hours: whatever is long due is queued anew, under the same key.
      await database.owner.query(
        `select count(enqueue_webhook_attempt(workspace_id, id, now()))
         from webhook_deliveries where state = 'waiting' and next_attempt_at < now() - interval '2 minutes'`,
      );
    },
  },
  {
    name: "webhooks.forget-old",
    schedule: "41 3 * * *",
    run: async (_payload, { database }) => {
      await database.owner.query(
        `delete from webhook_deliveries where created_at < now() - interval '${keptFor}' and state <> 'waiting'`,
      );
      await database.owner.query(
        `update webhooks set previous_secret = null, previous_secret_until = null where previous_secret_until < now()`,
      );
    },
  },
];

import type { RefusalList } from "../../kernel/refusal.ts";

/** Everything that webhooks may refuse, besides what is wrong with an address (`findOutside`). */
export const webhookRefusals = {
  webhook_unknown: "not_found",
  webhook_delivery_unknown: "not_found",
  webhook_event_unknown: "invalid",
  webhook_is_off: "conflict",
  webhook_needs_log: "forbidden",
  webhooks_too_many: "conflict",
  version_conflict: "conflict",
} as const satisfies RefusalList;

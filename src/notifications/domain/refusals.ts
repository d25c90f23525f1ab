import type { RefusalList } from "../../kernel/refusal.ts";

export const notificationsRefusals = {
  notification_unknown: "not_found",
  browser_unknown: "not_found",
  channel_not_set_up: "conflict",
  quiet_hours_invalid: "invalid",
} as const satisfies RefusalList;

import type { RefusalList } from "../../kernel/refusal.ts";

export const calendarRefusals = {
  calendar_period_wrong: "invalid",
  calendar_feed_unknown: "not_found",
} as const satisfies RefusalList;

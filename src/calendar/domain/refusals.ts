import type { RefusalList } from "../../kernel/refusal.ts";

export const calendarRefusals = {
  calendar_period_wrong: "invalid",
  calendar_feed_unknown: "not_found",
  calendar_feed_by_hand: "forbidden",
} as const satisfies RefusalList;

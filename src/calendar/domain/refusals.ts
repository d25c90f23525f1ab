import type { RefusalList } from "../../kernel/refusal.ts";

export const calendarRefusals = {
  calendar_period_wrong: "invalid",
} as const satisfies RefusalList;

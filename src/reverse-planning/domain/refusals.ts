import type { RefusalList } from "../../kernel/refusal.ts";

export const reversePlanningRefusals = {
  plan_period_wrong: "invalid",
} as const satisfies RefusalList;

import type { RefusalList } from "../../kernel/refusal.ts";

export const reversePlanningRefusals = {
  plan_period_wrong: "invalid",
  plan_pipeline_unknown: "not_found",
  plan_scenario_unknown: "not_found",
  plan_draft_months: "invalid",
  plan_draft_no_target: "invalid",
  plan_draft_no_norms: "forbidden",
  plan_sheet_malformed: "invalid",
} as const satisfies RefusalList;

import type { RefusalList } from "../../kernel/refusal.ts";

export const normsRefusals = {
  norm_table_unknown: "not_found",
  norm_table_invalid: "invalid",
  norm_row_unreachable: "invalid",
  norm_span_backwards: "invalid",
  norm_gap: "invalid",
  norm_from_past: "invalid",
  norm_table_general: "conflict",
  norm_person_unknown: "not_found",
  norm_stage_unknown: "not_found",
  norm_deal_unknown: "not_found",
  daily_plan_of_nobody: "invalid",
  norm_period_wrong: "invalid",
} as const satisfies RefusalList;

import type { RefusalList } from "../../kernel/refusal.ts";

export const analyticsRefusals = {
  report_pipeline_unknown: "not_found",
  report_department_unknown: "not_found",
  report_stage_unknown: "not_found",
  report_unknown: "not_found",
  report_period_backwards: "invalid",
  report_period_too_long: "invalid",
  report_comparison_half: "invalid",
  report_field_unknown: "not_found",
  report_field_filter_wrong: "invalid",
  report_chart_empty: "not_found",
  saved_report_unknown: "not_found",
  saved_report_changed: "conflict",
  saved_report_no_department: "invalid",
} as const satisfies RefusalList;

import type { RefusalList } from "../../kernel/refusal.ts";

export const forecastingRefusals = {
  forecast_pipeline_unknown: "not_found",
  forecast_period_wrong: "invalid",
} as const satisfies RefusalList;

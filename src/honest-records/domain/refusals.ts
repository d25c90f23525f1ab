import type { RefusalList } from "../../kernel/refusal.ts";

export const honestRecordsRefusals = {
  record_period_wrong: "invalid",
  record_person_unknown: "not_found",
  record_thresholds_changed: "conflict",
} as const satisfies RefusalList;

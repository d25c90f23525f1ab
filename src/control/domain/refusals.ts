import type { RefusalList } from "../../kernel/refusal.ts";

export const controlRefusals = {
  control_department_unknown: "not_found",
  control_person_unknown: "not_found",
  control_nothing_stuck: "conflict",
  control_thresholds_wrong: "invalid",
} as const satisfies RefusalList;

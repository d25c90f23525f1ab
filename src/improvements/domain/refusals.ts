import type { RefusalList } from "../../kernel/refusal.ts";

export const improvementsRefusals = {
  improvement_unknown: "not_found",
  improvement_changed: "conflict",
  improvement_stage_wrong: "invalid",
  improvement_trial_days: "invalid",
  improvement_trial_overlap: "invalid",
  improvement_trial_people: "invalid",
  improvement_trial_deals: "invalid",
  improvement_trial_missing: "conflict",
  improvement_way_wrong: "conflict",
  improvement_decided: "conflict",
} as const satisfies RefusalList;

import type { RefusalList } from "../../kernel/refusal.ts";

export const teamRefusals = {
  team_person_unknown: "not_found",
  team_dates_wrong: "invalid",
  team_ramp_wrong: "invalid",
  team_version_conflict: "conflict",
  contest_unknown: "not_found",
  contest_stages_wrong: "invalid",
  contest_closed: "conflict",
  candidate_unknown: "not_found",
  candidate_settled: "conflict",
  candidate_stage_wrong: "invalid",
  candidate_day_wrong: "invalid",
  onboarding_template_unknown: "not_found",
  onboarding_unknown: "not_found",
  onboarding_step_unknown: "not_found",
  onboarding_not_signer: "forbidden",
  training_unknown: "not_found",
  training_of_others: "forbidden",
  training_score_missing: "invalid",
} as const satisfies RefusalList;

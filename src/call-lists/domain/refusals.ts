import type { RefusalList } from "../../kernel/refusal.ts";

export const callListRefusals = {
  call_list_unknown: "not_found",
  call_list_closed: "conflict",
  call_list_invalid: "invalid",
  call_list_person_unknown: "invalid",
  call_list_pipeline_unknown: "invalid",
  call_not_yours: "forbidden",
  call_in_other_hands: "conflict",
  call_result_invalid: "invalid",
  call_result_time_missing: "invalid",
  call_result_time_past: "invalid",
  call_result_reason_missing: "invalid",
  version_conflict: "conflict",
} as const satisfies RefusalList;

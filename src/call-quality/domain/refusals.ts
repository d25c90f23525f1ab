import type { RefusalList } from "../../kernel/refusal.ts";

export const callQualityRefusals = {
  scorecard_unknown: "not_found",
  scorecard_invalid: "invalid",
  scorecard_criterion_unknown: "invalid",
  scorecard_criterion_twice: "invalid",
  scorecard_archived: "conflict",
  mistake_unknown: "not_found",
  review_unknown: "not_found",
  review_invalid: "invalid",
  review_mark_missing: "invalid",
  review_mark_unknown: "invalid",
  review_mistake_unknown: "invalid",
  review_address_wrong: "invalid",
  review_of_own_call: "forbidden",
  review_not_yours: "forbidden",
  review_there_already: "conflict",
  review_answer_not_yours: "forbidden",
  review_answer_needs_words: "invalid",
  call_unknown: "not_found",
  version_conflict: "conflict",
} as const satisfies RefusalList;

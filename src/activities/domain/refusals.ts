import type { RefusalList } from "../../kernel/refusal.ts";

/** Everything that activities may be refused; those from activity_date_missing on are said of a field, `mention_unseen` too. */
export const activitiesRefusals = {
  activity_unknown: "not_found",
  deal_unknown: "not_found",
  activity_files_full: "conflict",
  comment_unknown: "not_found",
  comment_of_another: "forbidden",
  mention_unseen: "invalid",
  activity_invalid: "invalid",
  activity_already_done: "conflict",
  activity_not_done: "conflict",
  activity_not_planned: "conflict",
  version_conflict: "conflict",
  activity_date_missing: "invalid",
  activity_done_in_future: "invalid",
  activity_owner_unknown: "invalid",
  activity_company_unknown: "invalid",
  activity_contact_unknown: "invalid",
  activity_held_not_meeting: "invalid",
  activity_held_not_done: "invalid",
  activity_direction_unfit: "invalid",
  meeting_place_missing: "invalid",
  meeting_date_missing: "invalid",
  meeting_time_missing: "invalid",
} as const satisfies RefusalList;

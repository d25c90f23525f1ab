import type { RefusalList } from "../../kernel/refusal.ts";

export const workingCalendarRefusals = {
  working_calendar_changed: "conflict",
  working_hours_backwards: "invalid",
  working_day_twice: "invalid",
  working_year_unknown: "invalid",
  region_unknown: "not_found",
  region_changed: "conflict",
  region_name_taken: "conflict",
  region_days_wrong: "invalid",
  region_member_unknown: "invalid",
  absence_unknown: "not_found",
  absence_changed: "conflict",
  absence_person_unknown: "invalid",
  absence_backwards: "invalid",
  absence_half_of_many: "invalid",
  absence_year_unknown: "invalid",
  absence_too_long: "invalid",
  absence_overlaps: "conflict",
} as const satisfies RefusalList;

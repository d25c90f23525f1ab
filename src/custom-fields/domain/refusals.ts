import type { RefusalList } from "../../kernel/refusal.ts";

/** What custom fields may be refused; those from `custom_invalid` on are said of a value in `errors`. */
export const customFieldRefusals = {
  custom_field_unknown: "not_found",
  custom_field_name_taken: "conflict",
  custom_field_key_taken: "conflict",
  custom_fields_too_many: "conflict",
  custom_field_in_gate: "conflict",
  custom_field_version_conflict: "conflict",
  custom_activity_undemanded: "invalid",
  custom_options_none: "invalid",
  custom_options_not_asked: "invalid",
  custom_option_name_taken: "invalid",
  custom_option_lost: "invalid",
  custom_filter_invalid: "invalid",
  missing_custom_field: "conflict",
  missing_custom_value: "conflict",
  missing_custom_yes: "conflict",
  missing_custom_no: "conflict",
  custom_condition_wrong: "invalid",
  custom_invalid: "invalid",
  custom_key_unknown: "invalid",
  custom_archived: "invalid",
  custom_demanded: "invalid",
  custom_text_wrong: "invalid",
  custom_number_wrong: "invalid",
  custom_money_wrong: "invalid",
  custom_date_wrong: "invalid",
  custom_date_time_wrong: "invalid",
  custom_yes_no_wrong: "invalid",
  custom_choice_unknown: "invalid",
  custom_link_wrong: "invalid",
  custom_email_wrong: "invalid",
  custom_phone_wrong: "invalid",
  custom_person_unknown: "invalid",
} as const satisfies RefusalList;

export type ValueRefusal = Extract<keyof typeof customFieldRefusals, `custom_${string}`>;

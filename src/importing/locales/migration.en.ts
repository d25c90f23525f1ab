/** What a migration tells besides its counts. */
export const migrationWarnings = {
  own_fields_one: "{{count}} own field was left out: the workspace has no room for more.",
  own_fields_other: "{{count}} own fields were left out: the workspace has no room for more.",
  own_values_one: "{{count}} value did not fit the field of the same name.",
  own_values_other: "{{count}} values did not fit the fields of the same name.",
  notes_without_deal_one: "{{count}} note was left out: it is empty or belongs to no deal.",
  notes_without_deal_other: "{{count}} notes were left out: they are empty or belong to no deal.",
  deals_not_taken_one: "{{count}} deal was left behind: its pipeline is not taken.",
  deals_not_taken_other: "{{count}} deals were left behind: their pipelines are not taken.",
} as const;

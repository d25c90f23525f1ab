/** What a migration tells besides its counts. */
export const migrationWarnings = {
  own_fields_one: "{{count}} own field was left out: the workspace has no room for more.",
  own_fields_other: "{{count}} own fields were left out: the workspace has no room for more.",
  own_values_one: "{{count}} value did not fit the field of the same name.",
  own_values_other: "{{count}} values did not fit the fields of the same name.",
  notes_without_deal_one: "{{count}} note was left out: its deal, company or contact did not come along.",
  notes_without_deal_other: "{{count}} notes were left out: their deals, companies or contacts did not come along.",
  notes_empty_one: "{{count}} note was left out: nothing is written in it.",
  notes_empty_other: "{{count}} notes were left out: nothing is written in them.",
  records_deleted_one: "{{count}} record was left out: it was deleted in the other system.",
  records_deleted_other: "{{count}} records were left out: they were deleted in the other system.",
  records_without_id_one: "{{count}} record was left out: the other system gave no number for it.",
  records_without_id_other: "{{count}} records were left out: the other system gave no numbers for them.",
  deals_not_taken_one: "{{count}} deal was left behind: its pipeline is not taken.",
  deals_not_taken_other: "{{count}} deals were left behind: their pipelines are not taken.",
} as const;

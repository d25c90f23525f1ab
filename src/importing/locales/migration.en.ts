/** What a migration tells: how much of each kind came along, and what stayed behind. */
export const migrationWarnings = {
  moved_companies:
    "Companies: read {{read}}, created {{created}}, updated {{updated}}, unchanged {{skipped}}, refused {{refused}}.",
  moved_contacts:
    "Contacts: read {{read}}, created {{created}}, updated {{updated}}, unchanged {{skipped}}, refused {{refused}}.",
  "moved_stage-history":
    "History of stages: read {{read}}, created {{created}}, updated {{updated}}, unchanged {{skipped}}, refused {{refused}}.",
  moved_deals:
    "Deals: read {{read}}, created {{created}}, updated {{updated}}, unchanged {{skipped}}, refused {{refused}}.",
  moved_activities:
    "Activities and notes: read {{read}}, created {{created}}, updated {{updated}}, unchanged {{skipped}}, refused {{refused}}.",
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
  leads_one: "{{count}} lead was left out: it is no deal yet. Accept it over there and move once more.",
  leads_other: "{{count}} leads were left out: they are no deals yet. Accept them over there and move once more.",
  leads_converted_one: "{{count}} lead has become a deal already: the deal comes along.",
  leads_converted_other: "{{count}} leads have become deals already: the deals come along.",
  leads_forbidden: "Whether there are leads is unknown: the token may not read them. Leads are not moved.",
  letters_forbidden: "No letters were read: the token may not read them. Allow it and move once more.",
  letters_unsent_one: "{{count}} draft of a letter was left out.",
  letters_unsent_other: "{{count}} drafts of letters were left out.",
  activities_not_taken_one: "{{count}} activity or note was left behind together with its deal.",
  activities_not_taken_other: "{{count}} activities and notes were left behind together with their deals.",
  deals_not_taken_one: "{{count}} deal was left behind: its pipeline is not taken.",
  deals_not_taken_other: "{{count}} deals were left behind: their pipelines are not taken.",
} as const;

/**
 * What of a workspace goes into an export (PLT-5). Each table that has a workspace stands here or among the exceptions: a
 * test reads the catalogue, so that a new table is never forgotten and its secrets never go along unseen.
 */
interface ArchiveTable {
  /** Columns that stay behind. Generated and counted ones always do. */
  readonly without?: readonly string[];
  /** Columns that go as something else than they are: SQL. */
  readonly instead?: Readonly<Record<string, string>>;
  /** Which rows go: SQL. All, if it is left out. */
  readonly where?: string;
  /** What a column becomes in the new workspace: SQL. */
  readonly becomes?: Readonly<Record<string, string>>;
}

const overImports = "('reading', 'ready', 'waiting', 'running', 'undoing')";
/** An import that runs is none yet: in a copy nobody would run it on. */
const ofPastImports = { where: `import_id in (select id from imports where state not in ${overImports})` };

export const archiveTables: Readonly<Record<string, ArchiveTable>> = {
  workspaces: { becomes: { is_demo: "false" } },
  departments: {},
  // People come along, their sign-in does not: whoever owns the new workspace invites them.
  users: { without: ["account_id"], becomes: { is_active: "false" } },
  custom_fields: {},
  loss_reasons: {},
  pipelines: {},
  stages: {},
  stage_shares: {},
  stage_chances: {},
  working_calendars: {},
  working_days: {},
  working_regions: {},
  working_region_days: {},
  working_region_departments: {},
  working_region_people: {},
  absences: {},
  companies: {},
  contacts: {},
  consents: {},
  deals: {},
  deal_contacts: {},
  visits: {},
  time_warnings: {},
  files: {},
  documents: {},
  payments: {},
  payment_moves: {},
  exchange_rates: {},
  vat_rates: {},
  fact_measures: {},
  promise_days: {},
  payment_promises: {},
  promise_settings: {},
  control_settings: {},
  control_actions: {},
  pay_schemes: {},
  pay_scheme_versions: {},
  pay_terms: {},
  pay_marks: {},
  pay_months: {},
  pay_slips: {},
  pay_lines: {},
  pay_line_facts: {},
  pay_contests: {},
  pay_prizes: {},
  pay_orders: {},
  pay_acknowledgements: {},
  products: {},
  shipments: {},
  past_departments: {},
  plan_versions: {},
  plan_rows: {},
  plan_cells: {},
  activities: {},
  activity_comments: {},
  call_scorecards: {},
  call_scorecard_numbers: {},
  call_mistakes: {},
  call_reviews: {},
  call_quality_settings: {},
  activity_files: {},
  activity_reminders: {},
  notifications: {},
  // By the number of a chat the bot could write to it from another installation.
  notification_settings: { without: ["telegram_chat_id", "telegram_name"] },
  imports: { where: `state not in ${overImports}` },
  import_changes: ofPastImports,
  import_kept: ofPastImports,
  import_refusals: ofPastImports,
  customer_merges: {},
  customer_merge_links: {},
  customer_non_duplicates: {},
  merge_rules: {},
  saved_reports: {},
  note_templates: {},
  norm_tables: {},
  advance_rules: {},
  effective_kinds: {},
  daily_plans: {},
  saved_views: {},
  default_views: {},
  regulation_versions: {},
  regulation_acknowledgements: {},
  regulation_texts: {},
  audit_entries: {},
};

/** Tables of a workspace that stay behind, and why. */
export const staysBehind: Readonly<Record<string, string>> = {
  bulk_action_items: "How far an action over many rows has come; what it did is in the rows and in the log.",
  bulk_actions: "In whose name an action over many rows goes on; what it did is in the rows and in the log.",
  api_keys: "Secret: whoever has the key of one workspace must not enter its copy.",
  duplicate_pairs: "Found anew by the next search.",
  duplicate_searches: "Found anew by the next search.",
  exports: "Files of a day that belong to the original; who took one along is in the log.",
  calendar_feeds: "Secret: the address of a person's calendar opens one installation.",
  working_recounts: "How far a count has come; what it counted is in the rows.",
  export_parts: "Files of a day that belong to the original; who took one along is in the log.",
  file_parts: "The bytes of each file go along as an entry of their own.",
  idempotency_keys: "Answers to requests of the last day, to be repeated to whoever asked.",
  import_files: "Uploads that wait to be read; their rows are in the workspace or refused by line.",
  import_sources: "Another system that waits to be moved over; its rows are in the workspace afterwards.",
  invitations: "Secret: the link of an invitation opens one workspace; people of a copy are invited anew.",
  notification_deliveries: "Letters on their way: what was sent is sent, what waits is the original's to send.",
  push_subscriptions: "Secret: keys of people's browsers, which belong to one installation.",
  search_entries: "Made anew by the database from what is searched.",
  search_notes: "Made anew by the database from what is searched.",
  search_vocabulary: "Made anew by the database from what is searched.",
  sign_in_providers: "Secret: the agreement of one installation with the organisation's sign-in.",
  stay_changes: "Counted anew by the database from the visits.",
  stay_summaries: "Counted anew from the visits.",
  telegram_codes: "Secret: codes of a few minutes.",
  webhooks: "Secret: signs what is sent; a copy must not call the addresses of the original.",
  webhook_deliveries: "What was sent to webhooks, which stay behind.",
  webhook_attempts: "What was sent to webhooks, which stay behind.",
};

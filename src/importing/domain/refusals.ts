import type { RefusalList } from "../../kernel/refusal.ts";

/** Why a file cannot be read on: nothing after this line is. */
export const fileRefusals = {
  file_empty: "invalid",
  not_a_table: "invalid",
  undecodable_text: "invalid",
  broken_quotes: "invalid",
  too_many_columns: "invalid",
  workbook_damaged: "invalid",
  workbook_bomb: "too_large",
  workbook_encrypted: "invalid",
  workbook_old: "invalid",
  workbook_other_format: "invalid",
  sheet_unknown: "invalid",
} as const satisfies RefusalList;

/** Why a map and a header do not fit each other. */
export const columnRefusals = {
  field_unknown: "invalid",
  field_missing: "invalid",
  column_absent: "invalid",
  column_twice: "invalid",
  format_wrong: "invalid",
  map_value_wrong: "invalid",
} as const satisfies RefusalList;

/** Why one row is left out while the rest is read. */
export const rowRefusals = {
  wrong_number_of_cells: "invalid",
  own_value_wrong: "invalid",
  cell_too_large: "too_large",
  row_too_large: "too_large",
  nul_character: "invalid",
  id_missing: "invalid",
  value_missing: "invalid",
  cell_error: "invalid",
  formula_without_value: "invalid",
  text_too_long: "invalid",
  not_a_number: "invalid",
  ambiguous_number: "invalid",
  too_many_decimals: "invalid",
  number_too_large: "invalid",
  number_negative: "invalid",
  amount_zero: "invalid",
  currency_unknown: "invalid",
  currency_contradiction: "invalid",
  not_a_date: "invalid",
  ambiguous_date: "invalid",
  no_such_date: "invalid",
  date_out_of_range: "invalid",
  time_in_future: "invalid",
  email_wrong: "invalid",
  phone_wrong: "invalid",
  inn_wrong: "invalid",
  kpp_wrong: "invalid",
  outcome_unknown: "invalid",
  activity_kind_unknown: "invalid",
  role_unknown: "invalid",
  vat_wrong: "invalid",
  held_wrong: "invalid",
  record_origin_unknown: "invalid",
  payment_kind_unknown: "invalid",
  refund_positive: "invalid",
} as const satisfies RefusalList;

/** Why an import as a whole is refused, and what its addresses answer. */
export const importRefusals = {
  import_unknown: "not_found",
  import_over: "conflict",
  import_not_done: "conflict",
  import_without_memory: "conflict",
  import_cancelled: "conflict",
  import_stopped_at: "conflict",
  import_died: "unavailable",
  import_undo_failed: "conflict",
  import_file_too_large: "too_large",
  import_name_missing: "invalid",
  import_map_wrong: "invalid",
  foreign_denied: "invalid",
  foreign_too_large: "too_large",
  foreign_too_long: "too_large",
  foreign_rotten: "invalid",
  foreign_busy: "invalid",
  foreign_export_wrong: "invalid",
  foreign_export_too_large: "too_large",
  migration_not_ready: "conflict",
  migration_person_unknown: "invalid",
  migration_forgotten: "conflict",
  pipeline_missing: "invalid",
} as const satisfies RefusalList;

/** What rows are refused once they have been read, besides what the gate says; messages under `recorded.<code>`. */
export const recordingRefusals = {
  currency_not_supported: "invalid",
  pipeline_missing: "invalid",
  pipeline_unknown: "invalid",
  stage_unknown: "invalid",
  deal_unknown: "invalid",
  record_deleted: "conflict",
  deal_in_other_pipeline: "conflict",
  history_conflict: "conflict",
  outcome_before_entry: "invalid",
  outcome_after_outcome: "conflict",
  closed_before_created: "invalid",
  loss_reason_missing: "invalid",
  come_back_missing: "invalid",
} as const satisfies RefusalList;

/** Everything the import may say no with; messages are in the catalogues under `refusal.<code>`. */
export const importingRefusals = {
  ...fileRefusals,
  ...columnRefusals,
  ...rowRefusals,
  ...importRefusals,
} as const satisfies RefusalList;

export type FileRefusalCode = keyof typeof fileRefusals;
export type RowRefusalCode = keyof typeof rowRefusals;

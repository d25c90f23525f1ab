import type { RefusalList } from "../../kernel/refusal.ts";

/** Everything that backup, restore and the care of an installation may refuse. */
export const operationsRefusals = {
  backup_folder_taken: "conflict",
  backup_folder_unwritable: "unavailable",
  backup_missing: "not_found",
  backup_foreign: "invalid",
  backup_manifest_damaged: "invalid",
  backup_file_missing: "invalid",
  backup_file_damaged: "invalid",
  backup_newer: "conflict",
  backup_schema_unknown: "conflict",
  backup_rows_differ: "invalid",
  restore_not_empty: "conflict",
  restore_in_use: "conflict",
  database_empty: "not_found",
  job_unknown: "not_found",
} as const satisfies RefusalList;

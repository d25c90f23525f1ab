import type { RefusalList } from "../../kernel/refusal.ts";

/** Everything that an export and the import of one may refuse. */
export const exportingRefusals = {
  export_unknown: "not_found",
  export_under_way: "conflict",
  export_not_ready: "conflict",
  export_expired: "not_found",
  export_file_taken: "conflict",
  export_file_unwritable: "unavailable",
  archive_missing: "not_found",
  archive_foreign: "invalid",
  archive_damaged: "invalid",
  archive_bomb: "too_large",
  archive_newer: "conflict",
  archive_slug_taken: "conflict",
  archive_slug_invalid: "invalid",
} as const satisfies RefusalList;

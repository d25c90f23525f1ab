import type { RefusalList } from "../../kernel/refusal.ts";

export const bulkRefusals = {
  bulk_unknown: "not_found",
  bulk_which: "invalid",
  bulk_too_many: "invalid",
  bulk_fields_missing: "invalid",
  bulk_over: "conflict",
  bulk_not_over: "conflict",
  bulk_changed_since: "conflict",
  bulk_undo_too_late: "conflict",
} as const satisfies RefusalList;

import type { RefusalList } from "../../kernel/refusal.ts";

/** What an upload or a download may be refused, whatever the file belongs to. */
export const fileRefusals = {
  file_unknown: "not_found",
  file_missing: "invalid",
  file_empty_upload: "invalid",
  file_too_large: "too_large",
  file_name_missing: "invalid",
} as const satisfies RefusalList;

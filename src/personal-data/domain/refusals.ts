import type { RefusalList } from "../../kernel/refusal.ts";

export const personalDataRefusals = {
  consent_unknown: "not_found",
  consent_withdrawn: "conflict",
  consent_in_future: "invalid",
  erasure_not_confirmed: "invalid",
} as const satisfies RefusalList;

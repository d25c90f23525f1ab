import type { RefusalList } from "../../kernel/refusal.ts";

/** Everything that the regulation may refuse. */
export const regulationRefusals = {
  regulation_unknown: "not_found",
  regulation_unchanged: "conflict",
  regulation_approver_unknown: "invalid",
} as const satisfies RefusalList;

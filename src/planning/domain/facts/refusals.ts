import type { RefusalList } from "../../../kernel/refusal.ts";

export const factsRefusals = {
  promise_frozen: "conflict",
  promise_day_unknown: "conflict",
} as const satisfies RefusalList;

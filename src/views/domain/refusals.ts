import type { RefusalList } from "../../kernel/refusal.ts";

export const viewRefusals = {
  view_unknown: "not_found",
  view_not_yours: "forbidden",
  view_changed: "conflict",
  view_board_of_deals: "invalid",
  views_too_many: "conflict",
} as const satisfies RefusalList;

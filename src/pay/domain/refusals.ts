import type { RefusalList } from "../../kernel/refusal.ts";

/** Everything that pay may refuse; those from scheme_parts_sum on are said of a part of a scheme. */
export const payRefusals = {
  pay_month_not_over: "conflict",
  pay_month_earlier_open: "conflict",
  pay_month_closed: "conflict",
  pay_nobody: "conflict",
  pay_slip_unknown: "not_found",
  pay_scheme_unknown: "not_found",
  pay_scheme_role_taken: "invalid",
  pay_scheme_invalid: "invalid",
  pay_scheme_day_taken: "conflict",
  pay_person_unknown: "not_found",
  pay_order_unknown: "not_found",
  pay_order_not_yours: "forbidden",
  pay_contest_invalid: "invalid",
  scheme_parts_sum: "invalid",
  scheme_income_wrong: "invalid",
  scheme_weights_sum: "invalid",
  scheme_rule_shares: "invalid",
  scheme_goal_wrong: "invalid",
  band_gap: "invalid",
  band_overlap: "invalid",
  band_reversed: "invalid",
  band_start: "invalid",
  band_end: "invalid",
  band_rate: "invalid",
} as const satisfies RefusalList;

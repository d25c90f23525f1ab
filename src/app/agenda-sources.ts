import {
  type AgendaSources,
  behindPlan,
  callMistakes,
  closingSoon,
  gateOverrides,
  lostDeals,
  monthResults,
  noNextStep,
  normsToday,
  normsYesterday,
  oldDeals,
  overdueSteps,
  payments,
  stuckDeals,
} from "../rhythm/index.ts";

/** Who fills which point of an agenda (PLA-10): a source adds one line, without it nothing compiles. */
export const agendaSources: AgendaSources = {
  behind_plan: behindPlan,
  norms_yesterday: normsYesterday,
  norms_today: normsToday,
  payments,
  no_next_step: noNextStep,
  overdue_steps: overdueSteps,
  stuck_deals: stuckDeals,
  old_deals: oldDeals,
  closing_soon: closingSoon,
  lost_deals: lostDeals,
  call_mistakes: callMistakes,
  gate_overrides: gateOverrides,
  month_results: monthResults,
};

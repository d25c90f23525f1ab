import type { AgendaSourceKey, EventKind, Frequency } from "./vocabulary.ts";

export interface DefaultEvent {
  readonly kind: Exclude<EventKind, "own">;
  /** Of the director with heads, or of a head with the own people. */
  readonly attends: "heads" | "people";
  readonly frequency: Frequency;
  readonly weekday: number | null;
  readonly monthDay: number | null;
  readonly atMinute: number;
  readonly durationMinutes: number;
  readonly agenda: readonly AgendaSourceKey[];
}

type Extra = Pick<DefaultEvent, "atMinute" | "durationMinutes" | "agenda">;
const at = (hour: number, minute: number, durationMinutes: number, ...agenda: AgendaSourceKey[]): Extra => ({
  atMinute: hour * 60 + minute,
  durationMinutes,
  agenda,
});
const daily = (kind: DefaultEvent["kind"], extra: Extra): DefaultEvent => ({
  kind,
  attends: "people",
  frequency: "daily",
  weekday: null,
  monthDay: null,
  ...extra,
});
const weekly = (kind: DefaultEvent["kind"], weekday: number, extra: Extra): DefaultEvent => ({
  ...daily(kind, extra),
  frequency: "weekly",
  weekday,
});
const monthly = (
  kind: DefaultEvent["kind"],
  attends: DefaultEvent["attends"],
  monthDay: number,
  extra: Extra,
): DefaultEvent => ({ ...daily(kind, extra), attends, frequency: "monthly", monthDay });

/** The thirteen of PLA-10: what a department holds by itself, and what the director holds with the heads. */
export const defaultEvents: readonly DefaultEvent[] = [
  daily("stand_up", at(9, 45, 15, "behind_plan", "norms_yesterday", "payments", "no_next_step")),
  daily("evening_results", at(17, 30, 15, "norms_today", "payments", "overdue_steps")),
  weekly("weekly_plan", 1, at(10, 0, 45, "behind_plan", "closing_soon", "no_next_step")),
  weekly("sla_review", 1, at(16, 0, 30, "stuck_deals", "overdue_steps")),
  weekly("pipeline_review", 2, at(10, 30, 60, "stuck_deals", "old_deals", "gate_overrides")),
  weekly("one_to_one", 3, at(15, 0, 60, "behind_plan", "norms_yesterday", "overdue_steps")),
  weekly("call_review", 4, at(16, 0, 45, "call_mistakes")),
  weekly("training", 5, at(10, 30, 60, "lost_deals", "call_mistakes")),
  monthly("knowledge_test", "people", 20, at(10, 30, 60)),
  monthly("monthly_plan", "heads", 1, at(11, 0, 90, "behind_plan", "closing_soon")),
  monthly("monthly_results", "heads", 3, at(14, 0, 90, "month_results", "lost_deals")),
  monthly("hiring_contest", "heads", 15, at(12, 0, 120)),
  {
    ...monthly("funnel_audit", "heads", 10, at(11, 0, 120, "old_deals", "stuck_deals", "gate_overrides", "lost_deals")),
    frequency: "quarterly",
  },
];

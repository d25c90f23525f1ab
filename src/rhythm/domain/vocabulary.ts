/** Regular events (PLA-10): thirteen by default, and one's own. */
export const eventKinds = [
  "stand_up",
  "pipeline_review",
  "evening_results",
  "weekly_plan",
  "one_to_one",
  "call_review",
  "training",
  "sla_review",
  "monthly_plan",
  "monthly_results",
  "hiring_contest",
  "knowledge_test",
  "funnel_audit",
  "own",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** Who comes: heads to the director, people to their head, or whoever is named. */
export const attendances = ["heads", "people", "chosen"] as const;
export const frequencies = ["daily", "weekly", "monthly", "quarterly"] as const;
export type Frequency = (typeof frequencies)[number];

/** What an agenda may be filled from; each is answered for by one file, registered in app/agenda-sources.ts. */
export const agendaSourceKeys = [
  "behind_plan",
  "norms_yesterday",
  "norms_today",
  "payments",
  "no_next_step",
  "overdue_steps",
  "stuck_deals",
  "old_deals",
  "closing_soon",
  "lost_deals",
  "call_mistakes",
  "gate_overrides",
  "month_results",
] as const;
export type AgendaSourceKey = (typeof agendaSourceKeys)[number];

export const meetingStates = ["planned", "open", "held", "skipped"] as const;
export const attendanceMarks = ["expected", "present", "late", "absent"] as const;
export type AttendanceMark = (typeof attendanceMarks)[number];

import type { RefusalList } from "../../kernel/refusal.ts";

/** Everything that the rhythm may refuse. */
export const rhythmRefusals = {
  rhythm_event_unknown: "not_found",
  rhythm_meeting_unknown: "not_found",
  rhythm_leader_unseen: "forbidden",
  rhythm_not_leader: "forbidden",
  rhythm_schedule_invalid: "invalid",
  rhythm_person_unknown: "invalid",
  rhythm_due_past: "invalid",
  rhythm_meeting_closed: "conflict",
  rhythm_meeting_not_open: "conflict",
  version_conflict: "conflict",
} as const satisfies RefusalList;

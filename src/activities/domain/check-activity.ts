import type { FieldError } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import type { ActivityKind } from "./activity-kind.ts";
import type { activitiesRefusals } from "./refusals.ts";

export interface ActivityFacts {
  readonly kind: ActivityKind;
  readonly plannedAt: Instant | null;
  /** False: planned for a day, at no given time. */
  readonly hasTime: boolean;
  readonly place: string | null;
  readonly direction: "in" | "out" | null;
  readonly doneAt: Instant | null;
  /** Of a meeting: it took place. Of a call: one got through (ACT-4); null: not said. */
  readonly isHeld: boolean | null;
}

/** Clocks differ: what a caller's clock calls now may be this much ahead of ours. */
export const clockTolerance = 30_000;

/** ACT-1: what is wrong with an activity, field by field. A meeting is planned only with place, date and time (PIP-2). */
export function checkActivity(activity: ActivityFacts, now: Instant): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (path: string, code: keyof typeof activitiesRefusals) => errors.push({ path, code });
  const isMeeting = activity.kind === "meeting";
  if (activity.doneAt === null) {
    if (activity.plannedAt === null) wrong("plannedAt", isMeeting ? "meeting_date_missing" : "activity_date_missing");
    else if (isMeeting && !activity.hasTime) wrong("hasTime", "meeting_time_missing");
    if (isMeeting && !activity.place) wrong("place", "meeting_place_missing");
    if (activity.isHeld !== null) wrong("isHeld", "activity_held_not_done");
  } else if (activity.doneAt > now + clockTolerance) wrong("doneAt", "activity_done_in_future");
  if (activity.isHeld !== null && !isMeeting && activity.kind !== "call") wrong("isHeld", "activity_held_not_meeting");
  if (activity.direction !== null && activity.kind !== "call" && activity.kind !== "email") {
    wrong("direction", "activity_direction_unfit");
  }
  return errors;
}

import type { Instant } from "../../kernel/time.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import { addWorkingTime, type WorkingCalendar, workingMilliseconds } from "../../kernel/working-time.ts";

const halfAnHour = millisecondsPerHour / 2;

/**
 * When the next contact of a chain is offered (ACT-2): one pace of working time from now, to the next half hour. At this pace the
 * chain is through within the stage's target; without a target the pace is a working day. `targetHours` are working hours.
 */
export function nextContactAt(
  now: Instant,
  { targetHours, contacts }: { readonly targetHours: number | null; readonly contacts: number },
  calendar: WorkingCalendar,
): Instant {
  const workingDay = calendar.closesAtHour - calendar.opensAtHour;
  const hours = targetHours === null ? workingDay : targetHours / Math.max(1, contacts);
  const at = Math.ceil(addWorkingTime(now, hours * millisecondsPerHour, calendar) / halfAnHour) * halfAnHour;
  // Nothing is offered for the closing: the next opening is as soon.
  return workingMilliseconds(at, at + halfAnHour, calendar) > 0 ? at : addWorkingTime(at, 1, calendar) - 1;
}

import type { Instant } from "../../kernel/time.ts";
import { addDays, dateOf, instantAt } from "../../kernel/zoned-time.ts";
import type { MailRhythm, NotificationKind, OutsideChannel } from "./kinds.ts";

/** When a person may be reached; minutes of the day by the workspace's clock. */
export interface Hours {
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly mailRhythm: MailRhythm;
  readonly digestAt: number;
}

const minute = 60_000;
/** The morning's overview of overdue steps is written at the hour of the digest, and goes with it. */
const digestGrace = 2 * minute;

/**
 * When a notification of `now` goes out: letters of a daily rhythm with the next digest, everything else at once, or at the
 * end of the quiet hours. A reminder does not wait: the person planned something for that very hour.
 */
export function dueAt(
  channel: OutsideChannel,
  kind: NotificationKind,
  { hours, now, zone }: { readonly hours: Hours; readonly now: Instant; readonly zone: string },
): Instant {
  if (channel === "mail" && hours.mailRhythm === "daily") return nextDigest(kind, hours.digestAt, now, zone);
  return kind === "activity_reminder" ? now : endOfQuiet(hours, now, zone);
}

function nextDigest(kind: NotificationKind, digestAt: number, now: Instant, zone: string): Instant {
  const today = dateOf(now, zone);
  const due = instantAt(today, digestAt * minute, zone) + digestGrace;
  if (due > now) return due;
  return kind === "steps_overdue" ? now : instantAt(addDays(today, 1), digestAt * minute, zone) + digestGrace;
}

/** `now` itself outside of the quiet hours; they may go over midnight. */
function endOfQuiet({ quietFrom, quietTo }: Hours, now: Instant, zone: string): Instant {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return now;
  const today = dateOf(now, zone);
  const at = (date: string, minutes: number) => instantAt(date, minutes * minute, zone);
  if (quietFrom < quietTo) return now >= at(today, quietFrom) && now < at(today, quietTo) ? at(today, quietTo) : now;
  if (now < at(today, quietTo)) return at(today, quietTo);
  return now >= at(today, quietFrom) ? at(addDays(today, 1), quietTo) : now;
}

/** "08:30" of minutes of a day, and back. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

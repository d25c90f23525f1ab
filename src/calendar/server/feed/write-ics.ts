import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import type { Instant } from "../../../kernel/time.ts";
import { addDays, dateOf } from "../../../kernel/zoned-time.ts";

/** An activity as a calendar program is told of it. */
export interface FeedEntry {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly place: string | null;
  readonly at: Instant;
  /** False: for the whole day of `at` in the workspace's zone. */
  readonly hasTime: boolean;
  readonly durationMinutes: number | null;
  readonly isCancelled: boolean;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly version: number;
}

const usualMinutes = 30;
const minuteMs = 60_000;

/** A day as the library takes one: midnight of it in UTC. */
const dayAsDate = (day: string) => new Date(`${day}T00:00:00Z`);

/**
 * RFC 5545: times in UTC, whole days as days; the UID stays, SEQUENCE rises with every change, what was called off is CANCELLED.
 * The same entries give the same text. (ACT-1)
 */
export function writeIcs(entries: readonly FeedEntry[], { name, zone }: { name: string; zone: string }): string {
  const calendar = ical({
    name,
    prodId: { company: "Voronka", product: "Calendar", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 15 * 60,
    x: { "X-WR-TIMEZONE": zone },
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.id}@voronka`,
      sequence: entry.version - 1,
      summary: entry.summary,
      description: entry.description,
      location: entry.place,
      ...spanOf(entry, zone),
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: entry.hasTime ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      created: new Date(entry.createdAt),
      lastModified: new Date(entry.updatedAt),
      stamp: new Date(entry.updatedAt),
    });
  }
  return calendar.toString();
}

function spanOf({ at, hasTime, durationMinutes }: FeedEntry, zone: string) {
  if (hasTime) {
    return { start: new Date(at), end: new Date(at + (durationMinutes ?? usualMinutes) * minuteMs) };
  }
  const day = dateOf(at, zone);
  return { start: dayAsDate(day), end: dayAsDate(addDays(day, 1)), allDay: true };
}

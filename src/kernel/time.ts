/** A moment: milliseconds since 1970-01-01T00:00:00Z. The clock is read at the edges and passed in. */
export type Instant = number;

/** A calendar day "2026-11-18" in the workspace's zone. */
export type CalendarDate = string;

export const millisecondsPerDay = 86_400_000;
export const millisecondsPerHour = 3_600_000;
export const millisecondsPerMinute = 60_000;

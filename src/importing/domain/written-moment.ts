/** What the text says, before it is checked; `offset` in milliseconds, null for the workspace's clock. */
export interface WrittenMoment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offset: number | null;
}

/** "+02:00", "+0200", "+02", "Z" → milliseconds; null when nothing is written. */
export function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (parts === null) return 0;
  const size = (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 60_000;
  return parts[1] === "-" ? -size : size;
}

/** Hours of a clock of twelve: 12 AM is midnight, 12 PM noon; -1, which no check passes, for 13 PM. */
export function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return -1;
  return (hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
}

/** Two digits are 1970 to 2069. */
export function yearOf(text: string): number {
  if (text.length > 2) return Number(text);
  return Number(text) + (Number(text) < 70 ? 2000 : 1900);
}

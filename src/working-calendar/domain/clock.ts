/** "09:30" as minutes of the day, 570; "24:00" ends it. Null for what is no time of a day. */
export function minutesOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(clock.trim()) ?? [];
  if (hours === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes ?? 0);
  return total <= 1440 && Number(minutes ?? 0) < 60 ? total : null;
}

/** 570 as "09:30". */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

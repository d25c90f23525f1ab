import type { CalendarDate } from "../../kernel/time.ts";
import { isCalendarDate } from "../../kernel/zoned-time.ts";

/** "15.01.2026", "15/1/26", "15.01" (this year), "2026-01-15" → "2026-01-15"; null when it is no day. */
export function typedDate(text: string, today: CalendarDate): CalendarDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (iso !== null) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /^(\d{1,2})[./\s-](\d{1,2})(?:[./\s-](\d{2}|\d{4}))?\.?$/.exec(text.trim());
  if (parts === null) return null;
  const typedYear = parts[3] === undefined ? Number(today.slice(0, 4)) : Number(parts[3]);
  return realDay(typedYear < 100 ? 2000 + typedYear : typedYear, Number(parts[2]), Number(parts[1]));
}

function realDay(year: number, month: number, day: number): CalendarDate | null {
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isCalendarDate(date) ? date : null;
}

import { defaultWorkingCalendar } from "../../kernel/working-time.ts";

/** Working hours as working days of the workspace, with at most one digit: 13.5 → 1.5. */
export function workingDays(hours: number, zone: string): number {
  const { opensAtHour, closesAtHour } = defaultWorkingCalendar(zone);
  const days = hours / (closesAtHour - opensAtHour);
  return days < 1 && days > 0 ? Math.max(0.1, Math.round(days * 10) / 10) : Math.floor(days + 1e-9);
}

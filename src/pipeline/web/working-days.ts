/** Working hours as working days of so many hours, with at most one digit: 13.5 → 1.5. */
export function workingDays(hours: number, hoursPerWorkingDay: number): number {
  const days = hours / hoursPerWorkingDay;
  return days < 1 && days > 0 ? Math.max(0.1, Math.round(days * 10) / 10) : Math.floor(days + 1e-9);
}

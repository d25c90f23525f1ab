import type { CalendarDate } from "../../kernel/time.ts";
import { weekday } from "../../kernel/zoned-time.ts";
import type { WorkingYear } from "../contract.ts";
import { datesOf } from "../domain/year-of-calendar.ts";

/** What a day looks like: by the week, by the law, or by the workspace. */
export interface ShownDay {
  readonly date: CalendarDate;
  readonly look: "usual" | "weekend" | "law" | "off" | "worked" | "hours";
  readonly isOwn: boolean;
  readonly hours: { readonly from: string; readonly to: string } | null;
  readonly name: string | null;
}

/** Every date of the year as it is shown, in order. */
export function daysOfYear({ year, days, weekdays }: WorkingYear): ShownDay[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  return datesOf(year).map((date): ShownDay => {
    const isWeekend = !weekdays.includes(weekday(date));
    const day = byDate.get(date);
    if (!day) return { date, look: isWeekend ? "weekend" : "usual", isOwn: false, hours: null, name: null };
    const { isOwn, name, kind, opensAt, closesAt } = day;
    const hours = opensAt !== null && closesAt !== null ? { from: opensAt, to: closesAt } : null;
    if (kind === "off") return { date, look: isOwn ? "off" : isWeekend ? "weekend" : "law", isOwn, hours, name };
    return { date, look: kind === "hours" ? "hours" : isWeekend || isOwn ? "worked" : "usual", isOwn, hours, name };
  });
}

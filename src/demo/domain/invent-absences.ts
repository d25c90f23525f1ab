import type { Locale } from "../../kernel/actor.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, mondayOf, monthStart } from "../../kernel/zoned-time.ts";

interface InventedAbsence {
  readonly person: string;
  readonly kind: "vacation" | "sick_leave" | "trip";
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly part: "day" | "morning";
}

/** Two of the people are away this month: a week of vacation, and two days of a sick leave and a morning after it. */
export function inventAbsences(today: CalendarDate): readonly InventedAbsence[] {
  const second = addDays(mondayOf(addDays(monthStart(today), 6)), 7);
  return [
    { person: "zaitseva", kind: "vacation", from: second, to: addDays(second, 6), part: "day" },
    { person: "titov", kind: "sick_leave", from: addDays(second, 1), to: addDays(second, 2), part: "day" },
    { person: "titov", kind: "sick_leave", from: addDays(second, 3), to: addDays(second, 3), part: "morning" },
  ];
}

/** Days off of Tatarstan besides those of the country, and who of the demo lives there. */
export const inventRegion = (year: number, locale: Locale) => ({
  name: locale === "ru" ? "Татарстан" : "Tatarstan",
  people: ["safin", "akhmetov"],
  days: [
    { date: `${year}-08-30`, name: locale === "ru" ? "День Республики" : "Republic Day" },
    { date: `${year}-11-06`, name: locale === "ru" ? "День Конституции" : "Constitution Day" },
  ],
});

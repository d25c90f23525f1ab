import type { CalendarDate } from "../../../kernel/time.ts";

/** What counts as fact: payments received, net of VAT, or deals won. */
export const factMeasures = ["payments", "wins"] as const;
export type FactMeasure = (typeof factMeasures)[number];

export interface DatedMeasure {
  readonly since: CalendarDate;
  readonly measure: FactMeasure;
}

/** What counts on a day; payments until anybody says otherwise. Lines in the order of their days. */
export function measureOn(day: CalendarDate, lines: readonly DatedMeasure[]): FactMeasure {
  return lines.findLast(({ since }) => since <= day)?.measure ?? "payments";
}

import type { CalendarDate } from "../../../kernel/time.ts";

/** How a chart writes what it says, in one language. */
export interface ChartWords {
  text(key: string, params?: Readonly<Record<string, string | number>>): string;
  column(key: string): string;
  number(value: number): string;
  /** 0.321 → "32.1 %". */
  share(value: number): string;
  /** 13, 0.5: as on the screens. */
  days(value: number): string;
  /** "2 Mar". */
  day(date: CalendarDate): string;
}

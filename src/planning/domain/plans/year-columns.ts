import { yearMonths } from "./plan-tree.ts";

/** A column of the year: a month, a quarter after each third of them, the year itself. */
export interface YearColumn {
  readonly kind: "month" | "quarter" | "year";
  /** Of the month 1 to 12, of the quarter 1 to 4. */
  readonly number: number;
  readonly months: readonly number[];
}

export const yearColumns: readonly YearColumn[] = [
  { kind: "year", number: 0, months: yearMonths },
  ...[1, 2, 3, 4].flatMap((quarter): YearColumn[] => {
    const months = yearMonths.slice(quarter * 3 - 3, quarter * 3);
    return [
      ...months.map((month): YearColumn => ({ kind: "month", number: month, months: [month] })),
      { kind: "quarter", number: quarter, months },
    ];
  }),
];

/** The sum of those that are known; null where none is. */
export function summed(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value !== null && value !== undefined);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

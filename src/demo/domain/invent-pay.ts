import type { Locale } from "../../kernel/actor.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, addMonths, monthStart } from "../../kernel/zoned-time.ts";

/** So many months before this one are closed. */
export const monthsClosed = 3;

/** The income of a salesperson at e = 100 %: so that 2 % of the usual plan are six tenths of it. */
export function usualIncome(planMinor: number): number {
  const step = 500_000;
  return Math.max(step, Math.round((planMinor * 0.02) / 0.6 / step) * step);
}

export const payWords: Readonly<
  Record<
    Locale,
    {
      readonly sellers: string;
      readonly heads: string;
      readonly rhythm: string;
      readonly goal: string;
      readonly market: string;
      readonly contests: readonly [string, string];
    }
  >
> = {
  ru: {
    sellers: "Менеджеры по продажам",
    heads: "Руководители отделов",
    rhythm: "Регламент управления соблюдён",
    goal: "Половина плана к 15-му",
    market: "Вакансии hh.ru по региону, медиана",
    contests: ["Рывок прошлого месяца", "Первые в этом месяце"],
  },
  en: {
    sellers: "Salespeople",
    heads: "Heads of departments",
    rhythm: "Regulation of management kept",
    goal: "Half of the plan by the 15th",
    market: "Median of vacancies in the region",
    contests: ["Last month’s sprint", "First of this month"],
  },
};

/** The months that are closed, the oldest first, and the first day that schemes are in force. */
export function payMonths(today: CalendarDate): {
  readonly since: CalendarDate;
  readonly months: readonly string[];
} {
  const since = addMonths(monthStart(today), -monthsClosed);
  return { since, months: Array.from({ length: monthsClosed }, (_, at) => addMonths(since, at).slice(0, 7)) };
}

/** A contest of the last month and one of this: first day, last day, share of the usual plan to bring. */
export const contestDays = (today: CalendarDate) => {
  const first = monthStart(today);
  return [
    { from: addMonths(first, -1), to: addDays(first, -1), ofPlan: 0.8 },
    { from: first, to: addDays(addMonths(first, 1), -1), ofPlan: 1.1 },
  ] as const;
};

/** Everybody but the last few has acknowledged, each a while after the order. */
export const acknowledgedAfterHours = (place: number, people: number): number | null =>
  place >= people - 2 ? null : 1 + (place % 4) * 2 + Math.floor(place / 4) * 24;

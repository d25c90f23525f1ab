import type { CalendarDate } from "../../kernel/time.ts";
import { daysBetween } from "../../kernel/zoned-time.ts";
import type { ForecastAnswer } from "../contract.ts";

/** A place on the chart: days since the period began, and money in minor units. */
export interface Spot {
  readonly day: number;
  readonly minor: number;
}

export interface FanLines {
  readonly days: number;
  /** What came, up to now. */
  readonly fact: readonly Spot[];
  readonly expected: readonly Spot[];
  /** The upper border forth, the lower one back. */
  readonly fan: readonly Spot[];
}

/** The sum so far by the end of each day, and from now on the fan: both meet in the middle of today. */
export function fanLines(answer: ForecastAnswer, today: CalendarDate): FanLines {
  const days = daysBetween(answer.from, answer.to);
  const elapsed = Math.min(Math.max(daysBetween(answer.from, today), 0), days);
  const isOver = answer.fan.length === 0;
  const now = isOver ? days : Math.min(elapsed + 0.5, days);
  const wonBy = (day: number) =>
    answer.won.reduce((sum, one) => (daysBetween(answer.from, one.on) < day ? sum + one.sum.minor : sum), 0);
  const ends = Array.from({ length: elapsed }, (_, index) => ({ day: index + 1, minor: wonBy(index + 1) }));
  const present = { day: now, minor: answer.fact.minor };
  const points = answer.fan.map((point) => ({ ...point, day: daysBetween(answer.from, point.on) + 1 }));
  const low = points.map(({ day, low: { minor } }) => ({ day, minor }));
  const high = points.map(({ day, high: { minor } }) => ({ day, minor }));
  return {
    days,
    fact: [{ day: 0, minor: 0 }, ...ends.filter(({ day }) => day < now), present],
    expected: isOver ? [] : [present, ...points.map(({ day, expected: { minor } }) => ({ day, minor }))],
    fan: isOver ? [] : [present, ...high, ...low.toReversed()],
  };
}

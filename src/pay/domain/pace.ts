import type { CalendarDate } from "../../kernel/time.ts";
import { atPace, bonusOf, type NextThreshold, nextThreshold } from "./bonus.ts";
import type { Slip, SlipFacts } from "./slip.ts";

/** What a month will pay if the rest of it goes as what went by. */
export interface PayPace {
  readonly totalMinor: number;
  /** Plan execution at the month's end at this pace, a share; null without a plan. */
  readonly execution: number | null;
  /** The rate of the band that it falls in, 0…1. */
  readonly rate: number;
  readonly bonusMinor: number;
  readonly next: NextThreshold | null;
}

/**
 * Money of the finished days, drawn out to all of the person's days; the rest of the slip as it is. Null before a day has ended, and for
 * whom no scheme is in force today.
 */
export function paceOf(
  input: SlipFacts,
  slip: Slip,
  days: { readonly today: CalendarDate; readonly elapsed: number; readonly all: number },
): PayPace | null {
  const span = input.spans.find(({ from, to }) => days.today >= from && days.today < to) ?? input.spans.at(-1);
  if (span === undefined || days.elapsed <= 0) return null;
  const finished = (rows: readonly { readonly date: CalendarDate; readonly minor: number }[]) =>
    atPace(
      rows.filter(({ date }) => date < days.today).reduce((sum, { minor }) => sum + minor, 0),
      Math.round(days.elapsed * 2),
      Math.round(days.all * 2),
    ) ?? 0;
  const figures = {
    bands: span.terms.bands,
    planMinor: input.planMinor,
    factMinor: finished(input.facts),
    baseMinor: finished(input.bases[span.terms.base]),
  };
  const { band, minor } = bonusOf(figures);
  const bonusNow = slip.lines
    .filter(({ kind }) => kind === "bonus")
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const { planMinor } = input;
  return {
    totalMinor: Math.max(0, slip.totalMinor - bonusNow + Math.max(0, minor)),
    execution: planMinor === null || planMinor <= 0 ? null : figures.factMinor / planMinor,
    rate: (band?.rate ?? 0) / 10_000,
    bonusMinor: minor,
    next: nextThreshold(figures),
  };
}

import type { CalendarDate } from "../../kernel/time.ts";
import type { Base, SchemeTerms } from "./scheme.ts";

/** "2026-11". */
export type Month = string;

/** Money behind a line, with the deal and the payment it came by; whole minor units of the workspace's currency. */
export interface PayFact {
  readonly date: CalendarDate;
  readonly minor: number;
  readonly dealId: string;
  readonly title: string;
  readonly paymentId: string | null;
}
/** A fact under its line, and its part of the line's amount: the parts add up to the line. */
export interface LineFact extends PayFact {
  readonly shareMinor: number;
}

/** What was asked by a rule of the soft part, and what of it was kept: days, or things planned; a mark is of 10,000. */
export interface SoftFigure {
  readonly done: number;
  readonly of: number;
}

/** Days of one month under one version of a scheme, [from, to). */
export interface PaidSpan {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly schemeId: string;
  readonly versionId: string;
  readonly terms: SchemeTerms;
  /** Days worked, in hundredths of a day: a half-day is 50, absences are left out. */
  readonly worked: number;
  /** One for each rule of the soft part, in its order. */
  readonly soft: readonly SoftFigure[];
}

/** Everything that the pay of one person for one month follows from. */
export interface SlipFacts {
  readonly month: Month;
  /** Hundredths of days that the person would work in the whole month without absences. */
  readonly monthDays: number;
  readonly planMinor: number | null;
  /** What counts towards the plan. */
  readonly facts: readonly PayFact[];
  readonly bases: Readonly<Record<Base, readonly PayFact[]>>;
  readonly spans: readonly PaidSpan[];
  /** Taken over from the closed month before: what could not be kept back there. */
  readonly carriedMinor: number;
}

/**
 * fixed, soft, bonus and goal follow from a month's facts; contest is won once and stays; correction follows from a closed month whose
 * facts have changed; carried_out and carried_in bring to the next month what would take pay below zero.
 */
export const lineKinds = [
  "fixed",
  "soft",
  "bonus",
  "goal",
  "contest",
  "correction",
  "carried_in",
  "carried_out",
] as const;
export type LineKind = (typeof lineKinds)[number];

/** What a line's words are made of (`line-words.ts`): sums in minor units under names that end in `Minor`, shares 0…1. */
export type LineFigures = Readonly<Record<string, number | string | null>>;

export interface SlipLine {
  readonly kind: LineKind;
  readonly amountMinor: number;
  /** The month that a correction is of; else the slip's own. */
  readonly forMonth: Month;
  readonly figures: LineFigures;
  readonly facts: readonly LineFact[];
}

export interface Slip {
  readonly month: Month;
  readonly planMinor: number | null;
  readonly factMinor: number;
  readonly lines: readonly SlipLine[];
  readonly totalMinor: number;
  /** What goes over to the next month, 0 or above. */
  readonly carriedMinor: number;
}

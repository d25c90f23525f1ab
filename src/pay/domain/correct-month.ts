import { amountOf, computedLines } from "./compute-slip.ts";
import type { LineFact, Month, PayFact, SlipFacts, SlipLine } from "./slip.ts";

/** What is written of a closed month: paid by its own lines and by corrections since. */
export interface PaidMonth {
  readonly month: Month;
  readonly paidMinor: number;
  readonly planMinor: number | null;
  readonly factMinor: number;
  /** The money that its bonus was counted of when it was last paid. */
  readonly facts: readonly PayFact[];
}

const isSame = (one: PayFact, other: PayFact) =>
  one.dealId === other.dealId && one.paymentId === other.paymentId && one.date === other.date;

/**
 * The line that brings a closed month to what its facts say now: the difference to the unit; null when there is none. The closed month
 * itself stays as it is. Under the line stand the payments and deals that came, went or changed.
 */
export function correctMonth(paid: PaidMonth, now: SlipFacts): SlipLine | null {
  const lines = computedLines(now);
  const nowMinor = amountOf(lines);
  const differenceMinor = nowMinor - paid.paidMinor;
  if (differenceMinor === 0) return null;
  const facts = lines.filter(({ kind }) => kind === "bonus").flatMap((line) => line.facts);
  return {
    kind: "correction",
    amountMinor: differenceMinor,
    forMonth: paid.month,
    figures: {
      month: paid.month,
      paidMinor: paid.paidMinor,
      nowMinor,
      factBeforeMinor: paid.factMinor,
      factMinor: now.facts.reduce((sum, { minor }) => sum + minor, 0),
      planBeforeMinor: paid.planMinor,
      planMinor: now.planMinor,
    },
    facts: changesOf(paid.facts, facts),
  };
}

/** Facts by what they differ by: those that came with their sum, those that went with its opposite. */
export function changesOf(before: readonly PayFact[], after: readonly PayFact[]): readonly LineFact[] {
  const gone = before.filter((old) => !after.some((one) => isSame(old, one)));
  const changed = after.flatMap((one) => {
    const old = before.find((other) => isSame(other, one));
    const minor = one.minor - (old?.minor ?? 0);
    return minor === 0 && old !== undefined ? [] : [{ ...one, minor, shareMinor: 0 }];
  });
  return [...gone.map((one) => ({ ...one, minor: -one.minor, shareMinor: 0 })), ...changed];
}

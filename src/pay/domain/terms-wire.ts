import type { Money } from "../../kernel/money.ts";
import type { Band, BasisPoints } from "./bands.ts";
import { whole } from "./bands.ts";
import type { Base, SchemeTerms, Scope, SoftRuleKind } from "./scheme.ts";
import type { LineFigures } from "./slip.ts";

/** Terms as the wire has them: sums as money, shares 0…1. */
export interface TermsWire {
  readonly income: Money;
  readonly parts: { readonly fixed: number; readonly soft: number; readonly bonus: number };
  readonly softRules: readonly {
    readonly kind: SoftRuleKind;
    readonly name: string;
    readonly weight: number;
    readonly fullFrom: number;
    readonly nothingBelow: number;
  }[];
  readonly base: Base;
  readonly scope: Scope;
  readonly usualMargin: number;
  readonly bands: readonly {
    readonly from: number;
    readonly includesFrom: boolean;
    readonly to: number | null;
    readonly includesTo: boolean;
    readonly rate: number;
  }[];
  readonly goals: readonly {
    readonly name: string;
    readonly byDay: number;
    readonly planShare: number;
    readonly amount: Money;
  }[];
  readonly goalsBudget: Money | null;
  readonly market: { readonly amount: Money; readonly source: string } | null;
}

/** Shares are kept in hundredths of a percent: what is finer is rounded away. */
export const pointsOf = (share: number): BasisPoints => Math.round(share * whole);
export const shareOf = (points: BasisPoints): number => points / whole;

export function termsToWire(terms: SchemeTerms, currency: string): TermsWire {
  const money = (minor: number): Money => ({ minor, currency });
  return {
    income: money(terms.incomeMinor),
    parts: terms.parts,
    softRules: terms.softRules.map((rule) => ({
      ...rule,
      fullFrom: shareOf(rule.fullFrom),
      nothingBelow: shareOf(rule.nothingBelow),
    })),
    base: terms.base,
    scope: terms.scope,
    usualMargin: shareOf(terms.usualMargin),
    bands: terms.bands.map((band) => ({
      ...band,
      from: shareOf(band.from),
      to: band.to === null ? null : shareOf(band.to),
      rate: shareOf(band.rate),
    })),
    goals: terms.goals.map(({ amountMinor, planShare, ...goal }) => ({
      ...goal,
      planShare: shareOf(planShare),
      amount: money(amountMinor),
    })),
    goalsBudget: terms.goalsBudgetMinor === null ? null : money(terms.goalsBudgetMinor),
    market: terms.market === null ? null : { amount: money(terms.market.minor), source: terms.market.source },
  };
}

export function termsFromWire(wire: TermsWire): SchemeTerms {
  return {
    incomeMinor: wire.income.minor,
    parts: wire.parts,
    softRules: wire.softRules.map((rule) => ({
      ...rule,
      fullFrom: pointsOf(rule.fullFrom),
      nothingBelow: pointsOf(rule.nothingBelow),
    })),
    base: wire.base,
    scope: wire.scope,
    usualMargin: pointsOf(wire.usualMargin),
    bands: wire.bands.map(
      (band): Band => ({
        ...band,
        from: pointsOf(band.from),
        to: band.to === null ? null : pointsOf(band.to),
        rate: pointsOf(band.rate),
      }),
    ),
    goals: wire.goals.map(({ amount, planShare, ...goal }) => ({
      ...goal,
      planShare: pointsOf(planShare),
      amountMinor: amount.minor,
    })),
    goalsBudgetMinor: wire.goalsBudget?.minor ?? null,
    market: wire.market === null ? null : { minor: wire.market.amount.minor, source: wire.market.source },
  };
}

export type WireFigures = Readonly<Record<string, number | string | null | Money>>;

/** What a line's words are made of, its sums as money: `planMinor` becomes `plan`. */
export function figuresToWire(figures: LineFigures, currency: string): WireFigures {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) =>
      name.endsWith("Minor")
        ? [name.slice(0, -5), value === null ? null : { minor: Number(value), currency }]
        : [name, value],
    ),
  );
}

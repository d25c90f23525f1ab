import { type BasisPoints, whole } from "./bands.ts";
import { bonusOf, leastFact } from "./bonus.ts";
import { exactly, roundHalfUp } from "./exact.ts";
import { partsOf, type SchemeTerms } from "./scheme.ts";

/** Pay of a full month at a plan execution, soft part in full, the base equal to the fact (or its usual margin). */
export interface PayAt {
  readonly execution: BasisPoints;
  readonly fixedMinor: number;
  readonly softMinor: number;
  readonly bonusMinor: number;
  readonly totalMinor: number;
}

export function payAt(terms: SchemeTerms, planMinor: number, execution: BasisPoints): PayAt {
  const { fixed, soft } = partsOf(terms);
  const factMinor = leastFact({ from: execution, includesFrom: true, to: null, includesTo: false, rate: 0 }, planMinor);
  const baseMinor =
    terms.base === "margin"
      ? roundHalfUp(exactly(BigInt(factMinor) * BigInt(terms.usualMargin), BigInt(whole)))
      : factMinor;
  const bonus = bonusOf({ bands: terms.bands, planMinor, factMinor, baseMinor }).minor;
  return {
    execution,
    fixedMinor: fixed,
    softMinor: soft,
    bonusMinor: bonus,
    totalMinor: fixed + soft + bonus,
  };
}

export interface DarwinCheck {
  /** At 60, 80, 100 and 120 % of the plan. */
  readonly at: readonly PayAt[];
  /** Plan met pays above the market. */
  readonly isMetAbove: boolean;
  /** Plan missed, at 60 and at 80 %, pays below it. */
  readonly isMissedBelow: boolean;
  /** How the pay at 100 % divides in truth, in whole percents that add up to 100, beside the parts that the scheme says. */
  readonly split: { readonly fixed: number; readonly soft: number; readonly bonus: number };
  /** What would set it right: at least so much more at 100 %, at most so much at 80 %. */
  readonly raiseMinor: number;
  readonly lowerMinor: number;
  /** The rate of the band of 100 % that would bring the bonus to its part of the income; null without a plan. */
  readonly fittingRate: BasisPoints | null;
}

/** Plan met pays above the market, plan missed below (PAY-4, the principle of Darwin). */
export function checkDarwin(terms: SchemeTerms, planMinor: number, marketMinor: number): DarwinCheck {
  const at = [6_000, 8_000, whole, 12_000].map((execution) => payAt(terms, planMinor, execution));
  const [low, missed, met] = [at[0]?.totalMinor ?? 0, at[1]?.totalMinor ?? 0, at[2]];
  const total = met?.totalMinor ?? 0;
  const missedMinor = Math.max(low, missed);
  return {
    at,
    isMetAbove: total > marketMinor,
    isMissedBelow: missedMinor < marketMinor,
    split: splitOf(met),
    raiseMinor: Math.max(0, marketMinor + 1 - total),
    lowerMinor: Math.max(0, missedMinor - marketMinor + 1),
    fittingRate: fittingRate(terms, planMinor),
  };
}

function splitOf(met: PayAt | undefined) {
  if (met === undefined || met.totalMinor === 0) return { fixed: 0, soft: 0, bonus: 0 };
  const of = (minor: number) => Math.round((minor / met.totalMinor) * 100);
  const [fixed, soft] = [of(met.fixedMinor), of(met.softMinor)];
  return { fixed, soft, bonus: 100 - fixed - soft };
}

function fittingRate(terms: SchemeTerms, planMinor: number): BasisPoints | null {
  const base = terms.base === "margin" ? (planMinor * terms.usualMargin) / whole : planMinor;
  return base <= 0 ? null : Math.round((partsOf(terms).bonus / base) * whole);
}

import { bandOf, whole } from "./bands.ts";
import { softShare } from "./compute-slip.ts";
import { exactly, partOf, roundTogether, shareOut } from "./exact.ts";
import { partsOf, type SchemeTerms, type SoftRuleKind } from "./scheme.ts";
import type { SoftFigure } from "./slip.ts";

/** A person's month as far as a scheme may be tried on it. */
export interface TriedMonth {
  readonly planMinor: number | null;
  readonly factMinor: number;
  readonly baseMinor: number;
  /** In the same unit, whichever: what was worked of what the month has. */
  readonly worked: number;
  readonly monthDays: number;
  readonly discipline: Readonly<Partial<Record<SoftRuleKind, SoftFigure>>>;
}

export interface TriedPay {
  readonly fixedMinor: number;
  readonly softMinor: number;
  readonly bonusMinor: number;
  readonly totalMinor: number;
  readonly rate: number;
}

/** What terms would pay for a month, by the same formulas as a slip; without goals, contests and corrections. */
export function simulate(terms: SchemeTerms, month: TriedMonth): TriedPay {
  const { fixed, soft } = partsOf(terms);
  const [worked, of] = month.monthDays > 0 ? [Math.min(month.worked, month.monthDays), month.monthDays] : [1, 1];
  const most = shareOut(
    soft,
    terms.softRules.map(({ weight }) => weight),
  );
  const rules = terms.softRules.map((rule, index) => {
    const { over, under } = softShare(rule, month.discipline[rule.kind] ?? { done: 0, of: 0 });
    return partOf(partOf(exactly(most[index] ?? 0), over, under), worked, of);
  });
  const band = bandOf(terms.bands, month.factMinor, month.planMinor);
  const bonus = exactly(BigInt(Math.max(0, month.baseMinor)) * BigInt(band?.rate ?? 0), BigInt(whole));
  const [fixedMinor = 0, ...others] = roundTogether([partOf(exactly(fixed), worked, of), ...rules, bonus]);
  const bonusMinor = others.at(-1) ?? 0;
  const softMinor = others.slice(0, -1).reduce((sum, one) => sum + one, 0);
  return { fixedMinor, softMinor, bonusMinor, totalMinor: fixedMinor + softMinor + bonusMinor, rate: band?.rate ?? 0 };
}

import type { Role } from "../../kernel/actor.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { type Band, type BasisPoints, bigThresholds, flawsOfBands, whole } from "./bands.ts";
import { shareOut } from "./exact.ts";

/** What the bonus is a share of: deals won, their margin, or payments received. */
export const bases = ["turnover", "margin", "payments"] as const;
export type Base = (typeof bases)[number];

/** Whose plan and money the bonus follows: one's own, or those of one's department and the departments below it, as a head's does. */
export const scopes = ["own", "department"] as const;
export type Scope = (typeof scopes)[number];

/**
 * What the soft part is paid for: days rated good (or acceptable) by the norms, what was planned and done on its day, or a mark that the
 * head gives for the regulations kept.
 */
export const softRuleKinds = ["norms", "on_time", "mark"] as const;
export type SoftRuleKind = (typeof softRuleKinds)[number];

export interface SoftRule {
  readonly kind: SoftRuleKind;
  readonly name: string;
  /** Its part of the soft part; the weights of a scheme add up to 100. */
  readonly weight: number;
  /** Paid in full from this share on. */
  readonly fullFrom: BasisPoints;
  /** Nothing below this share; between the two in proportion to the share reached. */
  readonly nothingBelow: BasisPoints;
}

/** An intermediate goal of every month (PAY-3): the fact from the first up to and with the day reaches the share of the plan. */
export interface FastGoal {
  readonly name: string;
  readonly byDay: number;
  readonly planShare: BasisPoints;
  readonly amountMinor: number;
}

/** A pay scheme as data (PAY-1). A version never changes; a change is a new version from a day on. */
export interface SchemeTerms {
  /** Income of a month at e = 100 %, of which the parts are shares. */
  readonly incomeMinor: number;
  /** Fixed : soft : bonus, together 100. */
  readonly parts: { readonly fixed: number; readonly soft: number; readonly bonus: number };
  readonly softRules: readonly SoftRule[];
  readonly base: Base;
  readonly scope: Scope;
  /** Margin of what the price list tells no cost of. */
  readonly usualMargin: BasisPoints;
  readonly bands: readonly Band[];
  readonly goals: readonly FastGoal[];
  /** At most so much of goals in a month for one person; null: no bound. */
  readonly goalsBudgetMinor: number | null;
  /** What the market pays for such work, and where that is known from (PAY-4). */
  readonly market: { readonly minor: number; readonly source: string } | null;
}

export interface SchemeVersion {
  readonly id: string;
  readonly schemeId: string;
  readonly number: number;
  readonly validFrom: CalendarDate;
  readonly terms: SchemeTerms;
}

export interface Scheme {
  readonly id: string;
  readonly name: string;
  /** Whoever has no scheme of their own is paid by the scheme of their role. */
  readonly role: Role | null;
  readonly versions: readonly SchemeVersion[];
}

/** The articles' scheme: 30 : 10 : 60 and the big thresholds. */
export const usualTerms: SchemeTerms = {
  incomeMinor: 10_000_000,
  parts: { fixed: 30, soft: 10, bonus: 60 },
  softRules: [
    { kind: "norms", name: "", weight: 60, fullFrom: 9_000, nothingBelow: 5_000 },
    { kind: "on_time", name: "", weight: 40, fullFrom: 9_000, nothingBelow: 5_000 },
  ],
  base: "payments",
  scope: "own",
  usualMargin: 3_000,
  bands: bigThresholds,
  goals: [],
  goalsBudgetMinor: null,
  market: null,
};

/** Fixed, soft and bonus of the income at e = 100 %, to the unit: together they are the income. */
export function partsOf({ incomeMinor, parts }: Pick<SchemeTerms, "incomeMinor" | "parts">) {
  const [fixed = 0, soft = 0, bonus = 0] = shareOut(incomeMinor, [parts.fixed, parts.soft, parts.bonus]);
  return { fixed, soft, bonus };
}

export interface SchemeFlaw {
  readonly path: string;
  readonly code: SchemeFlawCode;
  readonly from?: BasisPoints;
  readonly to?: BasisPoints | null;
}
export type SchemeFlawCode =
  | "scheme_parts_sum"
  | "scheme_income_wrong"
  | "scheme_weights_sum"
  | "scheme_rule_shares"
  | "scheme_rule_name"
  | "scheme_goal_wrong"
  | `band_${"gap" | "overlap" | "reversed" | "start" | "end" | "rate"}`;

/** Everything wrong with a scheme, each at its place; none: it may be kept. */
export function flawsOfScheme(terms: SchemeTerms): readonly SchemeFlaw[] {
  const flaws: SchemeFlaw[] = [];
  const { parts, softRules, goals } = terms;
  if (terms.incomeMinor < 0) flaws.push({ path: "incomeMinor", code: "scheme_income_wrong" });
  const shares = [parts.fixed, parts.soft, parts.bonus];
  if (shares.some((one) => one < 0) || parts.fixed + parts.soft + parts.bonus !== 100)
    flaws.push({ path: "parts", code: "scheme_parts_sum" });
  const weights = softRules.reduce((sum, { weight }) => sum + weight, 0);
  if (parts.soft > 0 && (weights !== 100 || softRules.some(({ weight }) => weight < 0)))
    flaws.push({ path: "softRules", code: "scheme_weights_sum" });
  softRules.forEach(({ kind, name, fullFrom, nothingBelow }, index) => {
    // What is marked has to be said: the slip and the order tell it by this name.
    if (kind === "mark" && name.trim() === "") flaws.push({ path: `softRules.${index}`, code: "scheme_rule_name" });
    const isRight = nothingBelow >= 0 && fullFrom >= nothingBelow && fullFrom > 0 && fullFrom <= whole;
    if (!isRight) flaws.push({ path: `softRules.${index}`, code: "scheme_rule_shares" });
  });
  goals.forEach(({ byDay, planShare, amountMinor }, index) => {
    const isRight = byDay >= 1 && byDay <= 31 && planShare > 0 && amountMinor >= 0;
    if (!isRight) flaws.push({ path: `goals.${index}`, code: "scheme_goal_wrong" });
  });
  for (const { at, flaw, from, to } of flawsOfBands(terms.bands))
    flaws.push({ path: `bands.${at}`, code: `band_${flaw}`, from, to });
  return flaws;
}

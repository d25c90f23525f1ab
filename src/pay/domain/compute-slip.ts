import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, addMonths, monthStart } from "../../kernel/zoned-time.ts";
import { type BasisPoints, bandOf, whole } from "./bands.ts";
import { leastFact } from "./bonus.ts";
import { type Exact, exactly, partOf, roundTogether, shareOut } from "./exact.ts";
import { type FastGoal, partsOf, type SoftRule } from "./scheme.ts";
import type { LineFigures, Month, PaidSpan, PayFact, Slip, SlipFacts, SlipLine, SoftFigure } from "./slip.ts";

interface Draft extends Omit<SlipLine, "amountMinor" | "facts"> {
  readonly exact: Exact;
  readonly facts: readonly PayFact[];
}

const sumOf = (rows: readonly { readonly minor: number }[]) => rows.reduce((sum, { minor }) => sum + minor, 0);

/**
 * The slip of a month (PAY-5). `others` are lines that do not follow from its facts: contests won and corrections. The fixed part and the
 * soft one go by days worked under each version; e is one for the whole month, and each span's own rate of its band applies to the money
 * that came in its days. Everything that is computed is rounded half up once, together.
 *
 * Pay never falls below zero by itself. Refunds that outweigh the month's money would make a bonus below zero: it is held at zero, and so
 * is the whole slip, by a line `carried_out`; the next month begins with the same sum as `carried_in`.
 */
export function computeSlip(input: SlipFacts, others: readonly SlipLine[] = []): Slip {
  const computed = computedLines(input);
  const carriedIn: SlipLine[] =
    input.carriedMinor === 0 ? [] : [plainLine("carried_in", input.month, -input.carriedMinor)];
  const lines = [...computed, ...others, ...carriedIn];
  const bonus = amountOf(computed.filter(({ kind }) => kind === "bonus"));
  const held = Math.max(0, -bonus);
  const carriedMinor = held + Math.max(0, -(amountOf(lines) + held));
  if (carriedMinor > 0) lines.push(plainLine("carried_out", input.month, carriedMinor));
  return {
    month: input.month,
    planMinor: input.planMinor,
    factMinor: sumOf(input.facts),
    lines,
    totalMinor: amountOf(lines),
    carriedMinor,
  };
}

/** The lines that follow from the month's facts; what they add up to is what a correction is measured by. */
export function computedLines(input: SlipFacts): readonly SlipLine[] {
  const drafts = input.spans.flatMap((span) => [...fixedAndSoft(span, input), bonusLine(span, input)]);
  const amounts = roundTogether(drafts.map(({ exact }) => exact));
  const rounded = drafts.map(({ exact: _, facts, ...line }, index): SlipLine => {
    const amountMinor = amounts[index] ?? 0;
    const shares = shareOut(
      amountMinor,
      facts.map(({ minor }) => minor),
    );
    return { ...line, amountMinor, facts: facts.map((fact, at) => ({ ...fact, shareMinor: shares[at] ?? 0 })) };
  });
  return [...rounded, ...goalLines(input)];
}

export const amountOf = (lines: readonly Pick<SlipLine, "amountMinor">[]) =>
  lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const plainLine = (kind: SlipLine["kind"], forMonth: Month, amountMinor: number): SlipLine => ({
  kind,
  forMonth,
  amountMinor,
  figures: {},
  facts: [],
});

/** In a month without working days, the span's part of the calendar days: holidays take nothing from pay. */
function attendance({ from, to, worked }: PaidSpan, { month, monthDays }: SlipFacts) {
  if (monthDays > 0) return { worked: Math.min(worked, monthDays), of: monthDays };
  const first = `${month}-01`;
  return { worked: daysIn(from, to) * 100, of: daysIn(first, addMonths(first, 1)) * 100 };
}

const daysIn = (from: CalendarDate, to: CalendarDate) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

function fixedAndSoft(span: PaidSpan, input: SlipFacts): readonly Draft[] {
  const days = attendance(span, input);
  const { fixed, soft } = partsOf(span.terms);
  const figures = { from: span.from, to: addDays(span.to, -1), worked: days.worked / 100, days: days.of / 100 };
  const line = (kind: "fixed" | "soft", exact: Exact, more: LineFigures): Draft => ({
    kind,
    exact: partOf(exact, days.worked, days.of),
    forMonth: input.month,
    figures: { ...figures, ...more },
    facts: [],
  });
  const maximums = shareOut(
    soft,
    span.terms.softRules.map(({ weight }) => weight),
  );
  return [
    line("fixed", exactly(fixed), { mostMinor: fixed }),
    ...(soft === 0 ? [] : span.terms.softRules).map((rule, index) => {
      const figure = span.soft[index] ?? { done: 0, of: 0 };
      const mostMinor = maximums[index] ?? 0;
      const { over, under } = softShare(rule, figure);
      return line("soft", partOf(exactly(mostMinor), over, under), {
        rule: rule.kind,
        name: rule.name,
        mostMinor,
        done: figure.done,
        of: figure.of,
        fullFrom: asShare(rule.fullFrom),
        nothingBelow: asShare(rule.nothingBelow),
      });
    }),
  ];
}

/** All of it from `fullFrom` on, and where nothing was asked; nothing below `nothingBelow`; in between share / `fullFrom`. */
export function softShare(rule: SoftRule, { done, of }: SoftFigure): { readonly over: number; readonly under: number } {
  if (of === 0 || done * whole >= of * rule.fullFrom) return { over: 1, under: 1 };
  if (done * whole < of * rule.nothingBelow) return { over: 0, under: 1 };
  return { over: done * whole, under: of * rule.fullFrom };
}

const isWithin =
  ({ from, to }: PaidSpan) =>
  (fact: PayFact) =>
    fact.date >= from && fact.date < to;

function bonusLine(span: PaidSpan, input: SlipFacts): Draft {
  const facts = input.bases[span.terms.base].filter(isWithin(span));
  const [factMinor, baseMinor] = [sumOf(input.facts), sumOf(facts)];
  const band = bandOf(span.terms.bands, factMinor, input.planMinor);
  return {
    kind: "bonus",
    exact: exactly(BigInt(baseMinor) * BigInt(band?.rate ?? 0), BigInt(whole)),
    forMonth: input.month,
    facts,
    figures: {
      from: span.from,
      to: addDays(span.to, -1),
      isWholeMonth: span.from === monthStart(span.from) && span.to === addMonths(monthStart(span.from), 1) ? 1 : 0,
      base: span.terms.base,
      sumMinor: baseMinor,
      factMinor,
      planMinor: input.planMinor,
      rate: asShare(band?.rate ?? 0),
      bandFrom: band === null ? null : asShare(band.from),
      bandTo: band === null || band.to === null ? null : asShare(band.to),
    },
  };
}

/** The goals of the version that was in force on the goal's day, in the order of their days, until the budget is spent. */
function goalLines(input: SlipFacts): readonly SlipLine[] {
  const { planMinor } = input;
  if (planMinor === null || planMinor <= 0) return [];
  const goals = input.spans
    .flatMap((span) => span.terms.goals.map((goal) => ({ goal, span, day: dayOfGoal(goal, input.month) })))
    .filter(({ span, day }) => day >= span.from && day < span.to)
    .sort((one, other) => one.goal.byDay - other.goal.byDay);
  let paid = 0;
  return goals.flatMap(({ goal, span, day }) => {
    const facts = input.facts.filter(({ date }) => date <= day);
    const needed = leastFact({ ...noBand, from: goal.planShare }, planMinor);
    if (sumOf(facts) < needed) return [];
    const amountMinor = Math.min(goal.amountMinor, Math.max(0, (span.terms.goalsBudgetMinor ?? Infinity) - paid));
    paid += amountMinor;
    const figures = {
      name: goal.name,
      day,
      neededMinor: needed,
      factMinor: sumOf(facts),
      planShare: asShare(goal.planShare),
    };
    const shares = shareOut(
      amountMinor,
      facts.map(({ minor }) => minor),
    );
    const shared = facts.map((fact, index) => ({ ...fact, shareMinor: shares[index] ?? 0 }));
    return [{ kind: "goal", amountMinor, forMonth: input.month, figures, facts: shared } satisfies SlipLine];
  });
}

const asShare = (points: BasisPoints) => points / whole;
const noBand = { includesFrom: true, to: null, includesTo: false, rate: 0 };

/** The last of a month that is too short. */
function dayOfGoal({ byDay }: FastGoal, month: Month): CalendarDate {
  const last = addDays(addMonths(`${month}-01`, 1), -1);
  const day = `${month}-${String(byDay).padStart(2, "0")}`;
  return day > last ? last : day;
}

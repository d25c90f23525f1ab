import type { Money } from "../../kernel/money.ts";
import type { PaySlip, PaySlipSummary } from "../contract.ts";
import type { PayPace } from "../domain/pace.ts";
import type { LineKind } from "../domain/slip.ts";
import { figuresToWire, shareOf } from "../domain/terms-wire.ts";
import type { PersonSlip } from "./read-month.ts";

const sumOf = ({ slip }: PersonSlip, kinds: readonly LineKind[]) =>
  slip.lines.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
const others = ["goal", "contest", "correction", "carried_in", "carried_out"] as const;

export function toSummary(one: PersonSlip, currency: string): PaySlipSummary {
  const { person, slip, closedAt } = one;
  const money = (minor: number): Money => ({ minor, currency });
  const bonus = slip.lines.findLast(({ kind }) => kind === "bonus");
  return {
    person,
    month: slip.month,
    closedAt: closedAt?.toISOString() ?? null,
    plan: slip.planMinor === null ? null : money(slip.planMinor),
    fact: money(slip.factMinor),
    execution: slip.planMinor === null || slip.planMinor <= 0 ? null : slip.factMinor / slip.planMinor,
    parts: {
      fixed: money(sumOf(one, ["fixed"])),
      soft: money(sumOf(one, ["soft"])),
      bonus: money(sumOf(one, ["bonus"])),
      other: money(sumOf(one, others)),
    },
    rate: Number(bonus?.figures.rate ?? 0),
    total: money(slip.totalMinor),
  };
}

export function toSlip(one: PersonSlip, pace: PayPace | null, currency: string): PaySlip {
  const money = (minor: number): Money => ({ minor, currency });
  return {
    ...toSummary(one, currency),
    carried: money(one.slip.carriedMinor),
    lines: one.slip.lines.map((line) => ({
      kind: line.kind,
      amount: money(line.amountMinor),
      forMonth: line.forMonth,
      figures: figuresToWire(line.figures, currency),
      facts: line.facts.map(({ date, minor, shareMinor, dealId, paymentId, title }) => ({
        date,
        amount: money(minor),
        share: money(shareMinor),
        dealId,
        paymentId,
        title,
      })),
    })),
    pace: pace && toPace(pace, money),
  };
}

const toPace = (pace: PayPace, money: (minor: number) => Money): NonNullable<PaySlip["pace"]> => ({
  total: money(pace.totalMinor),
  execution: pace.execution,
  rate: pace.rate,
  next: pace.next && {
    from: shareOf(pace.next.from),
    rate: shareOf(pace.next.rate),
    missing: money(pace.next.missingMinor),
    plus: money(pace.next.plusMinor),
  },
});

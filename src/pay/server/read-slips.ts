import type { AnswerOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { addMonths, dateOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { getPaySlip, listOwnPaySlips, listPayInputs, listPayMonths, listPaySlips, PaySlip } from "../contract.ts";
import { type PayPace, paceOf } from "../domain/pace.ts";
import { payRefusals } from "../domain/refusals.ts";
import type { Month } from "../domain/slip.ts";
import { maySeePay, peopleInSight } from "./may-see-pay.ts";
import { monthAfter, readClosedMonths, readClosedSlips } from "./read-ledger.ts";
import { type PersonSlip, readMonth } from "./read-month.ts";
import { readSchemes } from "./read-schemes.ts";
import { toSlip, toSummary } from "./slip-answer.ts";

const todayOf = ({ now, actor }: Pick<Reading, "now" | "actor">) => dateOf(now, actor.workspace.timeZone);

/** Everybody whose pay the reader may know; the total is theirs, not the company's. */
export async function readSlips(
  reading: Reading,
  { query: { month } }: { readonly query: { readonly month: Month } },
): Promise<AnswerOf<typeof listPaySlips>> {
  const { currency } = reading.actor.workspace;
  const slips = await readMonth(reading, { month, people: peopleInSight(reading.actor) });
  const items = slips.map((one) => toSummary(one, currency));
  return { items, total: { minor: items.reduce((sum, { total }) => sum + total.minor, 0), currency } };
}

/** One slip; of somebody whose pay the reader may not know there is none. */
export async function findSlip(reading: Reading, month: Month, person: string): Promise<PersonSlip | Refusal> {
  if (!maySeePay(reading.actor, person)) return refuse(payRefusals, "pay_slip_unknown");
  const [slip] = await readMonth(reading, { month, people: [person as UserId] });
  return slip ?? refuse(payRefusals, "pay_slip_unknown");
}

export async function readSlip(
  reading: Reading,
  { params: { month, id } }: { readonly params: { readonly month: Month; readonly id: string } },
): Promise<AnswerOf<typeof getPaySlip> | Refusal> {
  const slip = await findSlip(reading, month, id);
  return isRefusal(slip) ? slip : answerSlip(reading, slip);
}

export const answerSlip = (reading: Reading, slip: PersonSlip): PaySlip =>
  toSlip(slip, paceOfSlip(slip, todayOf(reading)), reading.actor.workspace.currency);

/** The pace of the running month; null for another one and before its first day has ended. */
export function paceOfSlip({ person, slip, open }: PersonSlip, today: string): PayPace | null {
  if (open === null || today.slice(0, 7) !== slip.month) return null;
  const first = `${slip.month}-01`;
  const end = addMonths(first, 1);
  const [elapsed, all] = [
    open.discipline.worked(person.id, first, today),
    open.discipline.worked(person.id, first, end),
  ];
  return paceOf(open.input, slip, { today, elapsed: elapsed / 100, all: all / 100 });
}

export async function readOwnSlips(reading: Reading): Promise<AnswerOf<typeof listOwnPaySlips>> {
  const { userId, workspace } = reading.actor;
  const slips = await readClosedSlips(reading, { from: "0000-00", to: "9999-99", people: [userId] });
  return {
    items: slips.map(({ month, planMinor, factMinor, totalMinor }) => ({
      month,
      execution: planMinor === null || planMinor <= 0 ? null : factMinor / planMinor,
      total: { minor: totalMinor, currency: workspace.currency },
    })),
  };
}

export async function readMonths(reading: Reading): Promise<AnswerOf<typeof listPayMonths>> {
  const closed = await readClosedMonths(reading);
  const current = todayOf(reading).slice(0, 7);
  const last = closed[0]?.month;
  const before = addMonths(`${current}-01`, -1).slice(0, 7);
  const first = (await readSchemes(reading))
    .flatMap(({ versions }) => versions.map(({ validFrom }) => validFrom.slice(0, 7)))
    .sort()[0];
  // Before the first closing: the month before, if anybody was paid by then.
  const next = last !== undefined ? monthAfter(last) : first !== undefined && first <= before ? before : current;
  return {
    items: closed.map(({ month, closedAt, closedBy }) => ({ month, closedAt: closedAt.toISOString(), closedBy })),
    nextMonth: next < current ? next : null,
    currentMonth: current,
  };
}

/** The month of each person in sight, to try schemes on; only those that are open, or were counted under a scheme. */
export async function readInputs(
  reading: Reading,
  { query: { month } }: { readonly query: { readonly month: Month } },
): Promise<AnswerOf<typeof listPayInputs>> {
  const { currency } = reading.actor.workspace;
  const money = (minor: number) => ({ minor, currency });
  const sum = (rows: readonly { readonly minor: number }[]) => money(rows.reduce((all, { minor }) => all + minor, 0));
  const slips = await readMonth(reading, { month, people: peopleInSight(reading.actor), isTried: true });
  const [first, end] = [`${month}-01`, addMonths(`${month}-01`, 1)];
  const rule = { name: "", weight: 0, fullFrom: 0, nothingBelow: 0 };
  return {
    items: slips.flatMap(({ person, slip, open }) => {
      if (open === null) return [];
      const { input, discipline } = open;
      const span = input.spans.at(-1);
      return [
        {
          person,
          schemeId: span?.schemeId ?? null,
          plan: input.planMinor === null ? null : money(input.planMinor),
          fact: sum(input.facts),
          bases: {
            turnover: sum(input.bases.turnover),
            margin: sum(input.bases.margin),
            payments: sum(input.bases.payments),
          },
          worked: input.spans.reduce((days, { worked }) => days + worked, 0) / 100,
          days: input.monthDays / 100,
          discipline: {
            norms: discipline.soft(person.id, { ...rule, kind: "norms" }, first, end),
            on_time: discipline.soft(person.id, { ...rule, kind: "on_time" }, first, end),
          },
          total: money(slip.totalMinor),
        },
      ];
    }),
  };
}

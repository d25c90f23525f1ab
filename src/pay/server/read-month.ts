import type { UserId } from "../../kernel/ids.ts";
import { addMonths, dateOf } from "../../kernel/zoned-time.ts";
import { plansOf } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { computeSlip } from "../domain/compute-slip.ts";
import { correctMonth } from "../domain/correct-month.ts";
import { type LedgerLine, paidFor, restoreSpans } from "../domain/restore-month.ts";
import {
  type Base,
  bases,
  type Scheme,
  type SchemeVersion,
  type SoftRuleKind,
  softRuleKinds,
} from "../domain/scheme.ts";
import type { Month, PaidSpan, Slip, SlipFacts, SlipLine } from "../domain/slip.ts";
import { spansOfMonth } from "../domain/spans-of-month.ts";
import { type Discipline, readDiscipline } from "./read-discipline.ts";
import {
  type ClosedSlip,
  monthAfter,
  monthsBefore,
  readClosedMonths,
  readClosedSlips,
  readLedger,
} from "./read-ledger.ts";
import { type Money, moneyOf, readMoney } from "./read-money.ts";
import { type NamedPayee, readPayees, readSchemes } from "./read-schemes.ts";
import { readTeams, type Teams } from "./read-teams.ts";

export interface PersonSlip {
  readonly person: { readonly id: UserId; readonly name: string };
  readonly slip: Slip;
  /** What the open month is counted of; a closed one is as it was written. */
  readonly open: { readonly input: SlipFacts; readonly discipline: Discipline } | null;
  readonly closedAt: Date | null;
}

interface Asked {
  readonly month: Month;
  /** Null: everybody. */
  readonly people: readonly UserId[] | null;
  /** Counted anew with all that any scheme might ask for, whether the month is closed or not. */
  readonly isTried?: true;
}

/** Closed months are looked back on for changes so far. */
const monthsLookedBack = 12;

/** The slips of a month (PAY-5): of a closed one as they were written, of an open one as its facts are now. */
export async function readMonth(reading: Reading, { month, people, isTried }: Asked): Promise<readonly PersonSlip[]> {
  const payees = await readPayees(reading, people);
  if (isTried) return readOpen(reading, month, payees, { isTried: true, takesCorrections: false });
  const closed = await readClosedMonths(reading);
  const own = closed.find((one) => one.month === month);
  if (own !== undefined) return readClosed(reading, month, payees, own.closedAt);
  const last = closed[0]?.month;
  return readOpen(reading, month, payees, {
    isTried: false,
    takesCorrections: last !== undefined && monthAfter(last) === month,
  });
}

async function readClosed(
  reading: Reading,
  month: Month,
  payees: readonly NamedPayee[],
  closedAt: Date,
): Promise<readonly PersonSlip[]> {
  const asked = { from: month, to: month, people: payees.map(({ id }) => id) };
  const slips = new Map((await readClosedSlips(reading, asked)).map((slip) => [slip.userId, slip]));
  const lines = Map.groupBy(await readLedger(reading, asked), ({ userId }) => userId as UserId);
  return payees.flatMap(({ id, name }) => {
    const slip = slips.get(id);
    return slip === undefined
      ? []
      : [{ person: { id, name }, slip: { ...slip, lines: lines.get(id) ?? [] }, open: null, closedAt }];
  });
}

/** Everything that the slips of an open month follow from, read at once for all of its people. */
interface OpenMonth {
  readonly month: Month;
  readonly schemes: readonly Scheme[];
  readonly versions: ReadonlyMap<string, SchemeVersion>;
  readonly money: Money;
  readonly discipline: Discipline;
  readonly plans: ReadonlyMap<Month, ReadonlyMap<UserId, number>>;
  readonly teams: Teams;
  /** Closed slips of the months looked back on, the latest first. */
  readonly before: ReadonlyMap<UserId, readonly ClosedSlip[]>;
  readonly ledger: ReadonlyMap<string, readonly LedgerLine[]>;
}

/** `takesCorrections`: it is the first one open, to which belongs whatever changed in the closed ones. */
async function readOpen(
  reading: Reading,
  month: Month,
  payees: readonly NamedPayee[],
  { isTried, takesCorrections }: { readonly isTried: boolean; readonly takesCorrections: boolean },
): Promise<readonly PersonSlip[]> {
  const schemes = await readSchemes(reading);
  const people = payees.map(({ id }) => id);
  const isTeam = schemes.some(({ versions }) => versions.some(({ terms }) => terms.scope === "department"));
  // Pay of a department follows from the money of its people, whoever asks for it.
  const earners = isTeam ? (await readPayees(reading, null)).map(({ id }) => id) : people;
  const first = takesCorrections ? monthsBefore(month, monthsLookedBack) : month;
  const back = { from: first, to: monthsBefore(month, 1), people };
  const before = takesCorrections ? await readClosedSlips(reading, back) : [];
  const months = [...new Set([month, ...before.map((one) => one.month)])];
  const [from, to] = [`${months.toSorted()[0] ?? month}-01`, addMonths(`${month}-01`, 1)];
  const today = dateOf(reading.now, reading.actor.workspace.timeZone);
  const plans = new Map<Month, ReadonlyMap<UserId, number>>();
  for (const one of months) plans.set(one, await plansOf(reading, { month: one, people: earners }));
  const days = {
    month,
    from: `${month}-01`,
    to,
    today,
    people,
    rules: isTried ? new Set(softRuleKinds) : rulesOf(schemes),
  };
  const open: OpenMonth = {
    month,
    schemes,
    versions: new Map(schemes.flatMap(({ versions }) => versions.map((one) => [one.id, one]))),
    money: await readMoney(reading, { from, to, people: earners }, isTried ? new Set(bases) : basesOf(schemes)),
    discipline: await readDiscipline(reading, days),
    plans,
    teams: await readTeams(reading, isTeam ? months : []),
    before: Map.groupBy(before, ({ userId }) => userId),
    ledger: Map.groupBy(await readLedger(reading, { from: first, to: month, people }), ({ userId }) => userId),
  };
  return payees.flatMap((payee) => slipOf(open, payee) ?? []);
}

const basesOf = (schemes: readonly Scheme[]): ReadonlySet<Base> =>
  new Set(schemes.flatMap(({ versions }) => versions.map(({ terms }) => terms.base)));
const rulesOf = (schemes: readonly Scheme[]): ReadonlySet<SoftRuleKind> =>
  new Set(schemes.flatMap(({ versions }) => versions.flatMap(({ terms }) => terms.softRules.map(({ kind }) => kind))));

/** Null: nobody pays the person anything this month, and nothing is left to correct. */
function slipOf(open: OpenMonth, payee: NamedPayee): PersonSlip | null {
  const { month } = open;
  const spans = spansOfMonth(payee, open.schemes, month).map(
    ({ from, to, version }): PaidSpan => ({
      from,
      to,
      schemeId: version.schemeId,
      versionId: version.id,
      terms: version.terms,
      worked: open.discipline.worked(payee.id, from, to),
      soft: version.terms.softRules.map((rule) => open.discipline.soft(payee.id, rule, from, to)),
    }),
  );
  const before = open.before.get(payee.id) ?? [];
  const ledger = open.ledger.get(payee.id) ?? [];
  const prizes = ledger.filter((line) => line.month === month && line.kind === "contest");
  const corrections = before.flatMap((slip) => correctionOf(open, payee.id, slip, ledger) ?? []);
  const carriedMinor = before.find((slip) => slip.month === monthsBefore(month, 1))?.carriedMinor ?? 0;
  if (spans.length === 0 && prizes.length + corrections.length === 0 && carriedMinor === 0) return null;
  const input = factsOfMonth(open, payee.id, { month, spans, monthDays: open.discipline.monthDays(payee.id) });
  const withCarried = { ...input, carriedMinor };
  return {
    person: { id: payee.id, name: payee.name },
    slip: computeSlip(withCarried, [...prizes, ...corrections]),
    open: { input: withCarried, discipline: open.discipline },
    closedAt: null,
  };
}

function factsOfMonth(
  open: OpenMonth,
  person: UserId,
  of: { readonly month: Month; readonly spans: readonly PaidSpan[]; readonly monthDays: number },
): SlipFacts {
  const days = { from: `${of.month}-01`, to: addMonths(`${of.month}-01`, 1) };
  // e is one for the month: where the scope changed within it, that of its end holds.
  const isTeam = of.spans.at(-1)?.terms.scope === "department";
  const earners = isTeam ? open.teams(person, of.month) : [person];
  const plans = earners.flatMap((one) => open.plans.get(of.month)?.get(one) ?? []);
  return {
    ...of,
    planMinor: plans.length === 0 ? null : plans.reduce((sum, minor) => sum + minor, 0),
    ...moneyOf(open.money, earners, days, of.spans),
    carriedMinor: 0,
  };
}

/** A closed month against its facts of today: days and soft part stay as they were judged. */
function correctionOf(
  open: OpenMonth,
  person: UserId,
  slip: ClosedSlip,
  ledger: readonly LedgerLine[],
): SlipLine | null {
  const { month } = slip;
  const restored = restoreSpans(
    ledger.filter((line) => line.month === month),
    open.versions,
  );
  const { paidMinor, facts, last } = paidFor(ledger, month);
  const paid = {
    month,
    paidMinor,
    facts,
    planMinor: last === null ? slip.planMinor : (last.planMinor as number | null),
    factMinor: last === null ? slip.factMinor : Number(last.factMinor),
  };
  return correctMonth(paid, factsOfMonth(open, person, { month, ...restored }));
}

import type { UserId } from "../../../kernel/ids.ts";
import type { CalendarDate, Instant } from "../../../kernel/time.ts";
import { addDays, addMonths, dateOf, monthStart } from "../../../kernel/zoned-time.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import { personalDays } from "../../../working-calendar/index.ts";
import { dueByNow, type PlanPace, planToDate } from "../../domain/facts/plan-to-date.ts";
import { workingDayBefore } from "../../domain/facts/promised-day.ts";
import { plansOf } from "../plans/plans-of.ts";
import { type Fact, readFacts } from "./facts-of.ts";
import { promisedFor } from "./promises.ts";

/** A person's month against the plan (PLA-3); minor units of the workspace's currency. */
export interface PlanState extends Omit<PlanPace, "planMinor"> {
  /** Null: no plan is approved. */
  readonly planMinor: number | null;
  /** Plan to date, 1 = on plan; null is "—". */
  readonly share: number | null;
  /** What should have come by the end of the last finished working day, rounded. */
  readonly dueMinor: number;
  /** Fact to date less what was due: below zero is what is missing. */
  readonly differenceMinor: number;
  /** What came in the month to this moment. */
  readonly monthMinor: number;
  /** What came today, which plan to date does not hold yet. */
  readonly todayMinor: number;
}

export interface MonthSpan {
  readonly today: CalendarDate;
  readonly from: CalendarDate;
  /** The first day of the next month. */
  readonly to: CalendarDate;
  /** Fact to date and elapsed days end before this day: the one after the last finished working day. */
  readonly until: CalendarDate;
}

/** The month of `now` by the workspace's clock. The day is finished when its date is over: money may come until then. */
export function monthSpan({ actor }: Pick<Reading, "actor">, now: Instant): MonthSpan {
  const { timeZone, workingCalendar } = actor.workspace;
  const today = dateOf(now, timeZone);
  const from = monthStart(today);
  const last = workingDayBefore(today, workingCalendar);
  return { today, from, to: addMonths(from, 1), until: last === null || last < from ? from : addDays(last, 1) };
}

interface StatesAsked {
  readonly people: readonly UserId[];
  readonly now: Instant;
  /** Of a department: the days on which the person belonged to it; the plan is shared out by working days. All, if left out. */
  readonly within?: (person: UserId, date: CalendarDate) => boolean;
}

/** Where these people stand against the plan of the month, with the facts behind and what lacks a rate. */
export async function planStates(reading: Reading, { people, now, within = () => true }: StatesAsked) {
  const span = monthSpan(reading, now);
  const { from, to, until, today } = span;
  const plans = await plansOf(reading, { month: from.slice(0, 7), people });
  const worked = await personalDays(reading, { people, from, to });
  const read = await readFacts(reading, { from, to, people });
  const facts = read.facts.filter(({ userId, date }) => within(userId, date));
  const withoutRate = read.withoutRate.filter(({ userId, date }) => within(userId, date));
  const factsBy = Map.groupBy(facts, ({ userId }) => userId);
  const states = new Map<UserId, PlanState>();
  for (const id of people) {
    const own = factsBy.get(id) ?? [];
    const days = worked.get(id) ?? [];
    const inside = days.filter(({ date }) => within(id, date));
    const share = (some: readonly { readonly share: number }[]) => some.reduce((sum, day) => sum + day.share, 0);
    const pace = {
      factMinor: sumOf(own.filter(({ date }) => date < until)),
      days: share(days),
      elapsed: share(inside.filter(({ date }) => date < until)),
    };
    const wholePlan = plans.get(id) ?? null;
    const due = { ...pace, planMinor: wholePlan ?? 0 };
    const dueMinor = Math.round(dueByNow(due));
    states.set(id, {
      ...pace,
      planMinor: wholePlan === null ? null : Math.round(dueByNow({ ...due, elapsed: share(inside) })),
      share: planToDate(due),
      dueMinor,
      differenceMinor: pace.factMinor - dueMinor,
      monthMinor: sumOf(own),
      todayMinor: sumOf(own.filter(({ date }) => date === today)),
    });
  }
  return { span, states, facts, withoutRate };
}

const sumOf = (facts: readonly Fact[]): number => facts.reduce((sum, { minor }) => sum + minor, 0);

/** For one's own day: plan to date, what is missing, and what is expected today. */
export async function planStateOf(
  reading: Reading,
  { person, now }: { readonly person: UserId; readonly now: Instant },
): Promise<PlanState & { readonly missingMinor: number; readonly expectedTodayMinor: number }> {
  const { states, span } = await planStates(reading, { people: [person], now });
  const state = states.get(person);
  if (!state) throw new Error(`No state of ${person}`);
  const promised = await promisedFor(reading, { day: span.today, people: [person] });
  return {
    ...state,
    missingMinor: Math.max(0, -state.differenceMinor),
    expectedTodayMinor: promised.reduce((sum, { minor }) => sum + minor, 0),
  };
}

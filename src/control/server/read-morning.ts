import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { isWorkingDay } from "../../kernel/working-time.ts";
import { addDays } from "../../kernel/zoned-time.ts";
import { effectiveActionsOf, ratingsOf } from "../../norms/index.ts";
import {
  type ComparedPromise,
  compareDay,
  type PlanState,
  planStates,
  readPromiseSettings,
} from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Morning, MorningPerson, WiredReason } from "../contract.ts";
import { type HeadlinePerson, headline, isMostlyRed } from "../domain/headline.ts";
import { type Advice, type PersonFacts, type Reason, type Tone, whatToDo } from "../domain/what-to-do.ts";
import { readMissed, readMoved } from "./awaited.ts";
import { readPaired } from "./paired.ts";
import { readScope, type Scope, type ScopePerson } from "./scope.ts";
import { readControlSettings } from "./settings.ts";
import { readTaken } from "./taken.ts";
import { readWithoutStep } from "./without-step.ts";

/** How far back a row of days without meetings is looked for. */
const daysLookedBack = 14;

/** PLA-3, 4, 7: one screen of the head, by sets whatever the number of people. */
export async function readMorning(reading: Reading, department: string | undefined): Promise<Morning | Refusal> {
  const scope = await readScope(reading, department);
  if (isRefusal(scope)) return scope;
  const { yesterday, within } = scope;
  const ids = scope.people.map(({ id }) => id);
  const { states, withoutRate } = await planStates(reading, {
    people: [...scope.people, ...scope.former].map(({ id }) => id),
    now: reading.now,
    within,
  });
  const { tolerance } = await readPromiseSettings(reading);
  const compared: Compared = yesterday === null ? new Map() : await compareDay(reading, yesterday, ids, tolerance);
  const seen = await readSeen(reading, scope, states, compared);
  const people = [
    ...scope.people.map((person) => personOf(reading, person, seen)),
    ...scope.former.map((person) => formerOf(reading, person, states)),
  ];
  const paired = await readPaired(reading, scope, compared);
  const sum = (of: "promised" | "came") => paired.map((row) => row[of].minor);
  return {
    ...daysOfMonth(reading, scope),
    departments: [...scope.departments],
    department: scope.department,
    ...summed(reading, people),
    promised: sumOf(reading, sum("promised")),
    came: sumOf(reading, sum("came")),
    people: people.toSorted(worstFirst),
    paired: paired.toSorted((one, other) => one.difference.minor - other.difference.minor),
    withoutRate: [...Map.groupBy(withoutRate, ({ currency, date }) => `${currency} ${date}`).values()].flatMap(
      ([first, ...rest]) => (first ? [{ currency: first.currency, date: first.date, payments: rest.length + 1 }] : []),
    ),
  };
}

type Compared = ReadonlyMap<UserId, ComparedPromise>;

/** What the rows are made of, read for everybody at once. */
async function readSeen(reading: Reading, scope: Scope, states: ReadonlyMap<UserId, PlanState>, compared: Compared) {
  const ids = scope.people.map(({ id }) => id);
  const { yesterday, span } = scope;
  return {
    states,
    work: await readWork(reading, scope),
    missed: yesterday === null ? new Map() : await readMissed(reading, compared, yesterday),
    moved: await readMoved(reading, ids, span.today),
    settings: await readControlSettings(reading),
    withoutStep: await readWithoutStep(reading, ids),
    taken: await readTaken(reading, span.today),
  };
}

function personOf(
  reading: Reading,
  { id, name }: ScopePerson,
  seen: Awaited<ReturnType<typeof readSeen>>,
): MorningPerson {
  const state = seen.states.get(id);
  if (!state) throw new Error(`No state of ${id}`);
  const { daysWithoutMeeting, daysBelowNorm, ...work } = seen.work(id);
  const withoutStep = seen.withoutStep.get(id) ?? 0;
  const facts: PersonFacts = {
    share: state.share,
    hasPlan: (state.planMinor ?? 0) > 0,
    missingMinor: Math.max(0, -state.differenceMinor),
    daysWithoutMeeting,
    daysBelowNorm,
    withoutStep,
    missed: seen.missed.get(id) ?? null,
    moved: seen.moved.get(id) ?? null,
  };
  const advice = whatToDo(facts, seen.settings);
  return {
    id,
    name,
    ...moneyOf(state, reading),
    share: state.share,
    workingDays: state.days,
    elapsed: state.elapsed,
    ...work,
    withoutStep,
    ...wired(advice, reading),
    taken: takenOf(advice, id, seen.taken),
    hasLeft: false,
  };
}

/** Who works elsewhere now is asked for nothing here. */
function formerOf(reading: Reading, { id, name }: ScopePerson, states: ReadonlyMap<UserId, PlanState>): MorningPerson {
  const state = states.get(id);
  if (!state) throw new Error(`No state of ${id}`);
  return {
    id,
    name,
    ...moneyOf(state, reading),
    share: state.share,
    workingDays: state.days,
    elapsed: state.elapsed,
    meetings: 0,
    calls: 0,
    rating: null,
    effective: { done: 0, planned: 0 },
    withoutStep: 0,
    tone: "calm",
    reasons: [],
    action: null,
    taken: null,
    hasLeft: true,
  };
}

const sumOf = ({ actor }: Reading, parts: readonly number[]) => ({
  minor: parts.reduce((sum, minor) => sum + minor, 0),
  currency: actor.workspace.currency,
});

function moneyOf(state: PlanState, { actor }: Reading) {
  const { currency } = actor.workspace;
  const money = (minor: number) => ({ minor, currency });
  return {
    plan: state.planMinor === null ? null : money(state.planMinor),
    received: money(state.monthMinor),
    today: money(state.todayMinor),
    fact: money(state.factMinor),
    due: money(state.dueMinor),
    difference: money(state.differenceMinor),
  };
}

/** Whoever has no share stands last; of the others the lowest first, by the sum missing where they are alike. */
function worstFirst(one: MorningPerson, other: MorningPerson): number {
  const order: Record<Tone, number> = { red: 0, warn: 1, calm: 2 };
  if (one.share === null || other.share === null) return Number(one.share === null) - Number(other.share === null);
  return (
    order[one.tone] - order[other.tone] || one.share - other.share || one.difference.minor - other.difference.minor
  );
}

function summed(reading: Reading, people: readonly MorningPerson[]) {
  const rows = people.map(
    ({ id, tone, fact, due, difference }): HeadlinePerson => ({
      id,
      tone,
      factMinor: fact.minor,
      dueMinor: due.minor,
      missingMinor: -difference.minor,
    }),
  );
  const plans = people.flatMap(({ plan }) => (plan ? [plan.minor] : []));
  const said = headline(
    rows,
    plans.some((minor) => minor > 0),
  );
  const name = new Map(people.map((one) => [one.id, one.name]));
  return {
    headline:
      said.code === "behind"
        ? {
            code: said.code,
            share: said.share,
            names: said.names.map((id) => name.get(id) ?? ""),
            more: said.more,
            missing: sumOf(reading, [said.missingMinor]),
            others: said.others,
          }
        : said,
    isMostlyRed: isMostlyRed(people),
    received: sumOf(
      reading,
      people.map(({ received }) => received.minor),
    ),
    plan: plans.length === 0 ? null : sumOf(reading, plans),
    due: sumOf(
      reading,
      people.map(({ due }) => due.minor),
    ),
  };
}

function daysOfMonth({ actor }: Reading, { span, yesterday, promiseDay }: Scope) {
  const { workingCalendar } = actor.workspace;
  const isWorked = (date: CalendarDate) => isWorkingDay(date, workingCalendar);
  let [workingDay, workingDays] = [0, 0];
  for (let date = span.from; date < span.to; date = addDays(date, 1)) {
    if (!isWorked(date)) continue;
    workingDays++;
    if (date <= span.today) workingDay++;
  }
  return { today: span.today, isWorkingDay: isWorked(span.today), workingDay, workingDays, yesterday, promiseDay };
}

/** Meetings, calls and effective actions of the last working day, and how long it has gone on without. */
async function readWork(reading: Reading, { people, span, yesterday }: Scope) {
  const ids = people.map(({ id }) => id);
  const ratings = await ratingsOf(reading, { people: ids, from: addDays(span.today, -daysLookedBack), to: span.today });
  const effective =
    yesterday === null
      ? new Map<UserId, readonly { done: number; planned: number }[]>()
      : await effectiveActionsOf(reading, { people: ids, from: yesterday, to: addDays(yesterday, 1) });
  return (id: UserId) => {
    const days = (ratings.get(id) ?? []).filter(({ rating }) => rating !== null).toReversed();
    const streak = (isOn: (day: (typeof days)[number]) => boolean) => {
      const end = days.findIndex((day) => !isOn(day));
      return end === -1 ? days.length : end;
    };
    const last = (ratings.get(id) ?? []).find(({ date }) => date === yesterday);
    const actions = effective.get(id) ?? [];
    return {
      meetings: last?.meetings ?? 0,
      calls: last?.callsDialled ?? 0,
      rating: last?.rating ?? null,
      effective: {
        done: actions.reduce((sum, { done }) => sum + done, 0),
        planned: actions.reduce((sum, { planned }) => sum + planned, 0),
      },
      daysWithoutMeeting: streak(({ meetings }) => meetings === 0),
      daysBelowNorm: streak(({ rating }) => rating === "below"),
    };
  };
}

function wired({ tone, reasons, action }: Advice, reading: Reading) {
  return { tone, reasons: reasons.map((one) => wiredReason(one, reading)), action };
}

function wiredReason(reason: Reason, { actor }: Reading): WiredReason {
  if (!("minor" in reason)) return reason;
  const { minor, ...rest } = reason;
  return { ...rest, amount: { minor, currency: actor.workspace.currency } } as WiredReason;
}

function takenOf({ action }: Advice, person: UserId, taken: Awaited<ReturnType<typeof readTaken>>) {
  return action?.kind === "talk" || action?.kind === "review" ? (taken.get(`${action.kind} ${person}`) ?? null) : null;
}

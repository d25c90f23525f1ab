import { sql } from "kysely";
import { may } from "../../identity/index.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import {
  doneContactsOf,
  effectiveActionsOf,
  normOfDay,
  ratedPeople,
  ratingsOf,
  readEffectiveKinds,
} from "../../norms/index.ts";
import { paySoFar } from "../../pay/index.ts";
import { planStateOf, readOwnPromises, workingDayBefore } from "../../planning/index.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { TodayAnswer, TodayTask } from "../contract.ts";
import { orderDay } from "../domain/order-day.ts";
import { type OwnDeals, readOwnDeals } from "./read-own-deals.ts";
import { readPlanned } from "./read-planned.ts";

/** ACT-5: the caller's day, in order. */
export async function readToday(reading: Reading): Promise<TodayAnswer> {
  const zone = reading.actor.workspace.timeZone;
  const date = dateOf(reading.now, zone);
  const [today, tomorrow] = [startOfDay(date, zone), startOfDay(addDays(date, 1), zone)];
  const deals = await readOwnDeals(reading);
  const planned = await readPlanned(reading, tomorrow, today);
  // A deal with something to do today is not told of twice.
  const busy = new Set(planned.map(({ deal }) => deal?.id));
  const tasks = inOrder([...planned, ...deals.tasks.filter(({ deal }) => !busy.has(deal?.id))]);
  const asked = { person: reading.actor.userId, from: date, to: addDays(date, 1), what: "all", withOwn: true } as const;
  const done = await doneContactsOf(reading, asked);
  // Norms of calls and meetings are no business of those who do not sell: marketing, finance, analysts.
  const sells = may(reading.actor, "deals.edit");
  return within(reading.actor, {
    date,
    tasks,
    lit: await readLit(reading, tasks[0], deals),
    done: done.toReversed().map(({ id, kind, subject, result, doneAt, deal, company, judgement }) => ({
      id,
      kind,
      subject,
      result,
      at: doneAt,
      deal,
      company,
      judgement: { ...judgement, params: { ...judgement.params } as Record<string, string | number | null> },
    })),
    norm: sells ? await readNorm(reading, date) : null,
    effective: sells ? await readEffective(reading, date) : [],
    pipeline: deals.pipeline,
    plan: await readPlan(reading),
    pay: await readPay(reading),
    team: await readTeam(reading, date),
    promises: await readPromises(reading),
  });
}

/** Every role that has a day may see all of it; a key that was narrowed is told no deals, customers or money beside the activities. */
function within(actor: Reading["actor"], day: TodayAnswer): TodayAnswer {
  if (actor.scopes === null) return day;
  const { currency } = actor.workspace;
  const seesDeals = may(actor, "deals.read");
  const told = (task: TodayTask): TodayTask => ({
    ...task,
    deal: seesDeals ? task.deal : null,
    company: may(actor, "customers.read") ? task.company : null,
    contact: may(actor, "customers.read") ? task.contact : null,
  });
  const tasks = day.tasks.filter(({ activity }) => seesDeals || activity !== null).map(told);
  return {
    ...day,
    tasks,
    lit: seesDeals ? day.lit : null,
    done: day.done.map((one) => ({
      ...one,
      deal: seesDeals ? one.deal : null,
      company: may(actor, "customers.read") ? one.company : null,
    })),
    pipeline: seesDeals ? day.pipeline : { open: 0, amount: { minor: 0, currency }, withoutNextStep: 0, overTarget: 0 },
    plan: may(actor, "plans.read") ? day.plan : null,
    promises: may(actor, "payments.read") ? day.promises : null,
  };
}

function inOrder(tasks: readonly TodayTask[]): TodayTask[] {
  const ordered = orderDay(
    tasks.map((task) => ({
      key: task.key,
      group: task.group,
      at: task.at === null ? null : Date.parse(task.at),
      hasTime: task.hasTime,
      amountMinor: task.deal?.amount?.minor ?? 0,
      task,
    })),
  );
  return ordered.map(({ task }) => task);
}

async function readLit(
  { actor, sql: db }: Reading,
  first: TodayTask | undefined,
  deals: OwnDeals,
): Promise<TodayAnswer["lit"]> {
  if (first === undefined) return null;
  const dealId = first.deal?.id;
  if (dealId === undefined) return { lastContact: null, chain: null };
  const { rows } = await sql<{ kind: string; at: Date; result: string }>`
    select kind, done_at as at, result from reporting.work
    where workspace_id = ${actor.workspaceId} and deal_id = ${dealId} and done_at is not null and result is not null
    order by done_at desc, id desc limit 1`.execute(db);
  const [last] = rows;
  const chain = deals.chainOf(dealId);
  return {
    lastContact: last === undefined ? null : { at: last.at.toISOString(), kind: last.kind, result: last.result },
    chain: chain === null ? null : { subject: chain.subject, place: chain.place, of: chain.of },
  };
}

async function readNorm(reading: Reading, date: string): Promise<TodayAnswer["norm"]> {
  const norm = await normOfDay(reading, reading.actor.userId, date);
  if (norm === null) return null;
  const { day, gap, calls, week } = norm;
  return {
    rating: day.rating,
    meetings: day.meetings,
    callsDialled: day.callsDialled,
    callsConnected: day.callsConnected,
    calls,
    goal: gap?.goal ?? null,
    missing: gap?.missing ?? null,
    weekMeetings: week.meetings,
  };
}

async function readEffective(reading: Reading, date: string): Promise<TodayAnswer["effective"]> {
  const { userId } = reading.actor;
  const actions = await effectiveActionsOf(reading, { people: [userId], from: date, to: addDays(date, 1) });
  const own = new Map((actions.get(userId) ?? []).map((action) => [action.kind, action]));
  return (await readEffectiveKinds(reading)).map(({ key, name }) => ({
    kind: key,
    name,
    done: own.get(key)?.done ?? 0,
    planned: own.get(key)?.planned ?? 0,
  }));
}

async function readPlan(reading: Reading): Promise<TodayAnswer["plan"]> {
  const { userId, workspace } = reading.actor;
  const state = await planStateOf(reading, { person: userId, now: reading.now });
  if (state.planMinor === null) return null;
  const money = (minor: number) => ({ minor, currency: workspace.currency });
  return {
    share: state.share,
    fact: money(state.factMinor),
    due: money(state.dueMinor),
    plan: money(state.planMinor),
    missing: money(state.missingMinor),
    today: money(state.todayMinor),
    expectedToday: money(state.expectedTodayMinor),
    days: state.days,
    elapsed: state.elapsed,
  };
}

async function readPay(reading: Reading): Promise<TodayAnswer["pay"]> {
  if (!may(reading.actor, "pay.read")) return null;
  const pay = await paySoFar(reading, { person: reading.actor.userId, now: reading.now });
  if (pay === null) return null;
  const { total, execution, rate, next } = pay;
  return { total, execution, rate, next: next === null ? null : { ...next } };
}

async function readTeam(reading: Reading, today: string): Promise<TodayAnswer["team"]> {
  if (!may(reading.actor, "control.read")) return null;
  const day = workingDayBefore(today, reading.actor.workspace.workingCalendar);
  if (day === null) return null;
  const people = (await ratedPeople(reading)).filter((id) => id !== reading.actor.userId);
  if (people.length === 0) return null;
  const ratings = await ratingsOf(reading, { people, from: day, to: addDays(day, 1) });
  const rated = [...ratings.values()].flat().filter(({ rating }) => rating !== null);
  return { day, below: rated.filter(({ rating }) => rating === "below").length, people: rated.length };
}

async function readPromises(reading: Reading): Promise<TodayAnswer["promises"]> {
  const promises = await readOwnPromises(reading);
  if (isRefusal(promises)) return null;
  return {
    day: promises.day,
    total: promises.total,
    items: promises.items.map(({ dealId, deal, company, amount }) => ({
      deal: { id: dealId, name: deal },
      company,
      amount,
    })),
  };
}

import { sql } from "kysely";
import { countedPayments, plannedPayments, recordPayments } from "../../commerce/index.ts";
import type { DealId, UserId } from "../../kernel/ids.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { isWorkingDay } from "../../kernel/working-time.ts";
import { addDays, dateOf } from "../../kernel/zoned-time.ts";
import { setPromiseSettings, writePromises } from "../../planning/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { promiseStory } from "../domain/promise-story.ts";
import { vocabularies } from "../domain/vocabularies.ts";
import type { DemoSetting } from "./furnish-demo.ts";

/** Who did not give the word for today: the clock froze what was planned. */
const forgetful = "akhmetov";

/** The payments around today, and what was promised of them for yesterday and for today (PLA-4). */
export async function writePromiseStory(unit: Unit, setting: DemoSetting): Promise<null> {
  // In the evening already, so that what fell short yesterday has its task whenever the demo is made.
  await setPromiseSettings(unit, { deadlineHour: 18, checked: "evening", tolerance: 0.05 });
  const dayAt = workingDays(unit);
  const deals = await dealsOf(unit);
  const words = vocabularies[unit.actor.workspace.locale];
  const told = promiseStory.flatMap((one, index) => {
    const own = deals.get(setting.userOf(one.owner)) ?? [];
    const deal = own[index % Math.max(1, Math.min(own.length, mostDeals))];
    return deal === undefined ? [] : [{ ...one, ...deal }];
  });
  const ids = await recordPayments(
    unit,
    told.map(({ dealId, since, thousands, planned, received, movedFrom }) => ({
      dealId,
      purpose: words.payments.prepayment,
      amountMinor: thousands * 1_000_00,
      plannedOn: dayAt(planned),
      receivedOn: received === null ? null : dayAt(received),
      createdAt: since,
      ...(movedFrom === undefined
        ? {}
        : { movedFrom: { on: dayAt(movedFrom), at: unit.now - 2 * millisecondsPerDay } }),
    })),
  );
  for (const day of [-1, 0]) {
    for (const isConfirmed of [true, false]) {
      const isAsked = (one: (typeof told)[number] | undefined) =>
        one?.planned === day && isConfirmed === (day === -1 || one.owner !== setting.userOf(forgetful));
      const promised = new Set(ids.filter((_, index) => isAsked(told[index])));
      await promise(unit, dayAt(day), promised, isConfirmed);
    }
  }
  return null;
}

async function promise(unit: Unit, day: CalendarDate, ids: ReadonlySet<string>, hasConfirmed: boolean) {
  const span = { from: day, to: addDays(day, 1) };
  const { rows } = await sql<{ id: UserId }>`
    select id from reporting.users where workspace_id = ${unit.actor.workspaceId}`.execute(unit.sql);
  const people = rows.map(({ id }) => id);
  const came = (await countedPayments(unit, { ...span, people })).counted.map((one) => ({ ...one, plannedOn: day }));
  const waiting = (await plannedPayments(unit, { ...span, people })).flatMap(({ minor, date, ...one }) =>
    minor === null ? [] : [{ ...one, minor, plannedOn: date }],
  );
  const promised = [...came, ...waiting].filter(({ paymentId }) => ids.has(paymentId));
  await writePromises(
    unit,
    day,
    Map.groupBy(promised, ({ userId }) => userId),
    hasConfirmed ? unit.now - millisecondsPerDay : null,
  );
}

/** The working day so many away from today; 0 is today, or the next one while nobody works. */
function workingDays({ actor, now }: Unit) {
  const { timeZone, workingCalendar } = actor.workspace;
  const today = dateOf(now, timeZone);
  return (away: number): CalendarDate => {
    let date = today;
    while (away >= 0 && !isWorkingDay(date, workingCalendar)) date = addDays(date, 1);
    for (let left = Math.abs(away); left > 0; ) {
      date = addDays(date, Math.sign(away));
      if (isWorkingDay(date, workingCalendar)) left--;
    }
    return date;
  };
}

/** Payments are told of so many deals of a person. */
const mostDeals = 4;

/** Open deals that are worth a payment, those nearest to the contract first. */
async function dealsOf(unit: Unit) {
  const { rows } = await sql<{ id: DealId; owner_id: UserId; stage_entered_at: Date }>`
    select d.id, d.owner_id, d.stage_entered_at from reporting.deals d
    join reporting.stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
    where d.workspace_id = ${unit.actor.workspaceId} and d.status = 'open' and d.amount_minor > 150000000
    order by s.position desc, d.amount_minor desc, d.id`.execute(unit.sql);
  const deals = rows.map((row) => ({
    dealId: row.id,
    owner: row.owner_id,
    since: row.stage_entered_at.getTime(),
  }));
  return Map.groupBy(deals, ({ owner }) => owner);
}

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

/** The payments around today, and what was promised of them for yesterday and for today (PLA-4). */
export async function writePromiseStory(unit: Unit, setting: DemoSetting): Promise<null> {
  // In the evening already, so that what fell short yesterday has its task whenever the demo is made.
  await setPromiseSettings(unit, { deadlineHour: 18, checked: "evening", tolerance: 0.05 });
  const dayAt = workingDays(unit);
  const deals = await dealsOf(unit);
  const words = vocabularies[unit.actor.workspace.locale];
  const told = promiseStory.flatMap((one, index) => {
    const own = deals.get(setting.userOf(one.owner)) ?? [];
    const dealId = own[index % Math.max(1, own.length)];
    return dealId === undefined ? [] : [{ ...one, dealId }];
  });
  const ids = await recordPayments(
    unit,
    told.map(({ dealId, thousands, planned, received, movedFrom }) => ({
      dealId,
      purpose: words.payments.prepayment,
      amountMinor: thousands * 1_000_00,
      plannedOn: dayAt(planned),
      receivedOn: received === null ? null : dayAt(received),
      createdAt: unit.now - 20 * millisecondsPerDay,
      ...(movedFrom === undefined
        ? {}
        : { movedFrom: { on: dayAt(movedFrom), at: unit.now - 2 * millisecondsPerDay } }),
    })),
  );
  for (const [day, hasConfirmed] of [
    [-1, true],
    [0, false],
  ] as const) {
    const promised = new Set(ids.filter((_, index) => told[index]?.planned === day));
    await promise(unit, dayAt(day), promised, hasConfirmed);
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

/** Open deals that are worth a payment, the largest first. */
async function dealsOf(unit: Unit): Promise<ReadonlyMap<UserId, readonly DealId[]>> {
  const { rows } = await sql<{ id: DealId; owner_id: UserId }>`
    select id, owner_id from reporting.deals
    where workspace_id = ${unit.actor.workspaceId} and status = 'open' and amount_minor > 200000000
    order by amount_minor desc, id`.execute(unit.sql);
  return new Map(
    [...Map.groupBy(rows, (row) => row.owner_id)].map(([owner, some]) => [owner, some.map(({ id }) => id)]),
  );
}

import { sql } from "kysely";
import { plannedPayments } from "../../../commerce/index.ts";
import type { UserId } from "../../../kernel/ids.ts";
import { type Refusal, refuse } from "../../../kernel/refusal.ts";
import type { CalendarDate, Instant } from "../../../kernel/time.ts";
import { millisecondsPerHour } from "../../../kernel/time.ts";
import { isWorkingDay } from "../../../kernel/working-time.ts";
import { dateOf, instantAt } from "../../../kernel/zoned-time.ts";
import type { Reading, Unit } from "../../../platform/database/unit.ts";
import { daysOf, nextWorkingDay } from "../../domain/facts/promised-day.ts";
import { factsRefusals } from "../../domain/facts/refusals.ts";
import { readPromiseSettings } from "./promise-settings.ts";

/** Money that a person says will come on a working day (PLA-4), net of VAT in the workspace's currency. */
export interface Promised {
  readonly userId: UserId;
  readonly paymentId: string;
  readonly dealId: string;
  readonly plannedOn: CalendarDate;
  readonly minor: number;
}

export interface PromiseDay {
  readonly userId: UserId;
  readonly confirmedAt: Instant | null;
  readonly taskId: string | null;
  readonly checkedAt: Instant | null;
}

type Looking = Pick<Reading, "sql" | "actor">;

/**
 * What these people promise for a working day: as it was frozen, and for a day to come that is not frozen yet as it is planned
 * now. Of a day that is over and was never frozen nothing is known to have been promised.
 */
export async function promisedFor(
  reading: Looking & Pick<Reading, "now">,
  { day, people }: { readonly day: CalendarDate; readonly people: readonly UserId[] },
): Promise<readonly Promised[]> {
  const frozen = new Set((await readPromiseDays(reading, { day, people })).map(({ userId }) => userId));
  const { workspaceId, workspace } = reading.actor;
  const { rows } = await sql<Promised>`
    select user_id as "userId", payment_id as "paymentId", deal_id as "dealId", planned_on as "plannedOn", minor
    from payment_promises
    where workspace_id = ${workspaceId} and day = ${day}::date and user_id = any(${[...people]}::uuid[])
    order by minor desc, payment_id`.execute(reading.sql);
  if (day <= dateOf(reading.now, workspace.timeZone)) return rows;
  const others = people.filter((id) => !frozen.has(id));
  return [...rows, ...(await plannedFor(reading, day, others))];
}

/** What is planned for the day now, with the days off before it. What nobody knows the worth of is left out. */
async function plannedFor(reading: Looking, day: CalendarDate, people: readonly UserId[] | null) {
  const planned = await plannedPayments(reading, { ...daysOf(day, reading.actor.workspace.workingCalendar), people });
  return planned.flatMap(({ minor, date, ...rest }): Promised[] =>
    minor === null ? [] : [{ ...rest, plannedOn: date, minor }],
  );
}

export async function readPromiseDays(
  { sql: db, actor }: Looking,
  { day, people }: { readonly day: CalendarDate; readonly people: readonly UserId[] },
): Promise<readonly PromiseDay[]> {
  const { rows } = await sql<{
    user_id: UserId;
    confirmed_at: Date | null;
    task_id: string | null;
    checked_at: Date | null;
  }>`
    select user_id, confirmed_at, task_id, checked_at from promise_days
    where workspace_id = ${actor.workspaceId} and day = ${day}::date and user_id = any(${[...people]}::uuid[])`.execute(
    db,
  );
  return rows.map((row) => ({
    userId: row.user_id,
    confirmedAt: row.confirmed_at?.getTime() ?? null,
    taskId: row.task_id,
    checkedAt: row.checked_at?.getTime() ?? null,
  }));
}

/** By when tomorrow's payments are confirmed: the deadline of today, or of the last working day when today is off. */
export async function promiseDeadline(reading: Looking, now: Instant): Promise<Instant | null> {
  const { timeZone, workingCalendar } = reading.actor.workspace;
  const today = dateOf(now, timeZone);
  if (!isWorkingDay(today, workingCalendar)) return null;
  const { deadlineHour } = await readPromiseSettings(reading);
  return instantAt(today, deadlineHour * millisecondsPerHour, timeZone);
}

/** A person's word for the next working day; it may be given anew until the deadline. Refuses promise_frozen. */
export async function confirmPromises(unit: Unit): Promise<{ readonly day: CalendarDate } | Refusal> {
  const { timeZone, workingCalendar } = unit.actor.workspace;
  const day = nextWorkingDay(dateOf(unit.now, timeZone), workingCalendar);
  if (day === null) return refuse(factsRefusals, "promise_day_unknown");
  const deadline = await promiseDeadline(unit, unit.now);
  if (deadline === null || unit.now >= deadline) return refuse(factsRefusals, "promise_frozen");
  const { workspaceId, userId } = unit.actor;
  const planned = await plannedFor(unit, day, [userId]);
  for (const table of ["payment_promises", "promise_days"]) {
    await sql`delete from ${sql.table(table)} where workspace_id = ${workspaceId} and day = ${day}::date
      and user_id = ${userId}`.execute(unit.sql);
  }
  await writePromises(unit, day, new Map([[userId, planned]]), unit.now);
  const minor = planned.reduce((sum, one) => sum + one.minor, 0);
  unit.audit({
    action: "promises.confirmed",
    entity: "user",
    entityId: userId,
    changes: { day, amountMinor: minor, payments: planned.length },
  });
  return { day };
}

/** Freezes what nobody has confirmed by the deadline, for everybody who expects money; again it changes nothing. */
export async function freezePromises(unit: Unit): Promise<number> {
  const { timeZone, workingCalendar } = unit.actor.workspace;
  const deadline = await promiseDeadline(unit, unit.now);
  if (deadline !== null && unit.now < deadline) return 0;
  const day = nextWorkingDay(dateOf(unit.now, timeZone), workingCalendar);
  if (day === null) return 0;
  const planned = await plannedFor(unit, day, null);
  const { rows } = await sql<{ user_id: UserId }>`
    select user_id from promise_days where workspace_id = ${unit.actor.workspaceId} and day = ${day}::date`.execute(
    unit.sql,
  );
  const frozen = new Set(rows.map((row) => row.user_id));
  const fresh = planned.filter(({ userId }) => !frozen.has(userId));
  await writePromises(
    unit,
    day,
    Map.groupBy(fresh, ({ userId }) => userId),
    null,
  );
  return fresh.length;
}

/** Writes down promises of a day: those of the demo too, which has them from before it was made. */
export async function writePromises(
  unit: Pick<Unit, "sql" | "actor" | "now">,
  day: CalendarDate,
  promises: ReadonlyMap<UserId, readonly Omit<Promised, "userId">[]>,
  confirmedAt: Instant | null,
): Promise<void> {
  const { workspaceId } = unit.actor;
  const now = new Date(unit.now);
  const days = [...promises].map(([userId, some]) => ({
    userId,
    minor: some.reduce((sum, one) => sum + one.minor, 0),
  }));
  const rows = [...promises].flatMap(([userId, some]) => some.map((one) => ({ ...one, userId })));
  if (days.length === 0) return;
  await sql`
    insert into promise_days (workspace_id, day, user_id, frozen_at, confirmed_at, minor)
    select ${workspaceId}, ${day}::date, r."userId", ${now}, ${confirmedAt === null ? null : new Date(confirmedAt)}::timestamptz, r.minor
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as r("userId" uuid, minor bigint)
    on conflict do nothing`.execute(unit.sql);
  await sql`
    insert into payment_promises (workspace_id, day, payment_id, user_id, deal_id, planned_on, minor)
    select ${workspaceId}, ${day}::date, r."paymentId", r."userId", r."dealId", r."plannedOn", r.minor
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("paymentId" uuid, "userId" uuid, "dealId" uuid, "plannedOn" date, minor bigint)
    on conflict do nothing`.execute(unit.sql);
}

import { sql } from "kysely";
import { createActivity } from "../../../activities/index.ts";
import { countedPayments } from "../../../commerce/index.ts";
import { inEveryWorkspace } from "../../../identity/index.ts";
import type { UserId } from "../../../kernel/ids.ts";
import { minorDigits } from "../../../kernel/money.ts";
import { isRefusal } from "../../../kernel/refusal.ts";
import type { CalendarDate, Instant } from "../../../kernel/time.ts";
import { millisecondsPerHour } from "../../../kernel/time.ts";
import { workingHoursOn } from "../../../kernel/working-time.ts";
import { addDays, dateOf, instantAt } from "../../../kernel/zoned-time.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import type { Task } from "../../../platform/jobs/worker.ts";
import type { Translator } from "../../../platform/translate.ts";
import { type ComparedPromise, comparePromise } from "../../domain/facts/compare-promise.ts";
import { daysOf, nextWorkingDay } from "../../domain/facts/promised-day.ts";
import { type PromiseSettings, readPromiseSettings } from "./promise-settings.ts";
import { freezePromises, promisedFor } from "./promises.ts";

/** PLA-4, by the clock of each workspace: promises are frozen at the deadline, and compared when their day is over. */
export const promiseTask = (translator: Translator): Task => ({
  name: "planning.promises",
  schedule: "*/10 * * * *",
  run: (_payload, { database }) =>
    inEveryWorkspace(database, async (unit) => {
      await freezePromises(unit);
      await checkPromises(unit, translator);
    }),
});

const noon = 12;

/** What the worker slept through for longer than this is compared without a task: nobody needs last month's. */
const daysToAct = 7;

/** Compares what came with what was promised for days that are over, once; who fell short gets the task to go through the pipeline. */
export async function checkPromises(unit: Unit, translator: Translator): Promise<readonly UserId[]> {
  const settings = await readPromiseSettings(unit);
  const { rows } = await sql<{ day: CalendarDate; people: UserId[] }>`
    select day, array_agg(user_id order by user_id) as people from promise_days
    where workspace_id = ${unit.actor.workspaceId} and checked_at is null
      and day <= ${dateOf(unit.now, unit.actor.workspace.timeZone)}::date
    group by day order by day`.execute(unit.sql);
  const told: UserId[] = [];
  for (const { day, people } of rows) {
    if (!isDue(day, settings, unit)) continue;
    const compared = await compareDay(unit, day, people, settings.tolerance);
    for (const [userId, one] of compared) {
      if (await checkPerson(unit, translator, { day, userId, compared: one })) told.push(userId);
    }
  }
  return told;
}

/** Whether the hour of comparing has come: at the deadline of the day itself, or when the next working day opens. */
function isDue(day: CalendarDate, { checked, deadlineHour }: PromiseSettings, { actor, now }: Unit): boolean {
  const { timeZone, workingCalendar } = actor.workspace;
  const at = (date: CalendarDate, hour: number): Instant => instantAt(date, hour * millisecondsPerHour, timeZone);
  if (checked === "evening") return now >= at(day, deadlineHour);
  const next = nextWorkingDay(day, workingCalendar);
  if (next === null) return now >= at(addDays(day, 1), 0);
  return now >= at(next, workingHoursOn(next, workingCalendar)?.opensAtHour ?? 0);
}

/** Promised and come, person by person, of one working day. */
export async function compareDay(
  unit: Pick<Unit, "sql" | "client" | "actor" | "now">,
  day: CalendarDate,
  people: readonly UserId[],
  tolerance: number,
): Promise<ReadonlyMap<UserId, ComparedPromise>> {
  const span = daysOf(day, unit.actor.workspace.workingCalendar);
  const promised = Map.groupBy(await promisedFor(unit, { day, people }), ({ userId }) => userId);
  const { counted } = await countedPayments(unit, { ...span, people });
  const came = Map.groupBy(counted, ({ userId }) => userId);
  return new Map(people.map((id) => [id, comparePromise(promised.get(id) ?? [], came.get(id) ?? [], span, tolerance)]));
}

interface Checked {
  readonly day: CalendarDate;
  readonly userId: UserId;
  readonly compared: ComparedPromise;
}

/** False: somebody compared it at the same moment, or nothing is to be done. */
async function checkPerson(unit: Unit, translator: Translator, { day, userId, compared }: Checked): Promise<boolean> {
  const { workspaceId, workspace } = unit.actor;
  const key = sql`workspace_id = ${workspaceId} and day = ${day}::date and user_id = ${userId}`;
  const { rows } = await sql`
    update promise_days set checked_at = ${new Date(unit.now)}, came_minor = ${compared.cameMinor}
    where ${key} and checked_at is null returning user_id`.execute(unit.sql);
  const isOld = day < addDays(dateOf(unit.now, workspace.timeZone), -daysToAct);
  if (rows.length === 0 || isOld || !compared.isShort) return false;
  const { currency, locale } = workspace;
  const money = (minor: number) =>
    new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(
      minor / 10 ** minorDigits(currency),
    );
  const sums = { promised: money(compared.promisedMinor), came: money(compared.cameMinor) };
  const words = (part: "subject" | "body") =>
    translator.text(locale, "planning", `facts.task.${part}`, { ...sums, missed: compared.missed.length });
  const made = await createActivity(unit, {
    kind: "task",
    subject: words("subject"),
    body: words("body"),
    ownerId: userId,
    plannedAt: new Date(taskTime(unit)).toISOString(),
  });
  if (isRefusal(made)) throw new Error(`A task could not be given: ${made.refused}`);
  await sql`update promise_days set task_id = ${made.id} where ${key}`.execute(unit.sql);
  unit.audit({
    action: "promise.fell_short",
    entity: "user",
    entityId: userId,
    changes: { day, promisedMinor: compared.promisedMinor, cameMinor: compared.cameMinor, task: made.id },
  });
  return true;
}

/** Noon of the day, or two hours from now when that is over; once nobody works any more, noon of the next working day. */
function taskTime({ now, actor }: Unit): Instant {
  const { timeZone, workingCalendar } = actor.workspace;
  const today = dateOf(now, timeZone);
  const at = (date: CalendarDate, hour: number) => instantAt(date, hour * millisecondsPerHour, timeZone);
  const hours = workingHoursOn(today, workingCalendar);
  const soon = Math.max(at(today, noon), now + (now < at(today, noon) ? 0 : 2 * millisecondsPerHour));
  if (hours !== null && soon <= at(today, hours.closesAtHour)) return soon;
  return at(nextWorkingDay(today, workingCalendar) ?? addDays(today, 1), noon);
}

import { inEveryWorkspace } from "../../identity/index.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { isWorkingDay } from "../../kernel/working-time.ts";
import { addDays, dateOf, instantAt } from "../../kernel/zoned-time.ts";
import { notify } from "../../notifications/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Task } from "../../platform/jobs/worker.ts";
import { attendeesOf } from "../domain/attendees.ts";
import { occurrencesOf } from "../domain/occurrences.ts";
import { readCompany } from "./company.ts";
import { type EventRow, readEvents } from "./events.ts";

const minute = 60_000;
/** So far ahead meetings stand in the calendar. */
const daysAhead = 62;
/** Days off may have moved here what was planned so long before. */
const daysBefore = 14;
const remindAhead = 10 * minute;

/** Each five minutes people are reminded of meetings about to begin, and each hour those to come are written (PLA-10). */
export const rhythmTask: Task = {
  name: "rhythm.plan",
  schedule: "*/5 * * * *",
  run: (_payload, { database }) =>
    inEveryWorkspace(database, async (unit) => {
      if (new Date(unit.now).getUTCMinutes() < 5) await planAllMeetings(unit);
      await remindOfMeetings(unit);
    }),
};

export const planAllMeetings = async (unit: Unit): Promise<void> => planMeetings(unit, await readEvents(unit));

/**
 * Writes the meetings of these events from today on, any number of times. What has begun stays as it is; what has not follows the
 * calendar when a day has become a day off since, or is one no longer.
 */
export async function planMeetings(unit: Unit, events: readonly EventRow[], from?: CalendarDate): Promise<void> {
  const { workspaceId, workspace } = unit.actor;
  const today = from ?? dateOf(unit.now, workspace.timeZone);
  const isWorked = (date: CalendarDate) => isWorkingDay(date, workspace.workingCalendar);
  const span = { from: addDays(today, -daysBefore), to: addDays(today, daysAhead) };
  const meetings = events
    .filter(({ isArchived }) => !isArchived)
    .flatMap((event) =>
      occurrencesOf(event, span, isWorked)
        .filter(({ heldOn }) => heldOn >= today && heldOn >= event.beginsOn)
        .map(({ plannedOn, heldOn }) => ({
          id: unit.newId(),
          event_id: event.id,
          planned_on: plannedOn,
          held_on: heldOn,
          starts_at: new Date(instantAt(heldOn, event.atMinute * minute, workspace.timeZone)).toISOString(),
        })),
    );
  if (meetings.length === 0) return;
  await unit.client.query(
    `with due as (
       select * from jsonb_to_recordset($2) as m(id uuid, event_id uuid, planned_on date, held_on date, starts_at timestamptz)
     ), gone as (
       delete from rhythm_meetings r where r.workspace_id = $1 and r.event_id = any($3) and r.state = 'planned'
         and r.held_on > $4 and r.planned_on < $5
         and not exists (select from due where due.event_id = r.event_id and due.planned_on = r.planned_on)
     )
     insert into rhythm_meetings (workspace_id, id, event_id, planned_on, held_on, starts_at)
     select $1, id, event_id, planned_on, held_on, starts_at from due
     on conflict (workspace_id, event_id, planned_on) do update set held_on = excluded.held_on, starts_at = excluded.starts_at
     where rhythm_meetings.state = 'planned' and rhythm_meetings.held_on > $4 and rhythm_meetings.starts_at <> excluded.starts_at`,
    [workspaceId, JSON.stringify(meetings), events.map(({ id }) => id), today, span.to],
  );
}

/** After a change of the schedule: what nobody has begun yet, from today on, is planned anew. */
export async function planAnew(unit: Unit, event: EventRow): Promise<void> {
  const today = dateOf(unit.now, unit.actor.workspace.timeZone);
  await unit.client.query(
    "delete from rhythm_meetings where workspace_id = $1 and event_id = $2 and state = 'planned' and held_on >= $3",
    [unit.actor.workspaceId, event.id, today],
  );
  await planMeetings(unit, [event]);
}

/** Ten minutes before, each once. */
export async function remindOfMeetings(unit: Unit): Promise<void> {
  const { rows } = await unit.client.query<{ id: string; event_id: string; starts_at: Date }>(
    `update rhythm_meetings set reminded_at = $2
     where workspace_id = $1 and state = 'planned' and reminded_at is null and starts_at > $2 and starts_at <= $3
     returning id, event_id, starts_at`,
    [unit.actor.workspaceId, new Date(unit.now), new Date(unit.now + remindAhead)],
  );
  if (rows.length === 0) return;
  const company = await readCompany(unit);
  const events = new Map((await readEvents(unit)).map((event) => [event.id, event]));
  for (const { id, event_id, starts_at } of rows) {
    const event = events.get(event_id);
    if (!event || event.isArchived) continue;
    await notify(unit, {
      kind: "rhythm_reminder",
      to: [event.leaderId, ...attendeesOf(event, company).map((one) => one.id)],
      key: `rhythm:${id}`,
      params: { meetingId: id, name: event.name, startsAt: starts_at.toISOString() },
    });
  }
}

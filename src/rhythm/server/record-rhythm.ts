import { createActivity } from "../../activities/index.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { addDays, dateOf, instantAt } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Translator } from "../../platform/translate.ts";
import type { AgendaPart } from "../domain/agenda.ts";
import { attendeesOf, peopleBehind } from "../domain/attendees.ts";
import type { AgendaSourceKey, AttendanceMark, EventKind } from "../domain/vocabulary.ts";
import type { AgendaSources } from "./agenda-source.ts";
import { readCompany } from "./company.ts";
import { type EventRow, readEvents } from "./events.ts";
import { addUsualEvents } from "./write-event.ts";

/** How a meeting of the past went; null: nobody held it. */
export type PastMeeting =
  | { readonly skipped: string }
  | {
      readonly notes: string;
      readonly markOf: (place: number) => AttendanceMark;
      readonly decisions: readonly {
        readonly text: string;
        /** Place among those who attend. */
        readonly owner: number;
        readonly dueInDays: number;
        readonly isDone: boolean;
      }[];
    };

export type TellMeeting = (meeting: {
  readonly kind: EventKind;
  readonly heldOn: CalendarDate;
  /** Which of its event, from the first on. */
  readonly index: number;
  readonly attendees: number;
}) => PastMeeting | null;

interface Past {
  readonly sources: AgendaSources;
  readonly translator: Translator;
  readonly since: CalendarDate;
  readonly tell: TellMeeting;
}

interface Row {
  readonly id: string;
  readonly event_id: string;
  readonly held_on: CalendarDate;
}

/** The usual events since a day, and how their meetings went to this moment: for the demo. Agendas are of the data of now. */
export async function recordRhythm(unit: Unit, past: Past): Promise<Refusal | null> {
  await addUsualEvents(unit, past.translator, past.since);
  const { rows } = await unit.client.query<Row>(
    `select id, event_id, held_on::text as held_on from rhythm_meetings
     where workspace_id = $1 and starts_at < $2 order by starts_at, id`,
    [unit.actor.workspaceId, new Date(unit.now)],
  );
  const events = new Map((await readEvents(unit)).map((event) => [event.id, event]));
  const fill = await agendaFiller(unit, past.sources);
  const company = await readCompany(unit);
  const seen = new Map<string, number>();
  for (const row of rows) {
    const event = events.get(row.event_id);
    if (!event) continue;
    const index = seen.get(event.id) ?? 0;
    seen.set(event.id, index + 1);
    const people = attendeesOf(event, company).map(({ id }) => id);
    const told = past.tell({ kind: event.kind, heldOn: row.held_on, index, attendees: people.length });
    if (told === null) continue;
    if ("skipped" in told) await recordSkipped(unit, row, told.skipped);
    else {
      await recordHeld(unit, { row, event, people, index }, told, await fill(event));
      const refused = await recordDecisions(unit, { row, event, people }, told.decisions);
      if (refused) return refused;
    }
  }
  return null;
}

/** What a source says of a department is read once. */
async function agendaFiller(unit: Unit, sources: AgendaSources) {
  const company = await readCompany(unit);
  const today = dateOf(unit.now, unit.actor.workspace.timeZone);
  const known = new Map<string, AgendaPart>();
  const read = async (event: EventRow, source: AgendaSourceKey): Promise<AgendaPart> => {
    const key = `${source} ${event.departmentId} ${event.attends}`;
    const there = known.get(key);
    if (there) return there;
    const scope = { people: peopleBehind(event, company), today, since: addDays(today, -7), until: addDays(today, 7) };
    const part = { source, lines: await sources[source](unit, scope) };
    known.set(key, part);
    return part;
  };
  return async (event: EventRow): Promise<AgendaPart[]> => {
    const parts: AgendaPart[] = [];
    for (const source of event.agenda) parts.push(await read(event, source));
    return parts;
  };
}

async function recordSkipped(unit: Unit, { id }: Row, reason: string): Promise<void> {
  await unit.client.query(
    "update rhythm_meetings set state = 'skipped', skip_reason = $3, closed_at = starts_at where workspace_id = $1 and id = $2",
    [unit.actor.workspaceId, id, reason],
  );
}

interface Held {
  readonly row: Row;
  readonly event: EventRow;
  readonly people: readonly UserId[];
}

/** Meetings of before saw other lines than today's: each third is left out, another third each time. */
async function recordHeld(
  unit: Unit,
  { row, people, index, event }: Held & { readonly index: number },
  { notes, markOf }: Exclude<PastMeeting, { readonly skipped: string }>,
  agenda: readonly AgendaPart[],
): Promise<void> {
  const { workspaceId } = unit.actor;
  const thinned = agenda.map(({ source, lines }) => ({
    source,
    lines: lines.filter((_, place) => (place + index) % 3 !== 0).slice(0, 12),
  }));
  await unit.client.query(
    `with held as (
       update rhythm_meetings set state = 'held', agenda = $3, notes = $4, opened_at = starts_at,
         closed_at = starts_at + make_interval(mins => $5) where workspace_id = $1 and id = $2)
     insert into rhythm_attendance (workspace_id, meeting_id, user_id, mark)
     select $1, $2, p.id, p.mark from jsonb_to_recordset($6) as p(id uuid, mark text)`,
    [
      workspaceId,
      row.id,
      JSON.stringify(thinned),
      notes,
      event.durationMinutes,
      JSON.stringify(people.map((id, place) => ({ id, mark: markOf(place) }))),
    ],
  );
}

async function recordDecisions(
  unit: Unit,
  { row, event, people }: Held,
  decisions: Exclude<PastMeeting, { readonly skipped: string }>["decisions"],
): Promise<Refusal | null> {
  const { workspaceId, workspace } = unit.actor;
  for (const { text, owner, dueInDays, isDone } of decisions) {
    const ownerId = people[owner % Math.max(1, people.length)] ?? event.leaderId;
    const dueOn = addDays(row.held_on, dueInDays);
    const at = (date: CalendarDate, hour: number) =>
      new Date(instantAt(date, hour * 3_600_000, workspace.timeZone)).toISOString();
    const task = await createActivity(unit, {
      kind: "task",
      subject: text,
      body: event.name,
      ownerId,
      plannedAt: at(dueOn, 0),
      hasTime: false,
      ...(isDone ? { doneAt: new Date(Math.min(unit.now, Date.parse(at(dueOn, 12)))).toISOString() } : {}),
    });
    if (isRefusal(task)) return task;
    await unit.sql
      .insertInto("rhythm_decisions")
      .values({
        workspace_id: workspaceId,
        id: unit.newId<"rhythm-decision">(),
        meeting_id: row.id,
        event_id: event.id,
        text,
        owner_id: ownerId,
        due_on: dueOn,
        activity_id: task.id,
        created_at: at(row.held_on, 12),
      })
      .execute();
  }
  return null;
}

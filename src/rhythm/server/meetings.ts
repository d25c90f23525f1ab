import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Decision, RhythmMeeting, WholeMeeting } from "../contract.ts";
import type { AgendaPart } from "../domain/agenda.ts";
import { within } from "../domain/attendees.ts";
import { rhythmRefusals } from "../domain/refusals.ts";
import type { AttendanceMark } from "../domain/vocabulary.ts";
import { departmentOf, type EventRow, mayLead, readSeenEvents, type SeenEvents } from "./events.ts";

type Asking = Pick<Reading, "client" | "actor" | "now">;

export interface MeetingRow {
  readonly id: string;
  readonly eventId: string;
  readonly plannedOn: CalendarDate;
  readonly heldOn: CalendarDate;
  readonly startsAt: Date;
  readonly state: "planned" | "open" | "held" | "skipped";
  readonly skipReason: string;
  readonly agenda: readonly AgendaPart[];
  readonly notes: string;
  readonly version: number;
  readonly decisions: number;
}

const columns = `m.id, m.event_id as "eventId", m.planned_on::text as "plannedOn", m.held_on::text as "heldOn",
  m.starts_at as "startsAt", m.state, m.skip_reason as "skipReason", m.agenda, m.notes, m.version,
  (select count(*)::integer from rhythm_decisions d where d.workspace_id = m.workspace_id and d.meeting_id = m.id) as decisions`;

/** Meetings of the events that the caller sees on days in [from, to), as they follow one another. */
export async function listMeetings(
  reading: Asking,
  {
    from,
    to,
    department,
  }: { readonly from: CalendarDate; readonly to: CalendarDate; readonly department?: string | undefined },
) {
  const seen = await readSeenEvents(reading);
  const inside = department === undefined ? null : within(department, seen.company.departments);
  const events = [...seen.events.values()].filter(
    ({ departmentId }) => inside === null || (departmentId !== null && inside.has(departmentId)),
  );
  const { rows } = await reading.client.query<MeetingRow>(
    `select ${columns} from rhythm_meetings m
     where m.workspace_id = $1 and m.event_id = any($2) and m.held_on >= $3 and m.held_on < $4 order by m.starts_at, m.id`,
    [reading.actor.workspaceId, events.map(({ id }) => id), from, to],
  );
  const items = rows.flatMap((row) => tellMeeting(reading, row, seen));
  const { rows: open } = await reading.client.query<{ count: number }>(
    `select count(*)::integer as count from rhythm_decisions d
     join reporting.tasks t on t.workspace_id = d.workspace_id and t.id = d.activity_id
     where d.workspace_id = $1 and d.event_id = any($2) and t.done_at is null and t.deleted_at is null`,
    [reading.actor.workspaceId, events.map(({ id }) => id)],
  );
  return { items, summary: { ...summed(items), openDecisions: open[0]?.count ?? 0 } };
}

/** "Held 11 of 13": due is whatever is over by now, held, skipped or missed. */
function summed(items: readonly RhythmMeeting[]) {
  const count = (state: RhythmMeeting["state"]) => items.filter((one) => one.state === state).length;
  const [held, skipped] = [count("held"), count("skipped")];
  return { held, skipped, due: held + skipped + count("missed") };
}

function tellMeeting(asking: Asking, row: MeetingRow, { events, company }: SeenEvents): RhythmMeeting[] {
  const event = events.get(row.eventId);
  if (!event) return [];
  const { id, eventId, plannedOn, heldOn, startsAt, skipReason, decisions } = row;
  const { kind, name, durationMinutes } = event;
  return [
    {
      ...{ id, eventId, kind, name, plannedOn, heldOn, durationMinutes, skipReason, decisions },
      department: departmentOf(event, company),
      leader: { id: event.leaderId, name: event.leader },
      startsAt: startsAt.toISOString(),
      state: stateOf(asking, row, event),
      isMine: mayLead(asking, event),
    },
  ];
}

/** A meeting that nobody began is missed when its day is over. */
function stateOf({ now, actor }: Asking, { state, heldOn }: MeetingRow, _event: EventRow): RhythmMeeting["state"] {
  return state === "planned" && heldOn < dateOf(now, actor.workspace.timeZone) ? "missed" : state;
}

export interface FoundMeeting {
  readonly row: MeetingRow;
  readonly event: EventRow;
  readonly seen: SeenEvents;
}

/** Refuses `rhythm_meeting_unknown`, also for one out of sight. */
export async function findMeeting(asking: Asking, id: string, lock = ""): Promise<FoundMeeting | Refusal> {
  const { rows } = await asking.client.query<MeetingRow>(
    `select ${columns} from rhythm_meetings m where m.workspace_id = $1 and m.id = $2 ${lock}`,
    [asking.actor.workspaceId, id],
  );
  const seen = await readSeenEvents(asking);
  const row = rows[0];
  const event = row && seen.events.get(row.eventId);
  return row && event ? { row, event, seen } : refuse(rhythmRefusals, "rhythm_meeting_unknown");
}

/** The whole meeting: what was decided before and is still open comes first. */
export async function tellWhole(asking: Asking, { row, seen }: FoundMeeting): Promise<WholeMeeting | Refusal> {
  const [meeting] = tellMeeting(asking, row, seen);
  if (!meeting) return refuse(rhythmRefusals, "rhythm_meeting_unknown");
  const decisions = await readDecisions(asking, row);
  const { rows: attendance } = await asking.client.query<{ id: string; name: string; mark: AttendanceMark }>(
    `select u.id, u.name, a.mark from rhythm_attendance a
     join reporting.users u on u.workspace_id = a.workspace_id and u.id = a.user_id
     where a.workspace_id = $1 and a.meeting_id = $2 order by u.name, u.id`,
    [asking.actor.workspaceId, row.id],
  );
  return {
    ...meeting,
    version: row.version,
    notes: row.notes,
    agenda: [...row.agenda],
    earlier: decisions
      .filter(({ isOfThis, decision }) => !isOfThis && decision.doneAt === null)
      .map((one) => one.decision),
    made: decisions.filter(({ isOfThis }) => isOfThis).map((one) => one.decision),
    attendance,
    currency: asking.actor.workspace.currency,
  };
}

interface DecisionRow {
  readonly id: string;
  readonly meeting_id: string;
  readonly text: string;
  readonly owner_id: string;
  readonly owner: string;
  readonly due_on: CalendarDate;
  readonly activity_id: string;
  readonly done_at: Date | null;
}

/** Of this meeting and of those of its event before; a task that was deleted takes its decision off the list. */
async function readDecisions({ client, actor, now }: Asking, { id, eventId, startsAt }: MeetingRow) {
  const { rows } = await client.query<DecisionRow>(
    `select d.id, d.meeting_id, d.text, d.owner_id, u.name as owner, d.due_on::text as due_on, d.activity_id, t.done_at
     from rhythm_decisions d
     join rhythm_meetings m on m.workspace_id = d.workspace_id and m.id = d.meeting_id
     join reporting.tasks t on t.workspace_id = d.workspace_id and t.id = d.activity_id and t.deleted_at is null
     join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
     where d.workspace_id = $1 and d.event_id = $2 and (m.starts_at < $3 or m.id = $4) order by d.due_on, d.created_at, d.id`,
    [actor.workspaceId, eventId, startsAt, id],
  );
  const today = dateOf(now, actor.workspace.timeZone);
  return rows.map((row) => {
    const doneAt = row.done_at?.toISOString() ?? null;
    const decision: Decision = {
      id: row.id,
      text: row.text,
      owner: { id: row.owner_id, name: row.owner },
      dueOn: row.due_on,
      activityId: row.activity_id,
      doneAt,
      isOverdue: doneAt === null && row.due_on < today,
    };
    return { decision, isOfThis: row.meeting_id === id };
  });
}

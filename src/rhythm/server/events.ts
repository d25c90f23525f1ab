import { may, sees } from "../../identity/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { RhythmEvent } from "../contract.ts";
import { attendeesOf, type Company, type Gathering } from "../domain/attendees.ts";
import type { Schedule } from "../domain/occurrences.ts";
import { rhythmRefusals } from "../domain/refusals.ts";
import type { AgendaSourceKey, EventKind } from "../domain/vocabulary.ts";
import { readCompany } from "./company.ts";

export interface EventRow extends Gathering, Schedule {
  readonly id: string;
  readonly kind: EventKind;
  readonly name: string;
  /** Who leads, as called now; also where that person is no longer active. */
  readonly leader: string;
  readonly atMinute: number;
  readonly durationMinutes: number;
  readonly agenda: readonly AgendaSourceKey[];
  readonly beginsOn: CalendarDate;
  readonly isArchived: boolean;
  readonly version: number;
}

type Asking = Pick<Reading, "client" | "actor">;

export const eventColumns = `e.id, e.kind, e.name, e.attends, e.department_id as "departmentId", e.leader_id as "leaderId",
  l.name as leader, e.attendee_ids as "attendeeIds", e.frequency, e.weekday, e.month_day as "monthDay", e.at_minute as "atMinute",
  e.duration_minutes as "durationMinutes", e.day_off as "dayOff", e.agenda, e.begins_on::text as "beginsOn",
  e.archived_at is not null as "isArchived", e.version`;

/** Every event of the workspace, put away ones too: their meetings are still told. */
export async function readEvents({ client, actor }: Asking): Promise<EventRow[]> {
  const { rows } = await client.query<EventRow>(
    `select ${eventColumns} from rhythm_events e
     join reporting.users l on l.workspace_id = e.workspace_id and l.id = e.leader_id
     where e.workspace_id = $1 order by e.attends, array_position(array['daily','weekly','monthly','quarterly'], e.frequency),
       e.weekday, e.month_day, e.at_minute, e.id`,
    [actor.workspaceId],
  );
  return rows;
}

/** Who looks over the leader leads in the leader's stead: the director any event, a head those of the own department. */
export const mayLead = ({ actor }: Pick<Reading, "actor">, event: Pick<EventRow, "leaderId">): boolean =>
  may(actor, "rhythm.edit") && (event.leaderId === actor.userId || sees(actor, event.leaderId));

/** An event is seen by whoever leads it, comes to it, or looks over its leader; to see everybody's deals is not enough. */
export const isSeen = (asking: Pick<Reading, "actor">, event: EventRow, company: Company): boolean =>
  event.leaderId === asking.actor.userId ||
  mayLead(asking, event) ||
  attendeesOf(event, company).some(({ id }) => id === asking.actor.userId);

export interface SeenEvents {
  readonly company: Company;
  readonly events: ReadonlyMap<string, EventRow>;
}

export async function readSeenEvents(asking: Asking): Promise<SeenEvents> {
  const company = await readCompany(asking);
  const seen = (await readEvents(asking)).filter((event) => isSeen(asking, event, company));
  return { company, events: new Map(seen.map((event) => [event.id, event])) };
}

export function told(asking: Pick<Reading, "actor">, event: EventRow, company: Company): RhythmEvent {
  return {
    id: event.id,
    kind: event.kind,
    name: event.name,
    attends: event.attends,
    department: departmentOf(event, company),
    leader: { id: event.leaderId, name: event.leader },
    attendees: attendeesOf(event, company).map(({ id, name }) => ({ id, name })),
    frequency: event.frequency,
    weekday: event.weekday,
    monthDay: event.monthDay,
    time: clockOf(event.atMinute),
    durationMinutes: event.durationMinutes,
    dayOff: event.dayOff,
    agenda: [...event.agenda],
    isMine: mayLead(asking, event),
    version: event.version,
  };
}

export function departmentOf({ departmentId }: Pick<EventRow, "departmentId">, { departments }: Company) {
  const found = departments.find(({ id }) => id === departmentId);
  return found ? { id: found.id, name: found.name } : null;
}

/** "09:45" of minutes of a day, and back. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Refuses `rhythm_event_unknown`, also for one out of sight, and `rhythm_not_leader`. */
export async function eventToChange(asking: Asking, id: string): Promise<EventRow | Refusal> {
  const { events } = await readSeenEvents(asking);
  const event = events.get(id);
  if (!event || event.isArchived) return refuse(rhythmRefusals, "rhythm_event_unknown");
  return mayLead(asking, event) ? event : refuse(rhythmRefusals, "rhythm_not_leader");
}

export async function listEvents(reading: Asking): Promise<{ items: RhythmEvent[] }> {
  const { events, company } = await readSeenEvents(reading);
  const live = [...events.values()].filter(({ isArchived }) => !isArchived);
  return { items: live.map((event) => told(reading, event, company)) };
}

import { sees } from "../../identity/index.ts";
import { changedFields } from "../../kernel/changed-fields.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { CalendarDate } from "../../kernel/time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Translator } from "../../platform/translate.ts";
import type { changeRhythmEvent, RhythmEvent, RhythmEventInput } from "../contract.ts";
import type { Company } from "../domain/attendees.ts";
import { type DefaultEvent, defaultEvents } from "../domain/default-events.ts";
import { rhythmRefusals } from "../domain/refusals.ts";
import { readCompany } from "./company.ts";
import { clockOf, eventToChange, minutesOf, readEvents, told } from "./events.ts";
import { planAnew, planMeetings } from "./plan-meetings.ts";

type Fields = Omit<RhythmEventInput, "kind">;

/** Refuses `rhythm_schedule_invalid`, `rhythm_person_unknown`, and `rhythm_leader_unseen`: nobody gives work to whom one doesn't see. */
export async function createEvent(unit: Unit, input: RhythmEventInput): Promise<RhythmEvent | Refusal> {
  const company = await readCompany(unit);
  const refused = check(unit, input, company);
  if (refused) return refused;
  const id = await insertEvent(unit, input);
  return afterWriting(unit, id, company, "created", changedFields(null, auditOf(input)));
}

/** Meetings to come that nobody has begun are planned anew by the changed schedule. */
export async function changeEvent(
  unit: Unit,
  id: string,
  { version, ...input }: BodyOf<typeof changeRhythmEvent>,
): Promise<RhythmEvent | Refusal> {
  await lockEvents(unit);
  const before = await eventToChange(unit, id);
  if (isRefusal(before)) return before;
  if (before.version !== version) return refuse(rhythmRefusals, "version_conflict");
  const company = await readCompany(unit);
  const refused = check(unit, input, company);
  if (refused) return refused;
  const fields = columnsOf(unit, input);
  await unit.sql
    .updateTable("rhythm_events")
    .set((eb) => ({ ...fields, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .execute();
  const old = { ...before, time: clockOf(before.atMinute) };
  return afterWriting(unit, id, company, "changed", changedFields({ ...old }, auditOf(input)));
}

/** Whoever changes the events of a workspace waits for whoever does. */
const lockEvents = (unit: Unit) =>
  unit.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `rhythm_events ${unit.actor.workspaceId}`,
  ]);

export async function archiveEvent(unit: Unit, id: string): Promise<RhythmEvent | Refusal> {
  const event = await eventToChange(unit, id);
  if (isRefusal(event)) return event;
  const { workspaceId } = unit.actor;
  await unit.client.query(
    "update rhythm_events set archived_at = $3, updated_at = $3, version = version + 1 where workspace_id = $1 and id = $2",
    [workspaceId, id, new Date(unit.now)],
  );
  await unit.client.query(
    "delete from rhythm_meetings where workspace_id = $1 and event_id = $2 and state = 'planned' and starts_at > $3",
    [workspaceId, id, new Date(unit.now)],
  );
  unit.audit({ action: "rhythm_event.archived", entity: "rhythm_event", entityId: id });
  return told(unit, { ...event, isArchived: true, version: event.version + 1 }, await readCompany(unit));
}

/**
 * The thirteen usual events: those of heads for each department whose head the caller looks over, those of the director once. One whose
 * kind a department has already is left as it is; `begins` is today. Refuses nothing.
 */
export async function addUsualEvents(
  unit: Unit,
  translator: Translator,
  begins: CalendarDate = dateOf(unit.now, unit.actor.workspace.timeZone),
): Promise<{ added: number }> {
  // Two who press at once would add each event twice.
  await lockEvents(unit);
  const company = await readCompany(unit);
  const there = new Set((await readEvents(unit)).filter((one) => !one.isArchived).map(keyOf));
  const wanted = usualEvents(unit, company, translator).filter((one) => !there.has(keyOf(one)));
  for (const input of wanted) await insertEvent(unit, input, begins);
  if (wanted.length === 0) return { added: 0 };
  await planMeetings(unit, await readEvents(unit), begins);
  const { workspaceId } = unit.actor;
  const changes = { added: [0, wanted.length] };
  unit.audit({ action: "rhythm_event.defaults_added", entity: "rhythm_event", entityId: workspaceId, changes });
  return { added: wanted.length };
}

const keyOf = ({ kind, departmentId }: Pick<RhythmEventInput, "kind" | "departmentId">) => `${kind} ${departmentId}`;

function usualEvents({ actor }: Unit, { members, departments }: Company, translator: Translator): RhythmEventInput[] {
  const input = (usual: DefaultEvent, leaderId: UserId, departmentId: string | null): RhythmEventInput => ({
    ...usual,
    name: translator.text(actor.workspace.locale, "rhythm", `kind.${usual.kind}`),
    departmentId,
    leaderId,
    attendeeIds: [],
    time: clockOf(usual.atMinute),
    dayOff: "next",
    agenda: [...usual.agenda],
  });
  const ofDepartments = departments.flatMap(({ id }) => {
    const head = members.find((one) => one.role === "head" && one.departmentId === id && sees(actor, one.id));
    return head === undefined
      ? []
      : defaultEvents.filter(({ attends }) => attends === "people").map((usual) => input(usual, head.id, id));
  });
  const director = members.find(({ role, id }) => role === "director" && sees(actor, id));
  const leads = director?.id ?? (actor.sees === "all" ? actor.userId : null);
  const ofDirector =
    leads === null
      ? []
      : defaultEvents.filter(({ attends }) => attends === "heads").map((usual) => input(usual, leads, null));
  return [...ofDirector, ...ofDepartments];
}

function check({ actor }: Unit, input: Fields, { members, departments }: Company): Refusal | null {
  const isWeekly = input.frequency === "weekly";
  const isByDay = input.frequency === "monthly" || input.frequency === "quarterly";
  if (isWeekly !== (input.weekday !== null) || isByDay !== (input.monthDay !== null))
    return refuse(rhythmRefusals, "rhythm_schedule_invalid");
  const known = new Set<string>(members.map(({ id }) => id));
  const isThere =
    known.has(input.leaderId) &&
    input.attendeeIds.every((id) => known.has(id)) &&
    (input.departmentId === null || departments.some(({ id }) => id === input.departmentId));
  if (!isThere) return refuse(rhythmRefusals, "rhythm_person_unknown");
  return sees(actor, input.leaderId as UserId) ? null : refuse(rhythmRefusals, "rhythm_leader_unseen");
}

const auditOf = ({ name, leaderId, frequency, weekday, monthDay, time }: Fields) => ({
  name,
  leaderId,
  frequency,
  weekday,
  monthDay,
  time,
});

const columnsOf = (unit: Unit, input: Fields) => ({
  name: input.name,
  attends: input.attends,
  department_id: input.departmentId,
  leader_id: input.leaderId,
  attendee_ids: input.attends === "chosen" ? input.attendeeIds : [],
  frequency: input.frequency,
  weekday: input.weekday,
  month_day: input.monthDay,
  at_minute: minutesOf(input.time),
  duration_minutes: input.durationMinutes,
  day_off: input.dayOff,
  agenda: [...new Set(input.agenda)],
  updated_at: new Date(unit.now),
});

async function insertEvent(unit: Unit, input: RhythmEventInput, begins?: CalendarDate): Promise<string> {
  const id = unit.newId<"rhythm-event">();
  const { workspaceId, workspace } = unit.actor;
  await unit.sql
    .insertInto("rhythm_events")
    .values({
      workspace_id: workspaceId,
      id,
      kind: input.kind,
      ...columnsOf(unit, input),
      begins_on: begins ?? dateOf(unit.now, workspace.timeZone),
      created_at: new Date(unit.now),
    })
    .execute();
  return id;
}

async function afterWriting(
  unit: Unit,
  id: string,
  company: Company,
  what: "created" | "changed",
  changes: Readonly<Record<string, unknown>>,
): Promise<RhythmEvent | Refusal> {
  const event = (await readEvents(unit)).find((one) => one.id === id);
  if (!event) return refuse(rhythmRefusals, "rhythm_event_unknown");
  await planAnew(unit, event);
  unit.audit({ action: `rhythm_event.${what}`, entity: "rhythm_event", entityId: id, changes });
  unit.announce({ name: "rhythm", ids: { event: id } });
  return told(unit, event, company);
}

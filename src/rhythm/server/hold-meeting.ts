import { createActivity } from "../../activities/index.ts";
import { sees } from "../../identity/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { addDays, dateOf, instantAt } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { addRhythmDecision, changeRhythmMeeting, WholeMeeting } from "../contract.ts";
import type { AgendaPart } from "../domain/agenda.ts";
import { attendeesOf, peopleBehind } from "../domain/attendees.ts";
import { rhythmRefusals } from "../domain/refusals.ts";
import type { Frequency } from "../domain/vocabulary.ts";
import type { AgendaScope, AgendaSources } from "./agenda-source.ts";
import { type EventRow, mayLead } from "./events.ts";
import { type FoundMeeting, findMeeting, tellWhole } from "./meetings.ts";

/** The meeting locked; refuses whoever does not lead it. */
async function meetingToHold(unit: Unit, id: string): Promise<FoundMeeting | Refusal> {
  const found = await findMeeting(unit, id, "for update of m");
  if (isRefusal(found)) return found;
  return mayLead(unit, found.event) ? found : refuse(rhythmRefusals, "rhythm_not_leader");
}

/** Fills the agenda and the list of those expected, once; one that is open already is answered as it is. */
export async function openMeeting(unit: Unit, id: string, sources: AgendaSources): Promise<WholeMeeting | Refusal> {
  const found = await meetingToHold(unit, id);
  if (isRefusal(found)) return found;
  const { row, event, seen } = found;
  if (row.state === "open") return tellWhole(unit, found);
  if (row.state !== "planned") return refuse(rhythmRefusals, "rhythm_meeting_closed");
  const scope = await scopeOf(unit, found);
  const agenda: AgendaPart[] = [];
  for (const source of event.agenda) agenda.push({ source, lines: await sources[source](unit, scope) });
  const { workspaceId } = unit.actor;
  await unit.client.query(
    `update rhythm_meetings set state = 'open', agenda = $3, opened_at = $4, version = version + 1
     where workspace_id = $1 and id = $2`,
    [workspaceId, id, JSON.stringify(agenda), new Date(unit.now)],
  );
  const people = attendeesOf(event, seen.company).map((one) => one.id);
  await unit.client.query(
    "insert into rhythm_attendance (workspace_id, meeting_id, user_id) select $1, $2, unnest($3::uuid[]) on conflict do nothing",
    [workspaceId, id, people],
  );
  return after(unit, id, "opened");
}

const usualDays: Readonly<Record<Frequency, number>> = { daily: 1, weekly: 7, monthly: 31, quarterly: 92 };

async function scopeOf(unit: Unit, { event, row, seen }: FoundMeeting): Promise<AgendaScope> {
  const today = dateOf(unit.now, unit.actor.workspace.timeZone);
  const { rows } = await unit.client.query<{ held: string | null }>(
    `select max(held_on)::text as held from rhythm_meetings
     where workspace_id = $1 and event_id = $2 and state = 'held' and starts_at < $3`,
    [unit.actor.workspaceId, event.id, row.startsAt],
  );
  const days = usualDays[event.frequency];
  const people = peopleBehind(event, seen.company).filter((id) => sees(unit.actor, id));
  return { people, today, since: rows[0]?.held ?? addDays(today, -days), until: addDays(today, days) };
}

/** Notes and marks; refuses what is not open, but for notes of what was held, and `version_conflict` of notes that somebody else changed. */
export async function changeMeeting(
  unit: Unit,
  id: string,
  { notes, attendance, version }: BodyOf<typeof changeRhythmMeeting>,
): Promise<WholeMeeting | Refusal> {
  const found = await meetingToHold(unit, id);
  if (isRefusal(found)) return found;
  const { state } = found.row;
  if (state !== "open" && state !== "held") return refuse(rhythmRefusals, "rhythm_meeting_not_open");
  if (notes !== undefined && version !== undefined && version !== found.row.version)
    return refuse(rhythmRefusals, "version_conflict");
  const { workspaceId } = unit.actor;
  if (notes !== undefined)
    await unit.client.query(
      "update rhythm_meetings set notes = $3, version = version + 1 where workspace_id = $1 and id = $2",
      [workspaceId, id, notes],
    );
  if (attendance !== undefined)
    await unit.client.query(
      `update rhythm_attendance a set mark = m.mark from jsonb_to_recordset($3) as m("userId" uuid, mark text)
       where a.workspace_id = $1 and a.meeting_id = $2 and a.user_id = m."userId"`,
      [workspaceId, id, JSON.stringify(attendance)],
    );
  unit.announce({ name: "rhythm", ids: { meeting: id } });
  return whole(unit, id);
}

/** A decision becomes a task of its owner, due at the end of that day; refuses a day gone by, and what activities refuse. */
export async function decide(
  unit: Unit,
  id: string,
  { text, ownerId, dueOn }: BodyOf<typeof addRhythmDecision>,
): Promise<WholeMeeting | Refusal> {
  const found = await meetingToHold(unit, id);
  if (isRefusal(found)) return found;
  if (found.row.state !== "open") return refuse(rhythmRefusals, "rhythm_meeting_not_open");
  if (dueOn < dateOf(unit.now, unit.actor.workspace.timeZone)) return refuse(rhythmRefusals, "rhythm_due_past");
  const written = await writeDecision(unit, found, { text, ownerId: ownerId as UserId, dueOn });
  return isRefusal(written) ? written : after(unit, id, "decided", { decision: [null, text], ownerId, dueOn });
}

export async function writeDecision(
  unit: Unit,
  { row, event }: { readonly row: { readonly id: string }; readonly event: Pick<EventRow, "id" | "name"> },
  { text, ownerId, dueOn }: { readonly text: string; readonly ownerId: UserId; readonly dueOn: string },
): Promise<string | Refusal> {
  const { workspaceId, workspace } = unit.actor;
  const task = await createActivity(unit, {
    kind: "task",
    subject: text,
    body: event.name,
    ownerId,
    plannedAt: new Date(instantAt(dueOn, 0, workspace.timeZone)).toISOString(),
    hasTime: false,
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
      created_at: new Date(unit.now),
    })
    .execute();
  return task.id;
}

/** It counts as held; those still expected were absent. */
export async function closeMeeting(unit: Unit, id: string): Promise<WholeMeeting | Refusal> {
  const found = await meetingToHold(unit, id);
  if (isRefusal(found)) return found;
  if (found.row.state !== "open") return refuse(rhythmRefusals, "rhythm_meeting_not_open");
  const { workspaceId } = unit.actor;
  await unit.client.query(
    "update rhythm_meetings set state = 'held', closed_at = $3, version = version + 1 where workspace_id = $1 and id = $2",
    [workspaceId, id, new Date(unit.now)],
  );
  await unit.client.query(
    "update rhythm_attendance set mark = 'absent' where workspace_id = $1 and meeting_id = $2 and mark = 'expected'",
    [workspaceId, id],
  );
  return after(unit, id, "held");
}

/** Said aloud, with a reason; also of one that was missed. */
export async function skipMeeting(unit: Unit, id: string, reason: string): Promise<WholeMeeting | Refusal> {
  const found = await meetingToHold(unit, id);
  if (isRefusal(found)) return found;
  if (found.row.state !== "planned") return refuse(rhythmRefusals, "rhythm_meeting_closed");
  await unit.client.query(
    `update rhythm_meetings set state = 'skipped', skip_reason = $3, closed_at = $4, version = version + 1
     where workspace_id = $1 and id = $2`,
    [unit.actor.workspaceId, id, reason, new Date(unit.now)],
  );
  return after(unit, id, "skipped", { reason: [null, reason] });
}

async function after(
  unit: Unit,
  id: string,
  what: string,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<WholeMeeting | Refusal> {
  unit.audit({ action: `rhythm_meeting.${what}`, entity: "rhythm_meeting", entityId: id, changes });
  unit.announce({ name: "rhythm", ids: { meeting: id } });
  return whole(unit, id);
}

async function whole(unit: Unit, id: string): Promise<WholeMeeting | Refusal> {
  const found = await findMeeting(unit, id);
  return isRefusal(found) ? found : tellWhole(unit, found);
}

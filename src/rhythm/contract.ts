import { z } from "zod";
import { endpoint } from "../kernel/endpoint.ts";
import { idParams, wireDate, wireId, wireInstant, wireText, wireVersion } from "../kernel/wire.ts";
import {
  agendaSourceKeys,
  attendanceMarks,
  attendances,
  eventKinds,
  frequencies,
  meetingStates,
} from "./domain/vocabulary.ts";

const named = z.strictObject({ id: wireId, name: z.string() });
const kind = z.enum(eventKinds);
const source = z.enum(agendaSourceKeys);
const nothing = z.strictObject({});

/** `weekday` of a weekly event, `monthDay` of a monthly or quarterly one, neither of a daily one. */
const schedule = {
  frequency: z.enum(frequencies),
  weekday: z.int().min(1).max(7).nullable(),
  monthDay: z.int().min(1).max(31).nullable(),
  /** "09:45" by the workspace's clock. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  durationMinutes: z.int().min(5).max(600),
  dayOff: z.enum(["next", "skip"]),
};
const rhythmEvent = z.strictObject({
  id: wireId,
  kind,
  name: z.string(),
  attends: z.enum(attendances),
  department: named.nullable(),
  leader: named,
  attendees: z.array(named),
  ...schedule,
  agenda: z.array(source),
  /** Whether the caller may change it and lead its meetings. */
  isMine: z.boolean(),
  version: wireVersion,
});
const eventInput = z.strictObject({
  kind: kind.default("own"),
  name: wireText(200).min(1),
  attends: z.enum(attendances),
  departmentId: wireId.nullable().default(null),
  leaderId: wireId,
  attendeeIds: z.array(wireId).max(200).default([]),
  ...schedule,
  agenda: z.array(source).max(agendaSourceKeys.length),
});

const agendaLine = z.strictObject({
  label: z.string(),
  note: z.strictObject({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  minor: z.int().nullable(),
  link: z.string().nullable(),
});
const agendaPart = z.strictObject({ source, lines: z.array(agendaLine).readonly() });
const decision = z.strictObject({
  id: wireId,
  text: z.string(),
  owner: named,
  dueOn: wireDate,
  activityId: wireId,
  doneAt: wireInstant.nullable(),
  isOverdue: z.boolean(),
});
const meeting = z.strictObject({
  id: wireId,
  eventId: wireId,
  kind,
  name: z.string(),
  department: named.nullable(),
  leader: named,
  plannedOn: wireDate,
  heldOn: wireDate,
  startsAt: wireInstant,
  durationMinutes: z.int(),
  /** `missed`: its day is over and nobody held it. */
  state: z.enum([...meetingStates, "missed"]),
  skipReason: z.string(),
  decisions: z.int(),
  isMine: z.boolean(),
});
const meetingWhole = meeting.extend({
  version: wireVersion,
  notes: z.string(),
  /** Empty until it is opened. */
  agenda: z.array(agendaPart),
  /** Decisions of earlier meetings of the event that are still open: they come first. */
  earlier: z.array(decision),
  made: z.array(decision),
  attendance: z.array(named.extend({ mark: z.enum(attendanceMarks) })),
  currency: z.string(),
});

export const listRhythmEvents = endpoint({
  method: "GET",
  path: "/rhythm-events",
  summary: "Regular events that the caller leads, attends or looks over",
  answer: z.strictObject({ items: z.array(rhythmEvent) }),
});
export const createRhythmEvent = endpoint({
  method: "POST",
  path: "/rhythm-events",
  summary: "Add a regular event",
  status: 201,
  body: eventInput,
  answer: rhythmEvent,
});
export const changeRhythmEvent = endpoint({
  method: "PATCH",
  path: "/rhythm-events/{id}",
  summary: "Change a regular event; its meetings to come follow",
  params: idParams,
  body: z.strictObject({ version: wireVersion, ...eventInput.omit({ kind: true }).shape }),
  answer: rhythmEvent,
});
export const archiveRhythmEvent = endpoint({
  method: "POST",
  path: "/rhythm-events/{id}/archive",
  summary: "Put a regular event away: what was held stays",
  params: idParams,
  body: nothing,
  answer: rhythmEvent,
});
/** What is there already is left as it is. */
export const addUsualEvents = endpoint({
  method: "POST",
  path: "/rhythm-defaults",
  summary: "Add the thirteen usual events: those of each department with a head, and those of the director",
  answer: z.strictObject({ added: z.int() }),
});
export const listRhythmMeetings = endpoint({
  method: "GET",
  path: "/rhythm-meetings",
  summary: "Meetings on the days in [from, to), with how many were held of those that should have been",
  query: z.strictObject({ from: wireDate, to: wireDate, department: wireId.optional() }),
  answer: z.strictObject({
    items: z.array(meeting),
    summary: z.strictObject({ held: z.int(), due: z.int(), skipped: z.int(), openDecisions: z.int() }),
  }),
});
export const getRhythmMeeting = endpoint({
  method: "GET",
  path: "/rhythm-meetings/{id}",
  summary: "A meeting with its agenda, attendance and decisions",
  params: idParams,
  answer: meetingWhole,
});
export const openRhythmMeeting = endpoint({
  method: "POST",
  path: "/rhythm-meetings/{id}/openings",
  summary: "Begin a meeting: the agenda is filled from the data of this moment",
  params: idParams,
  body: nothing,
  answer: meetingWhole,
});
export const changeRhythmMeeting = endpoint({
  method: "PATCH",
  path: "/rhythm-meetings/{id}",
  summary: "Write notes and mark who is there",
  params: idParams,
  body: z.strictObject({
    notes: wireText(20_000).exactOptional(),
    /** The version of the meeting that the notes were written on: notes of somebody else since are not written over. */
    version: wireVersion.exactOptional(),
    attendance: z
      .array(z.strictObject({ userId: wireId, mark: z.enum(attendanceMarks) }))
      .max(200)
      .exactOptional(),
  }),
  answer: meetingWhole,
});
export const addRhythmDecision = endpoint({
  method: "POST",
  path: "/rhythm-meetings/{id}/decisions",
  summary: "Decide something: it becomes a task",
  status: 201,
  params: idParams,
  body: z.strictObject({ text: wireText(500).min(1), ownerId: wireId, dueOn: wireDate }),
  answer: meetingWhole,
});
export const closeRhythmMeeting = endpoint({
  method: "POST",
  path: "/rhythm-meetings/{id}/closings",
  summary: "End a meeting: it counts as held",
  params: idParams,
  body: nothing,
  answer: meetingWhole,
});
export const skipRhythmMeeting = endpoint({
  method: "POST",
  path: "/rhythm-meetings/{id}/skips",
  summary: "Say that a meeting does not take place, and why",
  params: idParams,
  body: z.strictObject({ reason: wireText(500).min(3) }),
  answer: meetingWhole,
});
export const getRhythmMinutes = endpoint({
  method: "GET",
  path: "/rhythm-meetings/{id}/minutes.pdf",
  summary: "The minutes of a meeting as PDF",
  params: idParams,
  query: z.strictObject({ language: z.enum(["ru", "en"]).optional() }),
  answer: z.string(),
});

export type RhythmEvent = z.infer<typeof rhythmEvent>;
export type RhythmEventInput = z.output<typeof eventInput>;
export type RhythmMeeting = z.infer<typeof meeting>;
export type WholeMeeting = z.infer<typeof meetingWhole>;
export type Decision = z.infer<typeof decision>;

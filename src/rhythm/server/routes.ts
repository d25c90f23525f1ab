import { isRefusal } from "../../kernel/refusal.ts";
import type { Database } from "../../platform/database/database.ts";
import { runReading } from "../../platform/database/run-unit.ts";
import { callerOf } from "../../platform/http/caller-of.ts";
import { open, type Route, read, write } from "../../platform/http/route.ts";
import type { Translator } from "../../platform/translate.ts";
import * as contract from "../contract.ts";
import type { AgendaSources } from "./agenda-source.ts";
import { listEvents } from "./events.ts";
import { changeMeeting, closeMeeting, decide, openMeeting, skipMeeting } from "./hold-meeting.ts";
import { findMeeting, listMeetings, tellWhole } from "./meetings.ts";
import { drawMinutes } from "./minutes.ts";
import { addUsualEvents, archiveEvent, changeEvent, createEvent } from "./write-event.ts";

export interface RhythmRules {
  readonly sources: AgendaSources;
  readonly translator: Translator;
  readonly database: Database;
}

const permission = "rhythm.edit";

/** Regular events and their meetings (PLA-10). */
export const rhythmRoutes = (rules: RhythmRules): readonly Route[] => [
  read(contract.listRhythmEvents, { permission: "rhythm.read", handle: (reading) => listEvents(reading) }),
  write(contract.createRhythmEvent, { permission, handle: (unit, { body }) => createEvent(unit, body) }),
  write(contract.changeRhythmEvent, {
    permission,
    handle: (unit, { params, body }) => changeEvent(unit, params.id, body),
  }),
  write(contract.archiveRhythmEvent, { permission, handle: (unit, { params }) => archiveEvent(unit, params.id) }),
  write(contract.addUsualEvents, { permission, handle: (unit) => addUsualEvents(unit, rules.translator) }),
  ...meetingRoutes(rules),
];

const meetingRoutes = ({ sources, translator, database }: RhythmRules): readonly Route[] => [
  read(contract.listRhythmMeetings, {
    permission: "rhythm.read",
    handle: (reading, { query }) => listMeetings(reading, query),
  }),
  read(contract.getRhythmMeeting, {
    permission: "rhythm.read",
    handle: async (reading, { params }) => {
      const found = await findMeeting(reading, params.id);
      return isRefusal(found) ? found : tellWhole(reading, found);
    },
  }),
  write(contract.openRhythmMeeting, {
    permission,
    handle: (unit, { params }) => openMeeting(unit, params.id, sources),
  }),
  write(contract.changeRhythmMeeting, {
    permission,
    handle: (unit, { params, body }) => changeMeeting(unit, params.id, body),
  }),
  write(contract.addRhythmDecision, { permission, handle: (unit, { params, body }) => decide(unit, params.id, body) }),
  write(contract.closeRhythmMeeting, { permission, handle: (unit, { params }) => closeMeeting(unit, params.id) }),
  write(contract.skipRhythmMeeting, {
    permission,
    handle: (unit, { params, body }) => skipMeeting(unit, params.id, body.reason),
  }),
  open(contract.getRhythmMinutes, {
    permission: "rhythm.read",
    handle: async (request, reply, { params, query }) => {
      const actor = callerOf(request);
      const told = await runReading(database, actor, async (reading) => {
        const found = await findMeeting(reading, params.id);
        return isRefusal(found) ? found : tellWhole(reading, found);
      });
      if (isRefusal(told)) return told;
      const locale = query.language ?? actor.workspace.locale;
      return reply
        .type("application/pdf")
        .header("content-disposition", `attachment; filename="minutes-${told.heldOn}.pdf"`)
        .send(await drawMinutes(told, { actor, locale, translator, now: Date.now() }));
    },
  }),
];

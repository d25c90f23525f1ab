import type { ActivityRow } from "../../domain/rows.ts";
import type { About } from "../about.ts";
import type { Foreign, ForeignSource } from "../driver.ts";
import { idToKeep, recordOf, textOf, wordsOf, writtenInstantOf } from "../values.ts";

interface Find {
  readonly owner: (said: unknown) => string | null;
  readonly about: (record: Foreign) => About;
  readonly leftOut: Map<string, number>;
}

type Told = Pick<ActivityRow, "kind" | "subject" | "plannedAt" | "doneAt" | "place" | "result" | "direction">;

const taskKinds: Readonly<Record<string, ActivityRow["kind"]>> = { CALL: "call", EMAIL: "email" };
const callDirections: Readonly<Record<string, ActivityRow["direction"]>> = { INBOUND: "in", OUTBOUND: "out" };
const letterDirections: Readonly<Record<string, ActivityRow["direction"]>> = { INCOMING_EMAIL: "in", EMAIL: "out" };
const nothing = { plannedAt: null, doneAt: null, place: null, result: null, direction: null };

const tellers: Readonly<Record<string, (said: Foreign) => Told>> = {
  notes: (said) => ({ ...nothing, kind: "note", subject: wordsOf(said.hs_note_body), doneAt: at(said.hs_timestamp) }),
  calls: (said) => ({
    ...nothing,
    kind: "call",
    subject: textOf(said.hs_call_title) ?? wordsOf(said.hs_call_body),
    doneAt: at(said.hs_timestamp),
    result: wordsOf(said.hs_call_body),
    direction: callDirections[String(said.hs_call_direction)] ?? null,
  }),
  emails: (said) => {
    const text = wordsOf(said.hs_email_text) ?? wordsOf(said.hs_email_html);
    const when = at(said.hs_timestamp);
    // One that has been written and waits for its hour is a plan.
    const isSent = said.hs_email_status !== "SCHEDULED";
    return {
      kind: "email",
      subject: textOf(said.hs_email_subject, 10_000) ?? text,
      plannedAt: isSent ? null : when,
      doneAt: isSent ? when : null,
      place: null,
      result: text,
      direction: letterDirections[String(said.hs_email_direction)] ?? null,
    };
  },
  meetings: (said) => {
    const isOver = ["COMPLETED", "NO_SHOW"].includes(String(said.hs_meeting_outcome));
    return {
      kind: "meeting",
      subject: textOf(said.hs_meeting_title) ?? wordsOf(said.hs_meeting_body),
      plannedAt: at(said.hs_meeting_start_time) ?? at(said.hs_timestamp),
      doneAt: isOver ? (at(said.hs_meeting_end_time) ?? at(said.hs_timestamp)) : null,
      place: textOf(said.hs_meeting_location),
      result: wordsOf(said.hs_meeting_body),
      direction: null,
    };
  },
  tasks: (said) => {
    const isDone = said.hs_task_status === "COMPLETED";
    return {
      ...nothing,
      kind: taskKinds[String(said.hs_task_type)] ?? "task",
      subject: textOf(said.hs_task_subject) ?? wordsOf(said.hs_task_body),
      plannedAt: at(said.hs_timestamp),
      doneAt: isDone ? (at(said.hs_task_completion_date) ?? at(said.hs_timestamp)) : null,
      result: wordsOf(said.hs_task_body),
    };
  },
};

const at = (value: unknown) => writtenInstantOf(value, "UTC");

/** Notes, calls, letters, meetings and tasks, each of a deal, a company and a contact or of some of them. */
export async function* hubspotActivities(source: ForeignSource, find: Find): AsyncGenerator<ActivityRow> {
  for (const [resource, tell] of Object.entries(tellers)) {
    for await (const record of source.list(resource)) {
      const id = idToKeep(record, find.leftOut);
      if (id === null) continue;
      const said = recordOf(record.properties);
      yield {
        externalId: `hubspot:${resource.slice(0, -1)}:${id}`,
        ...find.about(record),
        owner: find.owner(said.hubspot_owner_id),
        ...tell(said),
      };
    }
  }
}

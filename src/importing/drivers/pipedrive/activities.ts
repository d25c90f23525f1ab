import type { ActivityRow } from "../../domain/rows.ts";
import { type About, idToKeep } from "../about.ts";
import type { Foreign, ForeignSource } from "../driver.ts";
import { dayOf, recordOf, textOf, wordsOf, writtenInstantOf } from "../values.ts";

interface Find {
  readonly timeZone: string;
  readonly owner: (said: unknown) => string | null;
  readonly about: (record: Foreign) => About;
  readonly leftOut: Map<string, number>;
}

const kinds: Readonly<Record<string, ActivityRow["kind"]>> = {
  call: "call",
  meeting: "meeting",
  lunch: "meeting",
  email: "email",
  task: "task",
};

/** Without a zone they are of UTC. */
const moment = (value: unknown, zone = "UTC") => writtenInstantOf(value, zone);

/** Notes and activities, each of a deal, an organization and a person or of some of them. */
export async function* pipedriveActivities(source: ForeignSource, find: Find): AsyncGenerator<ActivityRow> {
  for await (const record of source.list("notes")) {
    const id = idToKeep(record, find.leftOut);
    if (id === null) continue;
    yield {
      externalId: `pipedrive:note:${id}`,
      ...find.about(record),
      kind: "note",
      subject: wordsOf(record.content),
      owner: find.owner(record.user_id),
      plannedAt: null,
      doneAt: moment(record.add_time),
      place: null,
      result: null,
      direction: null,
    };
  }
  for await (const record of source.list("activities")) {
    const id = idToKeep(record, find.leftOut);
    if (id === null) continue;
    const planned = plannedOf(record, find.timeZone);
    yield {
      externalId: `pipedrive:activity:${id}`,
      ...find.about(record),
      kind: kinds[String(record.type)] ?? "task",
      subject: textOf(record.subject, 10_000),
      owner: find.owner(record.owner_id),
      plannedAt: planned,
      doneAt: record.done === true ? (moment(record.marked_as_done_time) ?? planned) : null,
      place: textOf(recordOf(record.location).value),
      result: wordsOf(record.note),
      direction: null,
    };
  }
}

/** A day without an hour is the day of the workspace, an hour is told in UTC. */
function plannedOf({ due_date, due_time }: Foreign, zone: string): number | null {
  const [day, time] = [dayOf(due_date), textOf(due_time)];
  if (day === null) return null;
  return time === null ? moment(day, zone) : moment(`${day} ${time}`);
}

import type { ActivityRow } from "../../domain/rows.ts";
import type { About } from "../about.ts";
import type { Foreign, ForeignSource } from "../driver.ts";
import { count, dayOf, idOf, idToKeep, listOf, recordOf, textOf, wordsOf, writtenInstantOf } from "../values.ts";

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
  yield* letters(source, find);
}

/** Letters of deals, then those of persons that no deal has. The answer has their beginnings only. */
async function* letters(source: ForeignSource, find: Find): AsyncGenerator<ActivityRow> {
  const seen = new Set<string>();
  for (const resource of ["mails", "person_mails"]) {
    for await (const record of source.list(resource)) {
      const id = idToKeep({ ...record, is_deleted: isSet(record.deleted_flag) }, find.leftOut);
      if (id === null || seen.has(id)) continue;
      seen.add(id);
      if (isSet(record.draft_flag)) {
        count(find.leftOut, "letters_unsent");
        continue;
      }
      const party = [...listOf(record.from), ...listOf(record.to)].find((one) => idOf(one.linked_person_id) !== null);
      yield {
        externalId: `pipedrive:mail:${id}`,
        ...find.about({ person_id: party?.linked_person_id, ...record }),
        kind: "email",
        subject: textOf(record.subject, 10_000),
        owner: find.owner(record.user_id),
        plannedAt: null,
        doneAt: moment(record.message_time) ?? moment(record.add_time),
        place: null,
        result: wordsOf(record.snippet),
        direction: isSet(record.sent_flag) ? "out" : "in",
      };
    }
  }
}

/** Flags are 1 and 0. */
const isSet = (flag: unknown) => flag === 1 || flag === true;

/** A day without an hour is the day of the workspace, an hour is told in UTC. */
function plannedOf({ due_date, due_time }: Foreign, zone: string): number | null {
  const [day, time] = [dayOf(due_date), textOf(due_time)];
  if (day === null) return null;
  return time === null ? moment(day, zone) : moment(`${day} ${time}`);
}

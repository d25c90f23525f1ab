import type { ActivityRow } from "../../domain/rows.ts";
import { type About, aboutNobody } from "../about.ts";
import type { Foreign, ForeignSource } from "../driver.ts";
import { count, idOf, idToKeep, instantOf, recordOf, textOf, wordsOf } from "../values.ts";

interface Find {
  readonly owner: (id: unknown) => string | null;
  /** By the name of the resource. */
  readonly about: (resource: string, id: unknown) => About;
  readonly moment: (value: unknown) => number | null;
  readonly leftOut: Map<string, number>;
}

const notes = [
  ["notes", "leads", "note"],
  ["company_notes", "companies", "company-note"],
  ["contact_notes", "contacts", "contact-note"],
] as const;

/** Notes of deals, companies and contacts, among them calls and letters; then tasks. */
export async function* amocrmActivities(source: ForeignSource, find: Find): AsyncGenerator<ActivityRow> {
  for (const [resource, of, key] of notes) {
    for await (const record of source.list(resource)) {
      const id = idToKeep(record, find.leftOut);
      const told = id === null ? null : toldIn(record);
      if (id !== null && told === null) count(find.leftOut, "notes_of_the_system");
      if (id === null || told === null) continue;
      yield {
        externalId: `amocrm:${key}:${id}`,
        ...find.about(of, record.entity_id),
        owner: find.owner(idOf(record.responsible_user_id) ?? record.created_by),
        plannedAt: null,
        doneAt: find.moment(record.created_at),
        place: null,
        ...told,
      };
    }
  }
  yield* tasks(source.list("tasks"), find);
}

type Told = Pick<ActivityRow, "kind" | "subject" | "result" | "direction">;

/** Null: amoCRM's own word about what happened in amoCRM. */
function toldIn({ note_type, params }: Foreign): Told | null {
  const said = recordOf(params);
  const [text, result] = [textOf(said.text, 10_000), textOf(said.call_result, 10_000)];
  switch (note_type) {
    case "call_in":
    case "call_out":
      return { kind: "call", subject: text ?? result, result, direction: note_type === "call_in" ? "in" : "out" };
    case "amomail_message": {
      const direction = said.income === true ? "in" : said.income === false ? "out" : null;
      return { kind: "email", subject: textOf(said.subject, 10_000), result: wordsOf(said.content_summary), direction };
    }
    case "attachment": {
      const name = text ?? textOf(said.original_name) ?? textOf(said.file_name);
      return { kind: "note", subject: name, result: null, direction: null };
    }
    default:
      return text === null ? null : { kind: "note", subject: text, result: null, direction: null };
  }
}

const taskKinds: Readonly<Record<string, ActivityRow["kind"]>> = { 1: "call", 2: "meeting" };

async function* tasks(records: AsyncIterable<Foreign>, find: Find): AsyncGenerator<ActivityRow> {
  for await (const record of records) {
    const id = idToKeep(record, find.leftOut);
    if (id === null) continue;
    const isDone = record.is_completed === true;
    const of = textOf(record.entity_type);
    yield {
      externalId: `amocrm:task:${id}`,
      ...(of === null ? aboutNobody : find.about(of, record.entity_id)),
      kind: taskKinds[String(record.task_type_id)] ?? "task",
      subject: textOf(record.text, 10_000),
      owner: find.owner(record.responsible_user_id),
      plannedAt: instantOf(record.complete_till),
      doneAt: isDone ? (instantOf(record.updated_at) ?? instantOf(record.complete_till)) : null,
      place: null,
      result: textOf(recordOf(record.result).text, 10_000),
      direction: null,
    };
  }
}

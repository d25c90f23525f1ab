import type { ActivityRow } from "../../domain/rows.ts";
import type { ImportedActivityKind } from "../../domain/words.ts";
import { type About, aboutNobody } from "../about.ts";
import type { Foreign, ForeignSource } from "../driver.ts";
import { idOf, idToKeep, instantOf, textOf, wordsOf } from "../values.ts";

interface Find {
  readonly owner: (id: unknown) => string | null;
  readonly about: AboutOf;
  readonly leftOut: Map<string, number>;
}

type Owner = "lead" | "deal" | "contact" | "company";
export type AboutOf = (owner: Owner, id: unknown) => About;

const owners: Readonly<Record<string, Owner>> = { 1: "lead", 2: "deal", 3: "contact", 4: "company" };
const kinds: Readonly<Record<string, ImportedActivityKind>> = { 1: "meeting", 2: "call", 3: "task", 4: "email" };
const directions: Readonly<Record<string, ActivityRow["direction"]>> = { 1: "in", 2: "out" };

/** Activities of the CRM (calls, meetings, letters), comments, and tasks of an export. */
export async function* bitrixActivities(source: ForeignSource, find: Find): AsyncGenerator<ActivityRow> {
  for await (const record of source.list("activities")) {
    const id = idToKeep(record, find.leftOut);
    if (id === null) continue;
    const owner = owners[String(record.OWNER_TYPE_ID)];
    const kind = kinds[String(record.TYPE_ID)] ?? "task";
    const at = instantOf(record.DEADLINE) ?? instantOf(record.START_TIME) ?? instantOf(record.CREATED);
    yield {
      externalId: `bitrix24:activity:${id}`,
      ...(owner === undefined ? aboutNobody : find.about(owner, record.OWNER_ID)),
      kind,
      subject: textOf(record.SUBJECT, 10_000),
      owner: find.owner(record.RESPONSIBLE_ID),
      plannedAt: at,
      doneAt: record.COMPLETED === "Y" ? (instantOf(record.END_TIME) ?? at) : null,
      place: textOf(record.LOCATION),
      // Letters come as HTML.
      result: wordsOf(record.DESCRIPTION),
      direction: kind === "call" || kind === "email" ? (directions[String(record.DIRECTION)] ?? null) : null,
    };
  }
  yield* comments(source, find);
  for (const box of boxes) yield* boxed(source, find, box);
  yield* tasks(source.list("tasks"), find);
}

const noteOf = { kind: "note", plannedAt: null, place: null, result: null, direction: null } as const;

/** Of the feeds of deals, companies and contacts. One that stands in several has one id, and is about all of them. */
async function* comments(source: ForeignSource, find: Find): AsyncGenerator<ActivityRow> {
  for (const [resource, owner] of [
    ["comments", "deal"],
    ["company_comments", "company"],
    ["contact_comments", "contact"],
  ] as const) {
    for await (const record of source.list(resource)) {
      const id = idToKeep(record, find.leftOut);
      if (id === null) continue;
      yield {
        externalId: `bitrix24:comment:${id}`,
        ...find.about(ofType(record.ENTITY_TYPE) ?? owner, record.ENTITY_ID),
        subject: wordsOf(record.COMMENT),
        owner: find.owner(record.AUTHOR_ID),
        doneAt: instantOf(record.CREATED),
        ...noteOf,
      };
    }
  }
}

const ofType = (said: unknown): Owner | null => Object.values(owners).find((one) => one === said) ?? null;

interface Box {
  readonly resource: string;
  readonly owner: Owner;
  readonly key: string;
}

const boxes: readonly Box[] = [
  { resource: "deals", owner: "deal", key: "deal-comment" },
  { resource: "companies", owner: "company", key: "company-comment" },
  { resource: "contacts", owner: "contact", key: "contact-comment" },
];

/** What stands in a record's own box for comments: a note of the day when it began. */
async function* boxed(source: ForeignSource, find: Find, { resource, owner, key }: Box): AsyncGenerator<ActivityRow> {
  for await (const record of source.list(resource)) {
    const [id, subject] = [idOf(record.ID), wordsOf(record.COMMENTS)];
    if (id === null || subject === null) continue;
    yield {
      externalId: `bitrix24:${key}:${id}`,
      ...find.about(owner, id),
      subject,
      owner: find.owner(record.ASSIGNED_BY_ID),
      doneAt: instantOf(record.DATE_CREATE),
      ...noteOf,
    };
  }
}

/** "D_31": of the deal 31. */
const linked: Readonly<Record<string, Owner>> = { L: "lead", D: "deal", C: "contact", CO: "company" };

async function* tasks(records: AsyncIterable<Foreign>, find: Find): AsyncGenerator<ActivityRow> {
  for await (const record of records) {
    const id = idToKeep(record, find.leftOut);
    if (id === null) continue;
    yield {
      externalId: `bitrix24:task:${id}`,
      ...aboutLinks(record.ufCrmTask, find.about),
      kind: "task",
      subject: textOf(record.title, 10_000),
      owner: find.owner(record.responsibleId),
      plannedAt: instantOf(record.deadline),
      doneAt: instantOf(record.closedDate),
      place: null,
      result: wordsOf(record.description),
      direction: null,
    };
  }
}

function aboutLinks(said: unknown, about: AboutOf): About {
  const found = (Array.isArray(said) ? said : []).flatMap((one) => {
    const [letters, id] = (textOf(one) ?? "").split("_");
    const owner = linked[letters ?? ""];
    return owner === undefined ? [] : [about(owner, id)];
  });
  const first = (of: keyof About) => found.map((one) => one[of]).find((key) => key !== null) ?? null;
  return { deal: first("deal"), company: first("company"), contact: first("contact") };
}

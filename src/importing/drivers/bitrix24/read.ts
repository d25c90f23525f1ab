import type { ActivityRow, CompanyRow, ContactRow, DealRow, StageHistoryRow } from "../../domain/rows.ts";
import type { ImportedActivityKind } from "../../domain/words.ts";
import type { BookSettings, Foreign, ForeignBook, ForeignPerson, ForeignSource } from "../driver.ts";
import { type OwnReaders, ownFieldsOf, withOwn } from "../own-fields.ts";
import {
  collect,
  count,
  dayOf,
  emailOf,
  idOf,
  instantOf,
  into,
  listOf,
  moneyOf,
  phoneOf,
  rows,
  textOf,
  wordsOf,
} from "../values.ts";
import { ownValuesOf } from "./own.ts";
import { type Places, placesOf } from "./places.ts";

/** Keys are the system's own ids with its name before them, so that two systems may be moved into one workspace. */
export const bitrixKey = (id: string) => `bitrix24:${id}`;

export async function readBitrix24(source: ForeignSource, settings: BookSettings): Promise<ForeignBook> {
  const leftOut = new Map<string, number>();
  const people = (await collect(source.list("users"))).map(person);
  const emailOrName = new Map(people.map((one) => [one.id, one.email ?? one.name]));
  const places = placesOf(await collect(source.list("categories")), await collect(source.list("statuses")));
  const customers = { companies: new Set<string>(), contacts: new Map<string, string>() };
  for await (const { ID } of source.list("companies")) customers.companies.add(idOf(ID) ?? "");
  for await (const { ID } of source.list("contacts")) customers.contacts.set(idOf(ID) ?? "", bitrixKey(idOf(ID) ?? ""));
  const leads = (await collect(source.list("leads"))).length;
  if (leads > 0) count(leftOut, "leads", leads);
  const owner = (id: unknown) => emailOrName.get(idOf(id) ?? "") ?? null;
  const company = (id: unknown) => (customers.companies.has(idOf(id) ?? "") ? bitrixKey(idOf(id) ?? "") : null);
  const contact = (id: unknown) => customers.contacts.get(idOf(id) ?? "") ?? null;
  const find: Find = { ...settings, owner, company, contact, places, leftOut };
  const own = await ownReaders(source, settings);
  return {
    people,
    pipelines: places.pipelines,
    fields: await ownFieldsOf(own, {
      company: source.list("companies"),
      contact: source.list("contacts"),
      deal: source.list("deals"),
    }),
    companies: rows(source.list("companies"), withOwn(own.company, companyRow)),
    contacts: rows(
      source.list("contacts"),
      withOwn(own.contact, (record) => contactRow(record, find)),
    ),
    history: await history(source.list("stages"), find),
    deals: rows(
      source.list("deals"),
      withOwn(own.deal, (record) => dealRow(record, find)),
    ),
    activities: activities(source, find),
    leftOut,
  };
}

async function ownReaders(source: ForeignSource, settings: BookSettings): Promise<OwnReaders> {
  return {
    company: ownValuesOf(await collect(source.list("company_fields")), settings),
    contact: ownValuesOf(await collect(source.list("contact_fields")), settings),
    deal: ownValuesOf(await collect(source.list("deal_fields")), settings),
  };
}

interface Find extends BookSettings {
  readonly owner: (id: unknown) => string | null;
  readonly company: (id: unknown) => string | null;
  readonly contact: (id: unknown) => string | null;
  readonly places: Places;
  readonly leftOut: Map<string, number>;
}

const fullName = (record: Foreign) =>
  textOf([record.NAME, record.LAST_NAME].flatMap((part) => textOf(part) ?? []).join(" "));

function person(record: Foreign): ForeignPerson {
  const id = idOf(record.ID) ?? "";
  const email = emailOf(record.EMAIL);
  return { id, email, name: fullName(record) ?? email ?? bitrixKey(id) };
}

const first = (values: unknown) => listOf(values)[0]?.VALUE;

function companyRow(record: Foreign): CompanyRow | null {
  const id = idOf(record.ID);
  if (id === null) return null;
  return {
    externalId: bitrixKey(id),
    name: textOf(record.TITLE) ?? bitrixKey(id),
    inn: null,
    kpp: null,
    site: textOf(first(record.WEB)),
    phone: phoneOf(first(record.PHONE)),
    email: emailOf(first(record.EMAIL)),
    industry: textOf(record.INDUSTRY),
    employees: null,
    city: textOf(record.ADDRESS_CITY),
    country: textOf(record.ADDRESS_COUNTRY),
    channel: null,
  };
}

function contactRow(record: Foreign, find: Find): ContactRow | null {
  const id = idOf(record.ID);
  if (id === null) return null;
  return {
    externalId: bitrixKey(id),
    name: fullName(record) ?? bitrixKey(id),
    company: find.company(record.COMPANY_ID),
    position: textOf(record.POST),
    role: null,
    phone: phoneOf(first(record.PHONE)),
    email: emailOf(first(record.EMAIL)),
  };
}

function dealRow(record: Foreign, find: Find): DealRow | null {
  const id = idOf(record.ID);
  const place = find.places.of(record.CATEGORY_ID, record.STAGE_ID);
  if (id === null || place === null) {
    count(find.leftOut, "deals_without_stage");
    return null;
  }
  const createdAt = instantOf(record.DATE_CREATE);
  const closed = instantOf(record.CLOSEDATE);
  const isClosed = place.outcome !== null;
  // The day of the end is a midnight, which may lie before the hour of the beginning.
  const closedAt = isClosed ? Math.max(closed ?? 0, createdAt ?? 0) || null : null;
  return {
    externalId: bitrixKey(id),
    title: textOf(record.TITLE),
    pipeline: place.pipeline,
    stage: place.stage,
    amount: moneyOf(record.OPPORTUNITY, record.CURRENCY_ID, find.currency),
    company: find.company(record.COMPANY_ID),
    contact: find.contact(record.CONTACT_ID),
    owner: find.owner(record.ASSIGNED_BY_ID),
    channel: null,
    source: find.places.source(record.SOURCE_ID),
    product: null,
    createdAt,
    expectedCloseOn: isClosed ? null : dayOf(record.CLOSEDATE),
    closedAt,
    outcome: place.outcome,
    lossReason: place.lossReason,
  };
}

async function history(records: AsyncIterable<Foreign>, find: Find): Promise<ReadonlyMap<string, StageHistoryRow[]>> {
  const byPipeline = new Map<string, StageHistoryRow[]>();
  for await (const record of records) {
    const [deal, time] = [idOf(record.OWNER_ID), instantOf(record.CREATED_TIME)];
    const place = find.places.of(record.CATEGORY_ID, record.STAGE_ID);
    if (deal === null || time === null || place === null) {
      count(find.leftOut, "history_without_stage");
      continue;
    }
    const ended = place.outcome === "won" || place.outcome === "lost" ? place.outcome : null;
    const entered = ended === null ? { stage: place.stage ?? "" } : { outcome: ended };
    const nothing = { amount: null, owner: null, channel: null, source: null, company: null };
    const row = { deal: bitrixKey(deal), entered, time, lossReason: place.lossReason, ...nothing };
    into(byPipeline, place.pipeline, row);
  }
  return byPipeline;
}

const activityKinds: Readonly<Record<string, ImportedActivityKind>> = {
  1: "meeting",
  2: "call",
  3: "task",
  4: "email",
};

/** Activities of the CRM (calls, meetings, letters), comments, and tasks of an export. */
async function* activities(source: ForeignSource, find: Find): AsyncGenerator<ActivityRow> {
  for await (const record of source.list("activities")) {
    const id = idOf(record.ID);
    if (id === null) continue;
    const isDone = record.COMPLETED === "Y";
    const at = instantOf(record.DEADLINE) ?? instantOf(record.START_TIME) ?? instantOf(record.CREATED);
    yield {
      externalId: `bitrix24:activity:${id}`,
      deal: String(record.OWNER_TYPE_ID) === "2" ? bitrixKey(idOf(record.OWNER_ID) ?? "") : null,
      kind: activityKinds[String(record.TYPE_ID)] ?? "task",
      subject: textOf(record.SUBJECT, 10_000),
      owner: find.owner(record.RESPONSIBLE_ID),
      plannedAt: at,
      doneAt: isDone ? (instantOf(record.END_TIME) ?? at) : null,
      place: null,
      result: textOf(record.DESCRIPTION, 10_000),
    };
  }
  yield* comments(source, find);
  yield* tasks(source.list("tasks"), find);
}

/** Those of the deal's feed, and what stands in its own box for comments: a note of the day when it began. */
async function* comments(source: ForeignSource, find: Find): AsyncGenerator<ActivityRow> {
  const planless = { kind: "note", plannedAt: null, place: null, result: null } as const;
  for await (const record of source.list("comments")) {
    const [id, deal, subject] = [idOf(record.ID), idOf(record.ENTITY_ID), wordsOf(record.COMMENT)];
    if (id === null || deal === null || subject === null) continue;
    const [owner, doneAt] = [find.owner(record.AUTHOR_ID), instantOf(record.CREATED)];
    yield { externalId: `bitrix24:comment:${id}`, deal: bitrixKey(deal), subject, owner, doneAt, ...planless };
  }
  for await (const record of source.list("deals")) {
    const [id, subject] = [idOf(record.ID), wordsOf(record.COMMENTS)];
    if (id === null || subject === null || find.places.of(record.CATEGORY_ID, record.STAGE_ID) === null) continue;
    const [owner, doneAt] = [find.owner(record.ASSIGNED_BY_ID), instantOf(record.DATE_CREATE)];
    yield { externalId: `bitrix24:deal-comment:${id}`, deal: bitrixKey(id), subject, owner, doneAt, ...planless };
  }
}

async function* tasks(records: AsyncIterable<Foreign>, find: Find): AsyncGenerator<ActivityRow> {
  for await (const record of records) {
    const id = idOf(record.id);
    if (id === null) continue;
    yield {
      externalId: `bitrix24:task:${id}`,
      deal: null,
      kind: "task",
      subject: textOf(record.title, 10_000),
      owner: find.owner(record.responsibleId),
      plannedAt: instantOf(record.deadline),
      doneAt: instantOf(record.closedDate),
      place: null,
      result: textOf(record.description, 10_000),
    };
  }
}

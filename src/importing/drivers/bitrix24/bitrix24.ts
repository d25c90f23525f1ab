import type { ActivityRow, CompanyRow, ContactRow, DealRow, StageHistoryRow } from "../../domain/rows.ts";
import type { ImportedActivityKind } from "../../domain/words.ts";
import type { Driver, Foreign, ForeignBook, ForeignPerson, ForeignSource, PageAnswer } from "../driver.ts";
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
  recordOf,
  textOf,
} from "../values.ts";
import { type Places, placesOf } from "./places.ts";

const methods: Readonly<Record<string, readonly [method: string, params: object]>> = {
  users: ["user.get", {}],
  categories: ["crm.category.list", { entityTypeId: 2 }],
  statuses: ["crm.status.list", { order: { SORT: "ASC" } }],
  companies: ["crm.company.list", { order: { ID: "ASC" }, select: ["*", "PHONE", "EMAIL", "WEB"] }],
  contacts: ["crm.contact.list", { order: { ID: "ASC" }, select: ["*", "PHONE", "EMAIL"] }],
  deals: ["crm.deal.list", { order: { ID: "ASC" }, select: ["*", "UF_*"] }],
  stages: ["crm.stagehistory.list", { entityTypeId: 2, order: { ID: "ASC" } }],
  activities: ["crm.activity.list", { order: { ID: "ASC" } }],
  leads: ["crm.lead.list", { order: { ID: "ASC" }, select: ["ID"] }],
};

/** Keys are the system's own ids with its name before them, so that two systems may be moved into one workspace. */
export const bitrixKey = (id: string) => `bitrix24:${id}`;

/** Answers carry records in `result`, some one level deeper; `next` is where the following fifty start. */
function answer(resource: string, status: number, body: unknown): PageAnswer {
  const { result, next, error } = recordOf(body);
  if (status === 429 || error === "QUERY_LIMIT_EXCEEDED" || error === "OPERATION_TIME_LIMIT") return "wait";
  if (status === 401 || status === 403 || error === "expired_token" || error === "NO_AUTH_FOUND") return "denied";
  const inner = recordOf(result)[resource === "categories" ? "categories" : resource === "stages" ? "items" : "tasks"];
  const items = Array.isArray(result) ? result : inner;
  if (status !== 200 || !Array.isArray(items)) return "rotten";
  return { items: listOf(items), next: typeof next === "number" ? String(next) : null };
}

/** BITRIX24: an address of an incoming webhook, which is the secret itself, or of an application with a token. */
export const bitrix24: Driver = {
  system: "bitrix24",
  resources: Object.keys(methods),
  requestsPerSecond: 2,
  request: ({ url, token }, resource, next) => {
    const [method = "", params = {}] = methods[resource] ?? [];
    return {
      url: `${url.replace(/\/+$/, "")}/${method}.json`,
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...params, start: Number(next ?? 0), ...(token === null ? {} : { auth: token }) }),
    };
  },
  answer,
  exported: (file) => {
    const { entities } = recordOf(file);
    const found = recordOf(entities);
    if (!Array.isArray(found.deals) && !Array.isArray(found.companies)) return null;
    return Object.fromEntries(Object.entries(found).map(([name, records]) => [name, listOf(records)]));
  },
  read,
};

async function read(source: ForeignSource, currency: string): Promise<ForeignBook> {
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
  const find: Find = { owner, company, contact, places, currency, leftOut };
  return {
    people,
    pipelines: places.pipelines,
    companies: rows(source.list("companies"), companyRow),
    contacts: rows(source.list("contacts"), (record) => contactRow(record, find)),
    history: await history(source.list("stages"), find),
    deals: rows(source.list("deals"), (record) => dealRow(record, find)),
    activities: activities(source, find),
    leftOut,
  };
}

interface Find {
  readonly owner: (id: unknown) => string | null;
  readonly company: (id: unknown) => string | null;
  readonly contact: (id: unknown) => string | null;
  readonly places: Places;
  readonly currency: string;
  readonly leftOut: Map<string, number>;
}

async function* rows<Row>(records: AsyncIterable<Foreign>, row: (record: Foreign) => Row | null): AsyncGenerator<Row> {
  for await (const record of records) {
    const made = row(record);
    if (made !== null) yield made;
  }
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

/** Activities of the CRM (calls, meetings, letters), and tasks of an export. */
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
  for await (const record of source.list("tasks")) {
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

import type { ActivityRow, CompanyRow, ContactRow, DealRow, StageHistoryRow } from "../../domain/rows.ts";
import type { Driver, Foreign, ForeignBook, ForeignPipeline, ForeignSource, PageAnswer } from "../driver.ts";
import {
  collect,
  count,
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

const paths: Readonly<Record<string, string>> = {
  users: "users?",
  pipelines: "leads/pipelines?",
  companies: "companies?",
  contacts: "contacts?",
  leads: "leads?with=contacts,loss_reason&",
  events: "events?filter[type][]=lead_status_changed&",
  notes: "leads/notes?",
  tasks: "tasks?",
};
const wonStatus = "142";
const lostStatus = "143";

export const amoKey = (id: string) => `amocrm:${id}`;

/** `_embedded` holds the records under their name, `_links.next` the address of the next page; 204 has nothing more. */
function answer(resource: string, status: number, body: unknown): PageAnswer {
  if (status === 429) return "wait";
  if (status === 401 || status === 403) return "denied";
  if (status === 204) return { items: [], next: null };
  const { _embedded, _links } = recordOf(body);
  const items = recordOf(_embedded)[resource];
  if (status !== 200 || !Array.isArray(items)) return "rotten";
  return { items: listOf(items), next: textOf(recordOf(recordOf(_links).next).href, 4_000) };
}

export const amocrm: Driver = {
  system: "amocrm",
  resources: Object.keys(paths),
  requestsPerSecond: 7,
  request: ({ url, token }, resource, next) => ({
    // Their word for the next page is believed for its number only: the token goes nowhere else.
    url: `${url.replace(/\/+$/, "")}/api/v4/${paths[resource]}page=${pageOf(next)}&limit=250`,
    method: "GET",
    headers: { accept: "application/json", ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  }),
  answer,
  exported: (file) => {
    const embedded = recordOf(recordOf(file)._embedded);
    const found = Object.entries(embedded).filter(([name, records]) => name in paths && Array.isArray(records));
    return found.length === 0 ? null : Object.fromEntries(found.map(([name, records]) => [name, listOf(records)]));
  },
  read,
};

const pageOf = (next: string | null): number => Number(/[?&]page=(\d+)/.exec(next ?? "")?.[1] ?? 1);

interface Place {
  readonly pipeline: string;
  readonly stage: string | null;
  readonly outcome: "won" | "lost" | null;
}

interface Find {
  readonly owner: (id: unknown) => string | null;
  readonly company: (record: Foreign) => string | null;
  readonly contact: (record: Foreign) => string | null;
  readonly place: (pipeline: unknown, status: unknown) => Place | null;
  readonly currency: string;
  readonly leftOut: Map<string, number>;
}

async function read(source: ForeignSource, currency: string): Promise<ForeignBook> {
  const leftOut = new Map<string, number>();
  const people = (await collect(source.list("users"))).map((one) => {
    const id = idOf(one.id) ?? "";
    const email = emailOf(one.email);
    return { id, email, name: textOf(one.name) ?? email ?? amoKey(id) };
  });
  const leads = await collect(source.list("leads"));
  const pipelines = pipelinesOf(await collect(source.list("pipelines")), leads);
  const known = { companies: new Set<string | null>(), contacts: new Set<string | null>() };
  for await (const { id } of source.list("companies")) known.companies.add(idOf(id));
  for await (const { id } of source.list("contacts")) known.contacts.add(idOf(id));
  const names = new Map(people.map((one) => [one.id, one.email ?? one.name]));
  const embedded = (record: Foreign, name: string) => listOf(recordOf(record._embedded)[name]);
  const keyAmong = (found: Foreign | undefined, among: ReadonlySet<string | null>) => {
    const id = idOf(found?.id);
    return id !== null && among.has(id) ? amoKey(id) : null;
  };
  const find: Find = {
    owner: (id) => names.get(idOf(id) ?? "") ?? null,
    company: (record) => keyAmong(embedded(record, "companies")[0], known.companies),
    contact: (record) => {
      const contacts = embedded(record, "contacts");
      return keyAmong(contacts.find((one) => one.is_main === true) ?? contacts[0], known.contacts);
    },
    place: (pipeline, status) => pipelines.place(idOf(pipeline) ?? "", idOf(status) ?? ""),
    currency,
    leftOut,
  };
  return {
    people,
    pipelines: pipelines.list,
    companies: rows(source.list("companies"), (record) => companyRow(record, leftOut)),
    contacts: rows(source.list("contacts"), (record) => contactRow(record, find)),
    history: await history(source.list("events"), leads, find),
    deals: rows(each(leads), (record) => dealRow(record, find)),
    activities: activities(source, find),
    leftOut,
  };
}

async function* each(records: readonly Foreign[]): AsyncGenerator<Foreign> {
  yield* records;
}

async function* rows<Row>(records: AsyncIterable<Foreign>, row: (record: Foreign) => Row | null): AsyncGenerator<Row> {
  for await (const record of records) {
    const made = record.is_deleted === true ? null : row(record);
    if (made !== null) yield made;
  }
}

/** An export of leads alone names no stages: they are then called by their numbers, which grow with their order. */
function pipelinesOf(records: readonly Foreign[], leads: readonly Foreign[]) {
  const list: ForeignPipeline[] = [];
  const places = new Map<string, Place>();
  for (const record of records.length > 0 ? records : numbered(leads)) {
    const id = idOf(record.id) ?? "";
    const pipeline = textOf(record.name) ?? amoKey(id);
    const statuses = [...listOf(recordOf(record._embedded).statuses)].sort((a, b) => Number(a.sort) - Number(b.sort));
    const nameOf = (status: Foreign) => textOf(status.name) ?? amoKey(idOf(status.id) ?? "");
    const worked = statuses.filter((status) => ![wonStatus, lostStatus].includes(idOf(status.id) ?? ""));
    const won = statuses.find((status) => idOf(status.id) === wonStatus);
    for (const status of worked)
      places.set(`${id}/${idOf(status.id)}`, { pipeline, stage: nameOf(status), outcome: null });
    places.set(`${id}/${wonStatus}`, { pipeline, stage: null, outcome: "won" });
    places.set(`${id}/${lostStatus}`, { pipeline, stage: null, outcome: "lost" });
    list.push({
      name: pipeline,
      stages: [...new Set(worked.map(nameOf))],
      won: won ? nameOf(won) : "Успешно реализовано",
    });
  }
  return { list, place: (pipeline: string, status: string) => places.get(`${pipeline}/${status}`) ?? null };
}

function numbered(leads: readonly Foreign[]): readonly Foreign[] {
  const byPipeline = new Map<string, Set<string>>();
  for (const lead of leads) {
    const [pipeline, status] = [idOf(lead.pipeline_id), idOf(lead.status_id)];
    if (pipeline !== null && status !== null)
      byPipeline.set(pipeline, (byPipeline.get(pipeline) ?? new Set()).add(status));
  }
  return [...byPipeline].map(([id, statuses]) => ({
    id,
    name: `amoCRM ${id}`,
    _embedded: { statuses: [...statuses].map((status) => ({ id: status, name: status, sort: Number(status) })) },
  }));
}

/** Fields stand in a list, known by their code or name. */
function fieldOf(record: Foreign, ...names: readonly string[]): unknown {
  const field = listOf(record.custom_fields_values).find(
    (one) => names.includes(String(one.field_code)) || names.includes(String(one.field_name).toLowerCase()),
  );
  return listOf(field?.values)[0]?.value;
}

const usualFields = new Set(["PHONE", "EMAIL", "WEB", "POSITION", "ADDRESS", "IM"]);

function countOwnFields(record: Foreign, leftOut: Map<string, number>): void {
  const own = listOf(record.custom_fields_values).filter((one) => !usualFields.has(String(one.field_code)));
  if (own.length > 0) count(leftOut, "own_fields", own.length);
}

function companyRow(record: Foreign, leftOut: Map<string, number>): CompanyRow | null {
  const id = idOf(record.id);
  if (id === null) return null;
  countOwnFields(record, leftOut);
  return {
    externalId: amoKey(id),
    name: textOf(record.name) ?? amoKey(id),
    inn: null,
    kpp: null,
    site: textOf(fieldOf(record, "WEB")),
    phone: phoneOf(fieldOf(record, "PHONE")),
    email: emailOf(fieldOf(record, "EMAIL")),
    industry: null,
    employees: null,
    city: textOf(fieldOf(record, "город", "city")),
    country: null,
    channel: null,
  };
}

function contactRow(record: Foreign, find: Find): ContactRow | null {
  const id = idOf(record.id);
  if (id === null) return null;
  countOwnFields(record, find.leftOut);
  return {
    externalId: amoKey(id),
    name: textOf(record.name) ?? amoKey(id),
    company: find.company(record),
    position: textOf(fieldOf(record, "POSITION")),
    role: null,
    phone: phoneOf(fieldOf(record, "PHONE")),
    email: emailOf(fieldOf(record, "EMAIL")),
  };
}

function dealRow(record: Foreign, find: Find): DealRow | null {
  const id = idOf(record.id);
  const place = find.place(record.pipeline_id, record.status_id);
  if (id === null || place === null) {
    count(find.leftOut, "deals_without_stage");
    return null;
  }
  countOwnFields(record, find.leftOut);
  const createdAt = instantOf(record.created_at);
  return {
    externalId: amoKey(id),
    title: textOf(record.name),
    pipeline: place.pipeline,
    stage: place.stage,
    amount: moneyOf(record.price, null, find.currency),
    company: find.company(record),
    contact: find.contact(record),
    owner: find.owner(record.responsible_user_id),
    channel: null,
    source: textOf(recordOf(listOf(recordOf(record._embedded).source)[0]).name),
    product: null,
    createdAt,
    expectedCloseOn: null,
    closedAt: place.outcome === null ? null : Math.max(instantOf(record.closed_at) ?? 0, createdAt ?? 0) || null,
    outcome: place.outcome,
    lossReason: textOf(listOf(recordOf(record._embedded).loss_reason)[0]?.name),
  };
}

/** The first change tells where the deal stood from its beginning. Deals that went through several pipelines keep none. */
async function history(
  events: AsyncIterable<Foreign>,
  leads: readonly Foreign[],
  find: Find,
): Promise<ReadonlyMap<string, StageHistoryRow[]>> {
  const byLead = new Map<string, Foreign[]>();
  for await (const event of events) {
    const id = idOf(event.entity_id) ?? "";
    into(byLead, id, event);
  }
  const byPipeline = new Map<string, StageHistoryRow[]>();
  for (const lead of leads) {
    const id = idOf(lead.id) ?? "";
    const changes = (byLead.get(id) ?? []).sort((a, b) => Number(a.created_at) - Number(b.created_at));
    const steps = [
      { at: instantOf(lead.created_at), status: statusIn(changes[0]?.value_before) },
      ...changes.map((change) => ({ at: instantOf(change.created_at), status: statusIn(change.value_after) })),
    ].map(({ at, status }) => ({ at, place: find.place(status.pipeline_id, status.id) }));
    if (changes.length === 0) continue;
    const [pipeline] = steps.map(({ place }) => place?.pipeline);
    if (pipeline === undefined || steps.some(({ at, place }) => at === null || place?.pipeline !== pipeline)) {
      count(find.leftOut, "history_without_stage", changes.length);
      continue;
    }
    const lossReason = textOf(listOf(recordOf(lead._embedded).loss_reason)[0]?.name);
    const nothing = { amount: null, owner: null, channel: null, source: null, company: null };
    const entries = steps.map(({ at, place }) => ({
      deal: amoKey(id),
      entered: place?.outcome ? { outcome: place.outcome } : { stage: place?.stage ?? "" },
      time: at ?? 0,
      lossReason: place?.outcome === "lost" ? lossReason : null,
      ...nothing,
    }));
    into(byPipeline, pipeline, ...entries);
  }
  return byPipeline;
}

const statusIn = (value: unknown): Foreign => recordOf(recordOf(listOf(value)[0]).lead_status);

const taskKinds: Readonly<Record<string, ActivityRow["kind"]>> = { 1: "call", 2: "meeting" };

async function* activities(source: ForeignSource, find: Find): AsyncGenerator<ActivityRow> {
  for await (const record of source.list("notes")) {
    const id = idOf(record.id);
    const params = recordOf(record.params);
    if (id === null) continue;
    const isCall = ["call_in", "call_out"].includes(String(record.note_type));
    const at = instantOf(record.created_at);
    const text = textOf(params.text, 10_000) ?? textOf(params.call_result, 10_000);
    if (!isCall && text === null) {
      count(find.leftOut, "notes_of_the_system");
      continue;
    }
    yield {
      externalId: `amocrm:note:${id}`,
      deal: idOf(record.entity_id) === null ? null : amoKey(idOf(record.entity_id) ?? ""),
      kind: isCall ? "call" : "note",
      subject: textOf(text),
      owner: find.owner(record.responsible_user_id),
      plannedAt: null,
      doneAt: at,
      place: null,
      result: isCall ? textOf(params.call_result, 10_000) : null,
    };
  }
  for await (const record of source.list("tasks")) {
    const id = idOf(record.id);
    if (id === null) continue;
    const isDone = record.is_completed === true;
    yield {
      externalId: `amocrm:task:${id}`,
      deal: record.entity_type === "leads" ? amoKey(idOf(record.entity_id) ?? "") : null,
      kind: taskKinds[String(record.task_type_id)] ?? "task",
      subject: textOf(record.text, 10_000),
      owner: find.owner(record.responsible_user_id),
      plannedAt: instantOf(record.complete_till),
      doneAt: isDone ? (instantOf(record.updated_at) ?? instantOf(record.complete_till)) : null,
      place: null,
      result: textOf(recordOf(record.result).text, 10_000),
    };
  }
}

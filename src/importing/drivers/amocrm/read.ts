import type { CompanyRow, ContactRow, DealRow, StageHistoryRow } from "../../domain/rows.ts";
import { outcomeOfStage } from "../../domain/words.ts";
import { type About, idsOfDeals, worthKeeping } from "../about.ts";
import { openHistory } from "../deal-history.ts";
import type { BookSettings, Foreign, ForeignBook, ForeignPerson, ForeignSource } from "../driver.ts";
import type { OwnReaders } from "../own-fields.ts";
import { ownedRows } from "../owned-rows.ts";
import { ownersOf } from "../owners-of.ts";
import { type Place, placesOf, type StageSaid } from "../places.ts";
import {
  collect,
  count,
  each,
  emailOf,
  idOf,
  idsOf,
  instantOf,
  into,
  listOf,
  moneyOf,
  phoneOf,
  recordOf,
  textOf,
  writtenInstantOf,
} from "../values.ts";
import { amocrmActivities } from "./activities.ts";
import { ownValuesOf } from "./own.ts";

const wonStatus = "142";
const lostStatus = "143";

export const amoKey = (id: string) => `amocrm:${id}`;

function person(record: Foreign): ForeignPerson {
  const id = idOf(record.id) ?? "";
  const email = emailOf(record.email);
  return { id, email, name: textOf(record.name) ?? email ?? amoKey(id) };
}

interface Find extends BookSettings {
  readonly owner: (id: unknown) => string | null;
  readonly company: (record: Foreign) => string | null;
  readonly contact: (record: Foreign) => string | null;
  readonly about: (resource: string, id: unknown) => About;
  readonly moment: (value: unknown) => number | null;
  readonly place: (pipeline: unknown, status: unknown) => Place | null;
  /** Whether what stands there is a lead that sales has not accepted. */
  readonly isUnsorted: (pipeline: unknown, status: unknown) => boolean;
  readonly leftOut: Map<string, number>;
}

export async function readAmocrm(source: ForeignSource, settings: BookSettings): Promise<ForeignBook> {
  const leftOut = new Map<string, number>();
  const people = (await collect(source.list("users"))).map(person);
  const leads = await collect(source.list("leads"));
  const pipelines = await collect(source.list("pipelines"));
  const places = placesOf(stagesOf(pipelines, leads), settings.locale);
  const companies = await idsOf(source.list("companies"));
  const contacts = await idsOf(source.list("contacts"));
  const place: Find["place"] = (pipeline, status) => places.of(`${idOf(pipeline)}/${idOf(status)}`);
  const placeOf = (lead: Foreign) => place(lead.pipeline_id, lead.status_id);
  const linked = links(companies, contacts);
  const find: Find = {
    ...settings,
    ...linked,
    owner: ownersOf(people),
    place,
    isUnsorted: unsortedOf(pipelines),
    about: aboutOf({ leads: await idsOfDeals(each(leads), placeOf), companies, contacts }, leads, linked),
    moment: (value) => moment(value, settings),
    leftOut,
  };
  await countUnsorted(source.list("unsorted"), leads, leftOut);
  const read = ownValuesOf(settings);
  const own: OwnReaders = { company: read, contact: read, deal: read };
  const kinds = {
    own,
    list: {
      company: () => source.list("companies"),
      contact: () => source.list("contacts"),
      deal: () => each(leads),
    },
    company: companyRow,
    contact: (record: Foreign) => contactRow(record, find),
    deal: (record: Foreign) => dealRow(record, find),
  };
  return {
    people,
    pipelines: places.pipelines,
    ...(await ownedRows(kinds, leftOut)),
    history: await history(source.list("events"), leads, find),
    activities: worthKeeping(amocrmActivities(source, find), leftOut),
    leftOut,
  };
}

/** The status before the first stage, which every pipeline has. */
const isOfUnsorted = (status: Foreign) => status.type === 1;

function unsortedOf(pipelines: readonly Foreign[]): Find["isUnsorted"] {
  const found = new Set(
    pipelines.flatMap((pipeline) =>
      listOf(recordOf(pipeline._embedded).statuses)
        .filter(isOfUnsorted)
        .map((status) => `${idOf(pipeline.id)}/${idOf(status.id)}`),
    ),
  );
  return (pipeline, status) => found.has(`${idOf(pipeline)}/${idOf(status)}`);
}

/** Leads that nobody has accepted are listed apart; those that the list of deals has too are counted there. */
async function countUnsorted(
  unsorted: AsyncIterable<Foreign>,
  leads: readonly Foreign[],
  leftOut: Map<string, number>,
): Promise<void> {
  const listed = new Set(leads.map(({ id }) => idOf(id)));
  for await (const { _embedded } of unsorted) {
    const [lead] = listOf(recordOf(_embedded).leads);
    if (!listed.has(idOf(lead?.id))) count(leftOut, "leads");
  }
}

/**
 * Whom a note or a task is about, by the name of the resource that its id is of. What hangs on a deal that stays behind goes
 * to its customer.
 */
function aboutOf(
  came: Readonly<Record<"leads" | "companies" | "contacts", ReadonlySet<string>>>,
  leads: readonly Foreign[],
  { company, contact }: Pick<Find, "company" | "contact">,
): Find["about"] {
  const behind = new Map(leads.map((lead) => [idOf(lead.id) ?? "", lead]));
  for (const id of came.leads) behind.delete(id);
  return (resource, said) => {
    const id = idOf(said) ?? "";
    const lead = resource === "leads" ? behind.get(id) : undefined;
    if (lead !== undefined) return { deal: null, company: company(lead), contact: contact(lead) };
    const keyIn = (name: keyof typeof came) => (resource === name && came[name].has(id) ? amoKey(id) : null);
    return { deal: keyIn("leads"), company: keyIn("companies"), contact: keyIn("contacts") };
  };
}

/** Customers that a record names, by their key where they came, else as a table names the company. */
function links(companies: ReadonlySet<string>, contacts: ReadonlySet<string>): Pick<Find, "company" | "contact"> {
  const embedded = (record: Foreign, name: string) => listOf(recordOf(record._embedded)[name]);
  const keyAmong = (found: Foreign | undefined, among: ReadonlySet<string>) => {
    const id = idOf(found?.id);
    return id !== null && among.has(id) ? amoKey(id) : null;
  };
  return {
    company: (record) => keyAmong(embedded(record, "companies")[0], companies) ?? textOf(record.company_name),
    contact: (record) => {
      const linked = embedded(record, "contacts");
      return keyAmong(linked.find((one) => one.is_main === true) ?? linked[0], contacts);
    },
  };
}

/** An export of leads alone names no stages: they are then called by their numbers, which grow with their order. */
function stagesOf(pipelines: readonly Foreign[], leads: readonly Foreign[]): readonly StageSaid[] {
  const said = pipelines.flatMap((pipeline) =>
    listOf(recordOf(pipeline._embedded).statuses).flatMap((status): readonly StageSaid[] => {
      if (isOfUnsorted(status)) return [];
      const [pipelineId, id] = [idOf(pipeline.id) ?? "", idOf(status.id) ?? ""];
      const name = textOf(status.name) ?? amoKey(id);
      const of = { pipelineId, pipeline: textOf(pipeline.name) ?? amoKey(pipelineId) };
      return [
        { ...of, id: `${pipelineId}/${id}`, name, order: Number(status.sort) || 0, outcome: outcomeOfNumber(id) },
      ];
    }),
  );
  if (said.length > 0) return said;
  const met = new Map<string, StageSaid>();
  for (const lead of leads) {
    const [pipelineId, name] = [idOf(lead.pipeline_id), idOf(lead.status_id)];
    if (pipelineId === null || name === null || met.has(`${pipelineId}/${name}`)) continue;
    const isNamed = /\D/.test(name);
    met.set(`${pipelineId}/${name}`, {
      pipelineId,
      pipeline: isNamed ? pipelineId : `amoCRM ${pipelineId}`,
      id: `${pipelineId}/${name}`,
      name,
      order: isNamed ? met.size : Number(name),
      outcome: isNamed ? outcomeOfStage(name) : outcomeOfNumber(name),
    });
  }
  return [...met.values()];
}

const outcomeOfNumber = (status: string) => (status === wonStatus ? "won" : status === lostStatus ? "lost" : null);

/** The API gives seconds, tables what people read. */
const moment = (value: unknown, { timeZone }: BookSettings) => instantOf(value) ?? writtenInstantOf(value, timeZone);

/** Fields stand in a list, known by their code or name. */
function fieldOf(record: Foreign, ...names: readonly string[]): unknown {
  const field = listOf(record.custom_fields_values).find(
    (one) => names.includes(String(one.field_code)) || names.includes(String(one.field_name).toLowerCase()),
  );
  return listOf(field?.values)[0]?.value;
}

function companyRow(record: Foreign): CompanyRow | null {
  const id = idOf(record.id);
  if (id === null) return null;
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
    count(find.leftOut, find.isUnsorted(record.pipeline_id, record.status_id) ? "leads" : "deals_without_stage");
    return null;
  }
  const createdAt = moment(record.created_at, find);
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
    source: textOf(
      listOf(recordOf(record._embedded).source)[0]?.name ?? recordOf(recordOf(record._embedded).source).name,
    ),
    product: null,
    createdAt,
    expectedCloseOn: null,
    closedAt: place.outcome === null ? null : Math.max(moment(record.closed_at, find) ?? 0, createdAt ?? 0) || null,
    outcome: place.outcome,
    lossReason: textOf(listOf(recordOf(record._embedded).loss_reason)[0]?.name),
  };
}

/** The first change tells where the deal stood from its beginning. */
async function history(
  events: AsyncIterable<Foreign>,
  leads: readonly Foreign[],
  find: Find,
): Promise<ReadonlyMap<string, StageHistoryRow[]>> {
  const byLead = new Map<string, Foreign[]>();
  for await (const event of events) into(byLead, idOf(event.entity_id) ?? "", event);
  const { byPipeline, add } = openHistory(find.leftOut);
  for (const lead of leads) {
    const id = idOf(lead.id) ?? "";
    const changes = (byLead.get(id) ?? []).sort((a, b) => Number(a.created_at) - Number(b.created_at));
    const steps = [
      { at: instantOf(lead.created_at), status: statusIn(changes[0]?.value_before) },
      ...changes.map((change) => ({ at: instantOf(change.created_at), status: statusIn(change.value_after) })),
    ]
      // A deal begins when it is accepted.
      .filter(({ status }) => !find.isUnsorted(status.pipeline_id, status.id))
      .map(({ at, status }) => ({ at, place: find.place(status.pipeline_id, status.id) }));
    if (changes.length === 0 || steps.length === 0) continue;
    const lossReason = textOf(listOf(recordOf(lead._embedded).loss_reason)[0]?.name);
    add(amoKey(id), steps, { lossReason, told: changes.length });
  }
  return byPipeline;
}

const statusIn = (value: unknown): Foreign => recordOf(recordOf(listOf(value)[0]).lead_status);

import type { CompanyRow, ContactRow, DealRow, StageHistoryRow } from "../../domain/rows.ts";
import { type About, idsOfDeals, worthKeeping } from "../about.ts";
import { openHistory, type Step } from "../deal-history.ts";
import type { BookSettings, Foreign, ForeignBook, ForeignPerson, ForeignSource } from "../driver.ts";
import type { OwnReaders } from "../own-fields.ts";
import { ownedRows } from "../owned-rows.ts";
import { ownersOf } from "../owners-of.ts";
import { type Place, type Places, placesOf, type StageSaid } from "../places.ts";
import {
  collect,
  count,
  dayOf,
  emailOf,
  idOf,
  idsOf,
  into,
  listOf,
  moneyOf,
  phoneOf,
  recordOf,
  textOf,
  writtenInstantOf,
} from "../values.ts";
import { pipedriveActivities } from "./activities.ts";
import { ownValuesOf } from "./own.ts";

export const pipedriveKey = (id: string) => `pipedrive:${id}`;

function person(record: Foreign): ForeignPerson {
  const id = idOf(record.id) ?? "";
  const email = emailOf(record.email);
  return { id, email, name: textOf(record.name) ?? email ?? pipedriveKey(id) };
}

interface Find extends BookSettings {
  readonly owner: (said: unknown) => string | null;
  readonly company: (record: Foreign) => string | null;
  readonly contact: (record: Foreign) => string | null;
  readonly about: (record: Foreign) => About;
  readonly places: Places;
  /** Where a deal stands now; stages do not say that it is over. */
  readonly place: (deal: Foreign) => Place | null;
  readonly leftOut: Map<string, number>;
}

export async function readPipedrive(source: ForeignSource, settings: BookSettings): Promise<ForeignBook> {
  const leftOut = new Map<string, number>();
  const people = (await collect(source.list("users"))).map(person);
  const companies = await idsOf(source.list("organizations"));
  const contacts = await idsOf(source.list("persons"));
  const places = placesOf(await stagesOf(source), settings.locale);
  const place = placeOf(places);
  const deals = await idsOfDeals(source.list("deals"), place);
  const leads = await leadsOf(source.list("leads"), leftOut);
  const find: Find = {
    ...settings,
    owner: ownersOf(people),
    company: (record) => linked(record.org_id, companies) ?? textOf(record.org_name),
    contact: (record) => linked(record.person_id, contacts) ?? textOf(record.person_name),
    about: ({ deal_id, lead_id, org_id, person_id }) => {
      const lead = leads.get(idOf(lead_id) ?? "");
      const company = linked(org_id ?? lead?.organization_id, companies);
      return { deal: linked(deal_id, deals), company, contact: linked(person_id ?? lead?.person_id, contacts) };
    },
    places,
    place,
    leftOut,
  };
  const own = await ownReaders(source, settings);
  const kinds = {
    own,
    list: {
      company: () => source.list("organizations"),
      contact: () => source.list("persons"),
      deal: () => source.list("deals"),
    },
    company: companyRow,
    contact: (record: Foreign) => contactRow(record, find),
    deal: (record: Foreign) => dealRow(record, find),
  };
  return {
    people,
    pipelines: places.pipelines,
    ...(await ownedRows(kinds, leftOut)),
    history: await history(source, find),
    activities: worthKeeping(pipedriveActivities(source, find), leftOut),
    leftOut,
  };
}

async function ownReaders(source: ForeignSource, settings: BookSettings): Promise<OwnReaders> {
  return {
    company: ownValuesOf(await collect(source.list("organization_fields")), settings),
    contact: ownValuesOf(await collect(source.list("person_fields")), settings),
    deal: ownValuesOf(await collect(source.list("deal_fields")), settings),
  };
}

/** Leads stay behind; what hangs on them goes to their customers. */
async function leadsOf(
  leads: AsyncIterable<Foreign>,
  leftOut: Map<string, number>,
): Promise<ReadonlyMap<string, Foreign>> {
  const found = new Map<string, Foreign>();
  for await (const lead of leads) found.set(idOf(lead.id) ?? "", lead);
  if (found.size > 0) count(leftOut, "leads", found.size);
  return found;
}

function linked(id: unknown, known: ReadonlySet<string>): string | null {
  const found = idOf(id);
  return found !== null && known.has(found) ? pipedriveKey(found) : null;
}

const placeOf =
  (places: Places): Find["place"] =>
  (deal) => {
    const found = places.of(textOf(deal.stage_id) ?? "");
    return found === null ? null : ended(found, deal.status);
  };

function ended(place: Place, status: unknown): Place {
  return status === "won" || status === "lost" ? { ...place, stage: null, outcome: status } : place;
}

/** Stages as the account has them; an export says only where its deals stand. */
async function stagesOf(source: ForeignSource): Promise<readonly StageSaid[]> {
  const pipelines = new Map(
    (await collect(source.list("pipelines"))).map((one) => [idOf(one.id) ?? "", textOf(one.name)]),
  );
  const said = (await collect(source.list("stages"))).flatMap((stage): StageSaid[] => {
    const [id, pipelineId] = [idOf(stage.id), idOf(stage.pipeline_id)];
    if (id === null || pipelineId === null || !pipelines.has(pipelineId)) return [];
    const pipeline = pipelines.get(pipelineId) ?? pipedriveKey(pipelineId);
    const order = Number(stage.order_nr) || 0;
    return [{ pipelineId, pipeline, id, name: textOf(stage.name) ?? pipedriveKey(id), order, outcome: null }];
  });
  if (said.length > 0) return said;
  const met = new Map<string, StageSaid>();
  for await (const { stage_id, stage_name, pipeline_name } of source.list("deals")) {
    const [id, name] = [textOf(stage_id), textOf(stage_name)];
    if (id === null || name === null || met.has(id)) continue;
    const pipeline = textOf(pipeline_name) ?? "Pipedrive";
    met.set(id, { pipelineId: pipeline, pipeline, id, name, order: met.size, outcome: null });
  }
  return [...met.values()];
}

/** The first of several phones or addresses is the one that is marked so. */
function mainOf(values: unknown): unknown {
  const list = listOf(values);
  return (list.find((one) => one.primary === true) ?? list[0])?.value;
}

function companyRow(record: Foreign): CompanyRow | null {
  const id = idOf(record.id);
  if (id === null) return null;
  const address = recordOf(record.address);
  return {
    externalId: pipedriveKey(id),
    name: textOf(record.name) ?? pipedriveKey(id),
    inn: null,
    kpp: null,
    site: textOf(record.website),
    phone: null,
    email: null,
    industry: null,
    employees: null,
    city: textOf(address.locality),
    country: textOf(address.country),
    channel: null,
  };
}

function contactRow(record: Foreign, find: Find): ContactRow | null {
  const id = idOf(record.id);
  if (id === null) return null;
  return {
    externalId: pipedriveKey(id),
    name: textOf(record.name) ?? pipedriveKey(id),
    company: find.company(record),
    position: textOf(record.job_title),
    role: null,
    phone: phoneOf(mainOf(record.phones)),
    email: emailOf(mainOf(record.emails)),
  };
}

/** v2 writes moments with their zone, v1 in UTC without one, exports in the account's. */
const moment = (value: unknown, zone = "UTC") => writtenInstantOf(value, zone);

function dealRow(record: Foreign, find: Find): DealRow | null {
  const id = idOf(record.id);
  const place = find.place(record);
  if (id === null || place === null) {
    count(find.leftOut, "deals_without_stage");
    return null;
  }
  const createdAt = moment(record.add_time, find.timeZone);
  const closed =
    moment(record.won_time, find.timeZone) ??
    moment(record.lost_time, find.timeZone) ??
    moment(record.close_time, find.timeZone);
  return {
    externalId: pipedriveKey(id),
    title: textOf(record.title),
    pipeline: place.pipeline,
    stage: place.stage,
    amount: moneyOf(record.value, record.currency, find.currency),
    company: find.company(record),
    contact: find.contact(record),
    owner: find.owner(record.owner_id),
    channel: textOf(record.channel_name),
    source: textOf(record.source_name),
    product: null,
    createdAt,
    expectedCloseOn: dayOf(record.expected_close_date),
    closedAt: place.outcome === null ? null : Math.max(closed ?? 0, createdAt ?? 0) || null,
    outcome: place.outcome,
    lossReason: place.outcome === "lost" ? textOf(record.lost_reason) : null,
  };
}

/** Changes of the stage and of the status, put in order. */
async function history(source: ForeignSource, find: Find): Promise<ReadonlyMap<string, StageHistoryRow[]>> {
  const changes = new Map<string, Foreign[]>();
  for await (const change of source.list("changes")) {
    if (change.field_key === "stage_id" || change.field_key === "status")
      into(changes, idOf(change.deal_id) ?? "", change);
  }
  const { byPipeline, add } = openHistory(find.leftOut);
  for await (const deal of source.list("deals")) {
    const id = idOf(deal.id);
    const own = id === null ? undefined : changes.get(id);
    if (id === null || own === undefined || deal.is_deleted === true) continue;
    add(pipedriveKey(id), stepsOf(deal, own, find), { lossReason: textOf(deal.lost_reason), told: own.length });
  }
  return byPipeline;
}

/** The first stage is what the first change says was before; of a deal that never moved, where it stands. */
function stepsOf(deal: Foreign, changes: readonly Foreign[], find: Find): readonly Step[] {
  const sorted = [...changes].sort((one, other) => (moment(one.time) ?? 0) - (moment(other.time) ?? 0));
  const moves = sorted.filter((one) => one.field_key === "stage_id" && textOf(one.old_value) !== null);
  let stage = textOf(moves[0]?.old_value) ?? textOf(deal.stage_id) ?? "";
  const steps: Step[] = [{ at: moment(deal.add_time), place: find.places.of(stage) }];
  for (const change of sorted) {
    // What a deal was created with is told as a change too.
    if (textOf(change.old_value) === null) continue;
    const isMove = change.field_key === "stage_id";
    if (isMove) stage = textOf(change.new_value) ?? "";
    const place = find.places.of(stage);
    steps.push({ at: moment(change.time), place: isMove || place === null ? place : ended(place, change.new_value) });
  }
  return closing(steps, deal, find);
}

/** Changes are not kept for ever: what they do not tell of its present, the deal itself does. */
function closing(steps: readonly Step[], deal: Foreign, find: Find): readonly Step[] {
  const [now, last] = [find.place(deal), steps.at(-1)];
  if (now === null || (last?.place?.stage === now.stage && last.place.outcome === now.outcome)) return steps;
  const at = moment(deal.won_time) ?? moment(deal.lost_time) ?? moment(deal.stage_change_time) ?? last?.at ?? null;
  return [...steps, { at: at === null ? null : Math.max(at, last?.at ?? 0), place: now }];
}

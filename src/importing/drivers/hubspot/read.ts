import type { CompanyRow, ContactRow, DealRow, StageHistoryRow } from "../../domain/rows.ts";
import { outcomeOfStage } from "../../domain/words.ts";
import { type About, idsOfDeals, worthKeeping } from "../about.ts";
import { openHistory } from "../deal-history.ts";
import type { BookSettings, Foreign, ForeignBook, ForeignPerson, ForeignSource } from "../driver.ts";
import type { OwnReaders } from "../own-fields.ts";
import { ownedRows } from "../owned-rows.ts";
import { ownersOf } from "../owners-of.ts";
import { type Places, placesOf, type StageSaid } from "../places.ts";
import {
  collect,
  count,
  dayOf,
  emailOf,
  idOf,
  idsOf,
  listOf,
  moneyOf,
  phoneOf,
  recordOf,
  textOf,
  writtenInstantOf,
} from "../values.ts";
import { hubspotActivities } from "./activities.ts";
import { ownValuesOf } from "./own.ts";

export const hubspotKey = (id: string) => `hubspot:${id}`;

function person(record: Foreign): ForeignPerson {
  const id = idOf(record.id) ?? "";
  const email = emailOf(record.email);
  const name = textOf([record.firstName, record.lastName].flatMap((part) => textOf(part) ?? []).join(" "));
  return { id, email, name: name ?? email ?? hubspotKey(id) };
}

interface Find extends BookSettings {
  readonly owner: (said: unknown) => string | null;
  readonly company: (record: Foreign) => string | null;
  readonly contact: (record: Foreign) => string | null;
  readonly about: (record: Foreign) => About;
  readonly places: Places;
  readonly leftOut: Map<string, number>;
}

export async function readHubspot(source: ForeignSource, settings: BookSettings): Promise<ForeignBook> {
  const leftOut = new Map<string, number>();
  const people = (await collect(source.list("owners"))).map(person);
  const companies = await idsOf(source.list("companies"));
  const contacts = await idsOf(source.list("contacts"));
  const places = placesOf(await stagesOf(source), settings.locale);
  const deals = await idsOfDeals(source.list("deals"), ({ properties }) =>
    places.of(textOf(recordOf(properties).dealstage) ?? ""),
  );
  const find: Find = {
    ...settings,
    owner: ownersOf(people),
    company: linked("companies", companies),
    contact: linked("contacts", contacts),
    about: (record) => ({
      deal: linked("deals", deals)(record),
      company: linked("companies", companies)(record),
      contact: linked("contacts", contacts)(record),
    }),
    places,
    leftOut,
  };
  for await (const _ of source.list("leads")) count(leftOut, "leads");
  const own = await ownReaders(source);
  const kinds = {
    own,
    list: {
      company: () => source.list("companies"),
      contact: () => source.list("contacts"),
      deal: () => source.list("deals"),
    },
    company: companyRow,
    contact: (record: Foreign) => contactRow(record, find),
    deal: (record: Foreign) => dealRow(record, find),
  };
  return {
    people,
    pipelines: find.places.pipelines,
    ...(await ownedRows(kinds, leftOut)),
    history: await history(source.list("deals"), find),
    activities: worthKeeping(hubspotActivities(source, find), leftOut),
    leftOut,
  };
}

async function ownReaders(source: ForeignSource): Promise<OwnReaders> {
  return {
    company: ownValuesOf(await collect(source.list("company_properties"))),
    contact: ownValuesOf(await collect(source.list("contact_properties"))),
    deal: ownValuesOf(await collect(source.list("deal_properties"))),
  };
}

/** The first record that it is linked with: by its key where that came, else as an export names it. */
function linked(kind: string, known: ReadonlySet<string>): (record: Foreign) => string | null {
  return (record) => {
    const ids = listOf(recordOf(recordOf(record.associations)[kind]).results).flatMap((one) => idOf(one.id) ?? []);
    const found = ids.find((id) => known.has(id));
    return found === undefined ? textOf(recordOf(record.names)[kind]) : hubspotKey(found);
  };
}

/** Stages as the account has them; an export says only where its deals stand. */
async function stagesOf(source: ForeignSource): Promise<readonly StageSaid[]> {
  const said = (await collect(source.list("pipelines"))).flatMap((pipeline) =>
    listOf(pipeline.stages).flatMap((stage): StageSaid[] => {
      const [pipelineId, id] = [idOf(pipeline.id), idOf(stage.id)];
      if (pipelineId === null || id === null) return [];
      const { isClosed, probability } = recordOf(stage.metadata);
      const outcome = String(isClosed) !== "true" ? null : Number(probability) > 0 ? "won" : "lost";
      const name = textOf(stage.label) ?? id;
      const pipelineName = textOf(pipeline.label) ?? hubspotKey(pipelineId);
      return [{ pipelineId, pipeline: pipelineName, id, name, order: Number(stage.displayOrder) || 0, outcome }];
    }),
  );
  if (said.length > 0) return said;
  const met = new Map<string, StageSaid>();
  for await (const { properties } of source.list("deals")) {
    const { pipeline, dealstage } = recordOf(properties);
    const [id, pipelineId] = [textOf(dealstage), textOf(pipeline) ?? "HubSpot"];
    if (id === null || met.has(id)) continue;
    const name = id.replace(/\s*\([^()]*\)$/, "");
    met.set(id, { pipelineId, pipeline: pipelineId, id, name, order: met.size, outcome: outcomeOfStage(name) });
  }
  return [...met.values()];
}

function companyRow(record: Foreign): CompanyRow | null {
  const id = idOf(record.id);
  if (id === null) return null;
  const said = recordOf(record.properties);
  const employees = Number(textOf(said.numberofemployees) ?? Number.NaN);
  return {
    externalId: hubspotKey(id),
    name: textOf(said.name) ?? textOf(said.domain) ?? hubspotKey(id),
    inn: null,
    kpp: null,
    site: textOf(said.website) ?? textOf(said.domain),
    phone: phoneOf(said.phone),
    email: null,
    industry: textOf(said.industry),
    employees: Number.isInteger(employees) && employees >= 0 && employees < 10_000_000 ? employees : null,
    city: textOf(said.city),
    country: textOf(said.country),
    channel: null,
  };
}

function contactRow(record: Foreign, find: Find): ContactRow | null {
  const id = idOf(record.id);
  if (id === null) return null;
  const said = recordOf(record.properties);
  const name = textOf([said.firstname, said.lastname].flatMap((part) => textOf(part) ?? []).join(" "));
  return {
    externalId: hubspotKey(id),
    name: name ?? emailOf(said.email) ?? hubspotKey(id),
    company: find.company(record),
    position: textOf(said.jobtitle),
    role: null,
    phone: phoneOf(said.phone) ?? phoneOf(said.mobilephone),
    email: emailOf(said.email),
  };
}

function dealRow(record: Foreign, find: Find): DealRow | null {
  const id = idOf(record.id);
  const said = recordOf(record.properties);
  const place = find.places.of(textOf(said.dealstage) ?? "");
  if (id === null || place === null) {
    count(find.leftOut, "deals_without_stage");
    return null;
  }
  const createdAt = writtenInstantOf(said.createdate, find.timeZone);
  const closedAt = writtenInstantOf(said.closedate, find.timeZone);
  const isOver = place.outcome !== null;
  return {
    externalId: hubspotKey(id),
    title: textOf(said.dealname),
    pipeline: place.pipeline,
    stage: place.stage,
    amount: moneyOf(said.amount, said.deal_currency_code, find.currency),
    company: find.company(record),
    contact: find.contact(record),
    owner: find.owner(said.hubspot_owner_id),
    channel: null,
    source: textOf(said.hs_analytics_source),
    product: null,
    createdAt,
    expectedCloseOn: isOver ? null : dayOf(said.closedate),
    closedAt: isOver ? Math.max(closedAt ?? 0, createdAt ?? 0) || null : null,
    outcome: place.outcome,
    lossReason: place.outcome === "lost" ? textOf(said.closed_lost_reason) : null,
  };
}

/** What `dealstage` has been, as the deal itself tells. */
async function history(deals: AsyncIterable<Foreign>, find: Find): Promise<ReadonlyMap<string, StageHistoryRow[]>> {
  const { byPipeline, add } = openHistory(find.leftOut);
  for await (const record of deals) {
    const id = idOf(record.id);
    const steps = listOf(recordOf(record.propertiesWithHistory).dealstage)
      .map((one) => ({ at: writtenInstantOf(one.timestamp, "UTC"), place: find.places.of(textOf(one.value) ?? "") }))
      .sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
    if (id === null || steps.length < 2) continue;
    const lossReason = textOf(recordOf(record.properties).closed_lost_reason);
    add(hubspotKey(id), steps, { lossReason, told: steps.length });
  }
  return byPipeline;
}

import type { CompanyRow, ContactRow, DealRow, StageHistoryRow } from "../../domain/rows.ts";
import { type About, aboutNobody, idsOfDeals, worthKeeping } from "../about.ts";
import type { BookSettings, Foreign, ForeignBook, ForeignPerson, ForeignSource } from "../driver.ts";
import type { OwnReaders } from "../own-fields.ts";
import { ownedRows } from "../owned-rows.ts";
import { collect, count, dayOf, emailOf, idOf, instantOf, into, listOf, moneyOf, phoneOf, textOf } from "../values.ts";
import { type AboutOf, bitrixActivities } from "./activities.ts";
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
  const leads = await collect(source.list("leads"));
  const owner = (id: unknown) => emailOrName.get(idOf(id) ?? "") ?? null;
  const company = (id: unknown) => (customers.companies.has(idOf(id) ?? "") ? bitrixKey(idOf(id) ?? "") : null);
  const contact = (id: unknown) => customers.contacts.get(idOf(id) ?? "") ?? null;
  const about = await aboutOf(source, leads, { company, contact, places });
  // Of some a deal was made, which comes along.
  for (const { ID } of leads) count(leftOut, about("lead", ID).deal === null ? "leads" : "leads_converted");
  const find: Find = { ...settings, owner, company, contact, about, places, leftOut };
  const own = await ownReaders(source, settings);
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
    pipelines: places.pipelines,
    ...(await ownedRows(kinds, leftOut)),
    history: await history(source.list("stages"), find),
    activities: worthKeeping(bitrixActivities(source, find), leftOut),
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
  readonly about: AboutOf;
  readonly places: Places;
  readonly leftOut: Map<string, number>;
}

/** What hangs on a lead goes to the deal that was made of it, else to its customer. */
async function aboutOf(
  source: ForeignSource,
  leads: readonly Foreign[],
  { company, contact, places }: Pick<Find, "company" | "contact" | "places">,
): Promise<AboutOf> {
  const deals = await idsOfDeals(source.list("deals"), (deal) => places.of(deal.CATEGORY_ID, deal.STAGE_ID));
  const ofLead = new Map<string, About>();
  for (const lead of leads) {
    ofLead.set(idOf(lead.ID) ?? "", {
      deal: null,
      company: company(lead.COMPANY_ID),
      contact: contact(lead.CONTACT_ID),
    });
  }
  const deal = (id: unknown) => (deals.has(idOf(id) ?? "") ? bitrixKey(idOf(id) ?? "") : null);
  for await (const { ID, LEAD_ID } of source.list("deals")) {
    const [lead, made] = [idOf(LEAD_ID), deal(ID)];
    if (lead !== null && made !== null) ofLead.set(lead, { ...aboutNobody, ...ofLead.get(lead), deal: made });
  }
  return (owner, id) => {
    if (owner === "lead") return ofLead.get(idOf(id) ?? "") ?? aboutNobody;
    if (owner === "deal") return { ...aboutNobody, deal: deal(id) };
    return owner === "company" ? { ...aboutNobody, company: company(id) } : { ...aboutNobody, contact: contact(id) };
  };
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

import { recordActivities } from "../../activities/index.ts";
import { recordDocuments, recordGoods, recordPayments } from "../../commerce/index.ts";
import { recordCompanies, recordContacts } from "../../crm/index.ts";
import { createWorkspace, demoSignIn, preparePassword } from "../../identity/index.ts";
import type { Locale } from "../../kernel/actor.ts";
import type { CompanyId, ContactId, DealId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import type { Instant } from "../../kernel/time.ts";
import { recordDealContacts, recordDeals, refreshAllStageShares } from "../../pipeline/index.ts";
import type { Database } from "../../platform/database/database.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { type DemoWorkspace, demoZone, inventDemo } from "../domain/demo-company.ts";
import { inventOrigins } from "../domain/invent-origins.ts";
import { demoPeople } from "../domain/people.ts";
import { vocabularies } from "../domain/vocabularies.ts";
import { noteDemoAbsences } from "./demo-absences.ts";
import { fillDemoCallList } from "./demo-call-lists.ts";
import { writeImprovements } from "./demo-improvements.ts";
import { payDemoPeople } from "./demo-pay.ts";
import { writePlans } from "./demo-plans.ts";
import { writePromiseStory } from "./demo-promises.ts";
import { reviewDemoCalls } from "./demo-reviews.ts";
import { writeTeam } from "./demo-team.ts";
import { demoVisits } from "./demo-visits.ts";
import { demoWork, planDemoDays } from "./demo-work.ts";
import { type DemoSetting, furnishDemo } from "./furnish-demo.ts";

/** What is told of the people and deals once they are written: a slice adds one line. */
type Story = (unit: Unit, setting: DemoSetting) => Promise<Refusal | null>;
const further: readonly Story[] = [
  noteDemoAbsences,
  planDemoDays,
  reviewDemoCalls,
  fillDemoCallList,
  writePromiseStory,
  writeTeam,
  writePlans,
  writeImprovements,
  payDemoPeople,
];

/** PLT-15: creates the demo workspace with its people, customers and two years of deals, all or nothing. Answers its slug. `stories` are those that app/ puts together. */
export async function createDemo(
  database: Database,
  locale: Locale,
  now: Instant,
  stories: readonly Story[] = [],
): Promise<string | Refusal> {
  const words = vocabularies[locale];
  const owner = demoPeople.find((person) => person.role === "owner");
  const demo = inventDemo(now, locale);
  const passwordHash = await preparePassword(demoSignIn.password);
  if (isRefusal(passwordHash)) return passwordHash;
  let failed: Refusal | null = null;
  const created = await createWorkspace(
    database,
    {
      name: words.workspace,
      slug: "demo",
      currency: "RUB",
      timeZone: demoZone,
      locale,
      isDemo: true,
      owner: { passwordHash, email: demoSignIn.email, name: owner?.name[locale] ?? "" },
      via: "system",
    },
    async (unit) => {
      const setting = await furnishDemo(unit, passwordHash);
      if (isRefusal(setting)) failed = setting;
      else {
        await writeDemo(unit, setting, demo);
        for (const write of [...further, ...stories]) failed ??= await write(unit, setting);
      }
    },
  );
  if (failed) return failed;
  if (isRefusal(created)) return created;
  // Counting over rows just written needs the planner to know how many they are.
  await database.owner.query("analyze");
  await runUnit(database, created.actor, (unit) => refreshAllStageShares(unit));
  return created.slug;
}

async function writeDemo(unit: Unit, setting: DemoSetting, demo: DemoWorkspace): Promise<void> {
  const companies = demo.companies.map((company) => ({
    ...company,
    id: unit.newId<"company">(),
    ownerId: setting.userOf(company.owner),
  }));
  const contacts = companies.flatMap((company) =>
    company.contacts.map((contact) => ({
      ...contact,
      id: unit.newId<"contact">(),
      companyId: company.id as CompanyId,
      ownerId: company.ownerId,
      createdAt: company.createdAt,
    })),
  );
  await recordCompanies(
    unit,
    companies.map(({ contacts: _, ...company }, line) => ({ ...company, line, externalId: null })),
    null,
  );
  await recordContacts(
    unit,
    contacts.map((contact, line) => ({ ...contact, line, externalId: null })),
    null,
  );
  const { products, shipments } = demo.goods;
  await recordGoods(
    unit,
    products.map((product) => ({ ...product, vat: 20 })),
    shipments.flatMap(({ company, ...one }) => {
      const companyId = companies[company]?.id as CompanyId | undefined;
      return companyId === undefined ? [] : [{ ...one, companyId }];
    }),
  );
  const contactsOf = Map.groupBy(contacts, (contact) => contact.companyId);
  await writeDeals(
    unit,
    setting,
    demo,
    companies.map((company) => company.id),
    contactsOf,
  );
}

type DemoContacts = ReadonlyMap<
  CompanyId,
  readonly { readonly id: ContactId; readonly role: "decides" | "influences" | "approves" | "uses" | "pays" }[]
>;

async function writeDeals(
  unit: Unit,
  setting: DemoSetting,
  demo: DemoWorkspace,
  companyIds: readonly CompanyId[],
  contactsOf: DemoContacts,
): Promise<void> {
  const deals = demo.deals.map((deal) => ({
    ...deal,
    id: unit.newId<"deal">() as DealId,
    pipelineId: setting.pipelineId,
    ownerId: setting.userOf(deal.owner),
    companyId: companyIds[deal.company] ?? null,
    lossReasonId:
      deal.lossReason === null ? null : (setting.lossReasonIds[deal.lossReason % setting.lossReasonIds.length] ?? null),
  }));
  await recordDeals(
    unit,
    deals,
    deals.flatMap((deal) => demoVisits(deal, setting)),
  );
  const people = deals.flatMap((deal) =>
    (contactsOf.get(deal.companyId as CompanyId) ?? []).map((contact, place) => ({
      dealId: deal.id,
      contactId: contact.id,
      role: contact.role,
      isMain: place === 0,
    })),
  );
  await recordDealContacts(unit, people);
  const daily = demoWork(unit, setting, demo, { dealIds: deals.map(({ id }) => id), companyIds });
  const origins = inventOrigins({ late: setting.userOf("akhmetov"), inBulk: setting.userOf("gromov") }, unit.now);
  await writeTraces(unit, deals, contactsOf, { daily, origins });
}

type WrittenDeal = DemoWorkspace["deals"][number] & {
  readonly id: DealId;
  readonly ownerId: DemoSetting["ownerId"];
  readonly companyId: CompanyId | null;
};

/** With whom something is done: the first of the company's people; tasks and notes are one's own. */
const spokenTo = (kind: string, people: DemoContacts, companyId: CompanyId | null) =>
  kind === "task" || kind === "note" || companyId === null ? null : (people.get(companyId)?.[0]?.id ?? null);

async function writeTraces(
  unit: Unit,
  deals: readonly WrittenDeal[],
  people: DemoContacts,
  {
    daily,
    origins,
  }: { readonly daily: ReturnType<typeof demoWork>; readonly origins: ReturnType<typeof inventOrigins> },
): Promise<void> {
  const ofDeals = deals.flatMap((deal) =>
    deal.activities.map((activity) => ({
      ...activity,
      externalId: null,
      dealId: deal.id,
      companyId: deal.companyId,
      contactId: spokenTo(activity.kind, people, deal.companyId),
      ownerId: deal.ownerId,
      createdAt: activity.doneAt ?? Math.min(unit.now, activity.plannedAt ?? unit.now),
    })),
  );
  const ofDays = daily.map((one) => ({ ...one, contactId: spokenTo(one.kind, people, one.companyId) }));
  await recordActivities(
    unit,
    [...ofDeals, ...ofDays].map((activity, line) => ({ ...activity, ...origins(activity, line), line })),
    {
      deals: emptyNames("named_deals (name text, id uuid, company_id uuid)"),
      people: emptyNames("named_people (name text, id uuid)"),
      fallbackOwner: async () => "",
    },
    null,
  );
  const of = <T extends object>(deal: WrittenDeal, rows: readonly T[]) =>
    rows.map((row) => ({ ...row, dealId: deal.id, createdAt: deal.createdAt }));
  await recordPayments(
    unit,
    deals.flatMap((deal) => of(deal, deal.payments)),
  );
  await recordDocuments(
    unit,
    deals.flatMap((deal) => of(deal, deal.documents)),
  );
}

/** The demo names nobody: every row carries its ids. */
function emptyNames(table: string): (unit: Unit) => Promise<void> {
  return async (unit) => {
    await unit.client.query(`create temp table if not exists ${table} on commit drop`);
  };
}

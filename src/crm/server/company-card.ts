import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { CompanyCard } from "../contract.ts";
import { crmRefusals } from "../domain/refusals.ts";
import { findCompany, toCompany } from "./company-row.ts";
import { type ContactRow, contactColumns, contactJoins, toContact } from "./contact-row.ts";
import { survivorOf } from "./duplicates/survivor-of.ts";

const most = 100;

/** The company's page: its contacts, and the deals that the actor sees with their totals. */
export async function readCompanyCard(reading: Reading, id: string): Promise<CompanyCard | Refusal> {
  const row = await findCompany(reading, id);
  if (!row || row.deleted_at) return readSurvivor(reading, id);
  const contacts = await readContactsOf(reading, id);
  const deals = await readDealsOf(reading, id);
  const totals = await countDealsOf(reading, id);
  return {
    company: toCompany(row),
    contacts: contacts.shown,
    deals,
    totals: { contacts: contacts.count, ...totals },
    mergedFrom: null,
  };
}

/** A merged company answers as the one that it became. */
async function readSurvivor(reading: Reading, id: string): Promise<CompanyCard | Refusal> {
  const survivor = await survivorOf(reading, "companies", id);
  if (!survivor) return refuse(crmRefusals, "company_unknown");
  const card = await readCompanyCard(reading, survivor);
  return isRefusal(card) ? card : { ...card, mergedFrom: id };
}

async function readContactsOf(reading: Reading, companyId: string) {
  const { rows } = await sql<ContactRow & { readonly total: number }>`
    select ${contactColumns}, count(*) over () as total from contacts c ${contactJoins}
    where c.workspace_id = ${reading.actor.workspaceId} and c.company_id = ${companyId} and c.deleted_at is null
    order by c.name_key, c.id limit ${most}`.execute(reading.sql);
  return { shown: rows.map(toContact), count: rows[0]?.total ?? 0 };
}

const seenDeals = ({ actor }: Reading, companyId: string) => sql`
  d.workspace_id = ${actor.workspaceId} and d.company_id = ${companyId}
  and ${visibleTo(actor, "d.owner_id")}`;

interface DealRow {
  readonly id: string;
  readonly title: string;
  readonly pipeline_id: string;
  readonly pipeline: string;
  readonly stage_id: string;
  readonly stage: string;
  readonly status: CompanyCard["deals"][number]["status"];
  readonly amount_minor: number | null;
  readonly currency: string;
  readonly owner_id: string;
  readonly owner: string;
  readonly created_at: Date;
  readonly closed_at: Date | null;
  readonly expected_close_on: string | null;
}

async function readDealsOf(reading: Reading, companyId: string): Promise<CompanyCard["deals"]> {
  const { rows } = await sql<DealRow>`
    select d.id, d.title, d.pipeline_id, p.name as pipeline, d.stage_id, s.name as stage, d.status, d.amount_minor,
           d.currency, d.owner_id, u.name as owner, d.created_at, d.closed_at, d.expected_close_on
    from reporting.deals d
    join reporting.pipelines p on p.workspace_id = d.workspace_id and p.id = d.pipeline_id
    join reporting.stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
    join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
    where ${seenDeals(reading, companyId)} order by d.created_at desc, d.id desc limit ${most}`.execute(reading.sql);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    pipeline: { id: row.pipeline_id, name: row.pipeline },
    stage: { id: row.stage_id, name: row.stage },
    status: row.status,
    amount: row.amount_minor === null ? null : { minor: row.amount_minor, currency: row.currency },
    owner: { id: row.owner_id, name: row.owner },
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    expectedCloseOn: row.expected_close_on,
  }));
}

async function countDealsOf(reading: Reading, companyId: string): Promise<Omit<CompanyCard["totals"], "contacts">> {
  const { rows } = await sql<{ status: string; currency: string; deals: number; minor: number }>`
    select d.status, d.currency, count(*) as deals, coalesce(sum(d.amount_minor), 0)::bigint as minor
    from reporting.deals d where ${seenDeals(reading, companyId)} group by 1, 2 order by 2`.execute(reading.sql);
  const count = (status?: string) =>
    rows.reduce((sum, row) => sum + (status === undefined || row.status === status ? row.deals : 0), 0);
  const amounts = (status: string) =>
    rows.filter((row) => row.status === status).map(({ minor, currency }) => ({ minor, currency }));
  return {
    deals: count(),
    open: count("open"),
    won: count("won"),
    lost: count("lost"),
    postponed: count("postponed"),
    openAmounts: amounts("open"),
    wonAmounts: amounts("won"),
  };
}

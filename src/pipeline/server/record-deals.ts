import type { CompanyId, DealId, PipelineId, StageId, UserId } from "../../kernel/ids.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { type CopyValue, copyInstant, copyRows } from "../../platform/database/copy-rows.ts";
import { sqlNewId } from "../../platform/database/record-rows.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Leaving } from "../domain/vocabulary.ts";
import { openWorkingDays, workedUntil, workingDayOf } from "./record-working-time.ts";

/** A deal of the past, ready to be written; where it stands follows from its visits. */
export interface RecordedDeal {
  readonly id: DealId;
  readonly externalId?: string | null;
  readonly title: string;
  readonly pipelineId: PipelineId;
  readonly ownerId: UserId;
  readonly companyId?: CompanyId | null;
  readonly amountMinor?: number | null;
  /** The workspace's when left out. */
  readonly currency?: string;
  readonly prepaymentMinor?: number | null;
  readonly channel?: string | null;
  readonly source?: string | null;
  readonly product?: string | null;
  readonly need?: string | null;
  readonly expectedCloseOn?: CalendarDate | null;
  readonly deliveryOn?: CalendarDate | null;
  readonly createdAt: Instant;
  /** Kept only for deals whose last visit ended so. */
  readonly lossReasonId?: string | null;
  readonly lossComment?: string | null;
  readonly comeBackOn?: CalendarDate | null;
}

/**
 * One stay on a stage, in the order of the deal's life. A win is two of them: the stay before, left as "moved", and one
 * on the won stage of no length, left as "won". After "lost" and "postponed" there may be a gap.
 */
export interface RecordedVisit {
  readonly dealId: DealId;
  readonly stageId: StageId;
  readonly enteredAt: Instant;
  readonly leftAt: Instant | null;
  readonly leftAs: Leaving | null;
  readonly enteredBy?: UserId | null;
  /** A win that was taken back. */
  readonly voidAt?: Instant | null;
}

export const dealColumns: Readonly<Record<string, string>> = {
  id: "uuid",
  external_id: 'text collate "C"',
  title: "text",
  pipeline_id: "uuid",
  owner_id: "uuid",
  company_id: "uuid",
  amount_minor: "bigint",
  currency: "text",
  prepayment_minor: "bigint",
  channel: "text",
  source: "text",
  product: "text",
  need: "text",
  expected_close_on: "date",
  delivery_on: "date",
  created_at: "timestamptz(3)",
  loss_reason_id: "uuid",
  loss_comment: "text",
  come_back_on: "date",
  custom: "jsonb",
};
const visitColumns: Readonly<Record<string, string>> = {
  deal_id: "uuid",
  number: "integer",
  stage_id: "uuid",
  to_stage_id: "uuid",
  entered_at: "timestamptz(3)",
  left_at: "timestamptz(3)",
  left_as: "text",
  entered_by: "uuid",
  void_at: "timestamptz(3)",
};

const declared = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(", ");

/** The temporary tables that `writeRecorded` makes deals and visits of. */
export async function openRecorded(unit: Pick<Unit, "client">): Promise<void> {
  await unit.client.query(
    `drop table if exists recorded_deals, recorded_visits;
     create temp table recorded_deals (${declared(dealColumns)}) on commit drop;
     create temp table recorded_visits (${declared(visitColumns)}) on commit drop`,
  );
}

/** Writes deals with their whole past, without asking the gate: what happened is a record (cli.md). For demo and import. */
export async function recordDeals(
  unit: Unit,
  deals: AsyncIterable<RecordedDeal> | Iterable<RecordedDeal>,
  visits: AsyncIterable<RecordedVisit> | Iterable<RecordedVisit>,
  importId: string | null = null,
): Promise<{ readonly deals: number; readonly visits: number }> {
  await openRecorded(unit);
  await copyRows(unit.client, "recorded_deals", Object.keys(dealColumns), stagedDeals(deals, unit));
  await unit.client.query(
    `create temp table recorded_stays (position bigint, ${declared(visitColumns)}) on commit drop`,
  );
  const columns = ["position", ...Object.keys(visitColumns)];
  await copyRows(unit.client, "recorded_stays", columns, stagedVisits(visits));
  await unit.client.query(
    `insert into recorded_visits (deal_id, number, stage_id, to_stage_id, entered_at, left_at, left_as, entered_by, void_at)
     select deal_id, row_number() over w, stage_id, case when left_as = 'moved' then lead(stage_id) over w end,
       entered_at, left_at, left_as, entered_by, void_at
     from recorded_stays window w as (partition by deal_id order by position);
     drop table recorded_stays`,
  );
  return writeRecorded(unit, importId);
}

async function* stagedDeals(
  deals: AsyncIterable<RecordedDeal> | Iterable<RecordedDeal>,
  unit: Unit,
): AsyncGenerator<CopyValue[]> {
  for await (const deal of deals) {
    yield [
      deal.id,
      deal.externalId ?? null,
      deal.title,
      deal.pipelineId,
      deal.ownerId,
      deal.companyId ?? null,
      deal.amountMinor ?? null,
      deal.currency ?? unit.actor.workspace.currency,
      deal.prepaymentMinor ?? null,
      deal.channel ?? null,
      deal.source ?? null,
      deal.product ?? null,
      deal.need ?? null,
      deal.expectedCloseOn ?? null,
      deal.deliveryOn ?? null,
      copyInstant(deal.createdAt),
      deal.lossReasonId ?? null,
      deal.lossComment ?? null,
      deal.comeBackOn ?? null,
      null,
    ];
  }
}

async function* stagedVisits(
  visits: AsyncIterable<RecordedVisit> | Iterable<RecordedVisit>,
): AsyncGenerator<CopyValue[]> {
  let position = 0;
  for await (const visit of visits) {
    yield [
      ++position,
      visit.dealId,
      null,
      visit.stageId,
      null,
      copyInstant(visit.enteredAt),
      copyInstant(visit.leftAt),
      visit.leftAs,
      visit.enteredBy ?? null,
      copyInstant(visit.voidAt ?? null),
    ];
  }
}

/** Makes deals and visits of the temporary tables: where each deal stands follows from its last visit that is not void. */
export async function writeRecorded(
  unit: Unit,
  importId: string | null,
): Promise<{ readonly deals: number; readonly visits: number }> {
  const { client, actor } = unit;
  await client.query("analyze recorded_deals; analyze recorded_visits");
  const deals = await client.query(
    `insert into deals (workspace_id, id, external_id, title, pipeline_id, stage_id, status, amount_minor, currency, company_id, owner_id,
       channel, source, product, need, expected_close_on, delivery_on, prepayment_minor, created_at, stage_entered_at, closed_at,
       come_back_on, loss_reason_id, loss_comment, visited, last_visit, import_id, updated_at, custom)
     select $1, d.id, d.external_id, d.title, d.pipeline_id, l.stage_id, l.status, d.amount_minor, d.currency, d.company_id, d.owner_id,
       d.channel, d.source, d.product, d.need, d.expected_close_on, d.delivery_on, d.prepayment_minor, d.created_at, l.entered_at,
       case when l.status in ('won', 'lost') then l.left_at end,
       case when l.status in ('postponed', 'lost') then d.come_back_on end, case when l.status = 'lost' then d.loss_reason_id end,
       case when l.status in ('postponed', 'lost') then d.loss_comment end, m.visited, m.last_visit, $2, $3,
       coalesce(d.custom, '{}')
     from recorded_deals d
       join (select v.deal_id, count(*) as last_visit, bit_or(1::bigint << s.ordinal) filter (where v.void_at is null) as visited,
               max(v.number) filter (where v.void_at is null) as standing
             from recorded_visits v join stages s on s.workspace_id = $1 and s.id = v.stage_id group by v.deal_id) m on m.deal_id = d.id
       join (select deal_id, number, stage_id, entered_at, left_at, coalesce(left_as, 'open') as status from recorded_visits) l
         on l.deal_id = d.id and l.number = m.standing
     order by d.created_at`,
    [actor.workspaceId, importId, new Date(unit.now)],
  );
  await openWorkingDays(unit);
  const visits = await client.query(
    `insert into visits (workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at, left_at, left_as, to_stage_id,
       working_ms, entered_by, import_id, void_at)
     select $1, ${sqlNewId}, v.deal_id, v.number, d.pipeline_id, v.stage_id, v.entered_at, v.left_at, v.left_as, v.to_stage_id,
       case when v.left_at is not null then ${workedUntil("v.left_at", "b")} - ${workedUntil("v.entered_at", "a")} end, v.entered_by, $2, v.void_at
     from recorded_visits v join recorded_deals d on d.id = v.deal_id
       left join recorded_days a on a.date = ${workingDayOf(unit, "v.entered_at")}
       left join recorded_days b on b.date = ${workingDayOf(unit, "v.left_at")}`,
    [actor.workspaceId, importId],
  );
  return { deals: deals.rowCount ?? 0, visits: visits.rowCount ?? 0 };
}

import type { DealPromise } from "../../hygiene/index.ts";
import type { PipelineId, UserId } from "../../kernel/ids.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import { startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { PastDeal, PastStay } from "../domain/past-deal.ts";

type Asking = Pick<Reading, "client" | "actor">;

interface StayRow {
  readonly deal_id: string;
  readonly owner_id: UserId;
  readonly created: number;
  readonly deleted: number | null;
  readonly amount_minor: number | null;
  readonly currency: string;
  readonly stage_id: string;
  readonly entered: number;
  readonly left: number | null;
  readonly left_as: string | null;
  readonly void: number | null;
}

const ms = (column: string) => `round(date_part('epoch', ${column}) * 1000)`;

/** Every deal that has ever been in the pipeline, with its stays there, also those taken back. */
export async function readPastDeals({ client, actor }: Asking, pipelineId: PipelineId): Promise<PastDeal[]> {
  const { rows } = await client.query<StayRow>(
    `select v.deal_id, d.owner_id, ${ms("d.created_at")} as created, ${ms("d.deleted_at")} as deleted, d.amount_minor, d.currency, v.stage_id, ${ms("v.entered_at")} as entered,
       ${ms("v.left_at")} as left, v.left_as, ${ms("v.void_at")} as void
     from reporting.visit_histories v join reporting.deal_histories d on d.workspace_id = v.workspace_id and d.id = v.deal_id
     where v.workspace_id = $1 and v.pipeline_id = $2 order by v.deal_id, v.number`,
    [actor.workspaceId, pipelineId],
  );
  const deals: (PastDeal & { stays: PastStay[] })[] = [];
  for (const row of rows) {
    let deal = deals.at(-1);
    if (deal?.id !== row.deal_id) {
      const isOurs = row.currency === actor.workspace.currency;
      const amountMinor = isOurs ? row.amount_minor : null;
      const { owner_id: ownerId, created: createdAt, deleted: deletedAt } = row;
      deal = { id: row.deal_id, ownerId, createdAt, deletedAt, amountMinor, stays: [] };
      deals.push(deal);
    }
    const { stage_id: stageId, entered: enteredAt, left: leftAt, left_as: leftAs, void: voidAt } = row;
    deal.stays.push({ stageId, enteredAt, leftAt, leftAs, voidAt });
  }
  return deals;
}

/** A promise with the time in which it was known and not yet kept: [since, until). */
export interface KnownPromise {
  readonly promise: DealPromise;
  readonly since: Instant;
  readonly until: Instant;
}

interface PromiseRow {
  readonly deal_id: string;
  readonly meeting_at: number | null;
  readonly has_time: boolean;
  readonly payment_on: CalendarDate | null;
  readonly received_on: CalendarDate | null;
  readonly since: number;
  readonly ended: number | null;
}

/** Meetings and payments of the pipeline's deals as they were promised, by deal. */
export async function readPastPromises({ client, actor }: Asking, pipelineId: PipelineId) {
  const { rows } = await client.query<PromiseRow>(
    `select m.deal_id, ${ms("m.planned_at")} as meeting_at, m.has_time, null::date as payment_on, null::date as received_on,
       ${ms("m.created_at")} as since, ${ms("m.ended_at")} as ended
     from reporting.promised_meetings m join reporting.deals d on d.workspace_id = m.workspace_id and d.id = m.deal_id
     where m.workspace_id = $1 and d.pipeline_id = $2
     union all
     select p.deal_id, null, false, p.planned_on, p.received_on, ${ms("p.created_at")}, ${ms("p.deleted_at")}
     from reporting.promised_payments p join reporting.deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
     where p.workspace_id = $1 and d.pipeline_id = $2`,
    [actor.workspaceId, pipelineId],
  );
  const zone = actor.workspace.timeZone;
  const promises = new Map<string, KnownPromise[]>();
  for (const row of rows) {
    const promise = promiseOf(row);
    if (promise === null) continue;
    const own = promises.get(row.deal_id) ?? [];
    promises.set(row.deal_id, own);
    const received = row.received_on === null ? Number.POSITIVE_INFINITY : startOfDay(row.received_on, zone);
    own.push({ promise, since: row.since, until: Math.min(row.ended ?? Number.POSITIVE_INFINITY, received) });
  }
  return promises;
}

function promiseOf(row: PromiseRow): DealPromise | null {
  if (row.payment_on !== null) return { kind: "payment", on: row.payment_on };
  return row.meeting_at === null ? null : { kind: "meeting", at: row.meeting_at, hasTime: row.has_time };
}

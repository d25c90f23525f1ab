import type { PipelineId, UserId } from "../../kernel/ids.ts";
import type { CalendarDate, Instant } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import { type DealPromise, isOld } from "../domain/old-deal.ts";
import { readUsualCycle } from "./usual-cycles.ts";

/** An open deal, and whether it is old (PIP-11). */
export interface JudgedDeal {
  readonly id: string;
  readonly ownerId: UserId;
  readonly stageId: string;
  readonly stageEnteredAt: Instant;
  readonly openSince: Instant;
  /** Null without an amount. */
  readonly amountMinor: number | null;
  readonly currency: string;
  readonly expectedCloseOn: CalendarDate | null;
  readonly isOld: boolean;
}

interface Row {
  readonly id: string;
  readonly owner_id: UserId;
  readonly stage_id: string;
  readonly stage_entered_at: number;
  readonly open_since: number;
  readonly amount_minor: number | null;
  readonly currency: string;
  readonly expected_close_on: CalendarDate | null;
  readonly meeting_at: number | null;
  readonly meeting_day_at: number | null;
  readonly payment_on: CalendarDate | null;
}

/**
 * The open deals of a pipeline, each with the latest that is promised: of many meetings or payments the last one is ahead, if any
 * is. Since when it is open: from the first stay after it was last closed or put off. `people`: whose; null: everybody's.
 */
export async function readJudgedDeals(
  reading: Pick<Reading, "client" | "actor" | "now">,
  pipelineId: PipelineId,
  people: readonly UserId[] | null,
): Promise<JudgedDeal[]> {
  const { client, actor, now } = reading;
  const cycle = await readUsualCycle(reading, pipelineId);
  const { rows } = await client.query<Row>(
    `select d.id, d.owner_id, d.stage_id, date_part('epoch', d.stage_entered_at) * 1000 as stage_entered_at,
       date_part('epoch', coalesce(since.at, d.created_at)) * 1000 as open_since, d.amount_minor, d.currency, d.expected_close_on,
       date_part('epoch', m.at) * 1000 as meeting_at, date_part('epoch', m.day_at) * 1000 as meeting_day_at, p.payment_on
     from reporting.deals d
     left join lateral (
       select max(v.left_at) as at from reporting.visits v
       where v.workspace_id = $1 and v.deal_id = d.id and v.left_as in ('postponed', 'lost', 'won', 'deleted')
     ) as ended on true
     left join lateral (
       select min(v.entered_at) as at from reporting.visits v
       where ended.at is not null and v.workspace_id = $1 and v.deal_id = d.id and v.entered_at >= ended.at
     ) as since on true
     left join (
       select n.deal_id, max(n.planned_at) filter (where n.has_time) as at, max(n.planned_at) filter (where not n.has_time) as day_at
       from reporting.next_steps n where n.workspace_id = $1 and n.kind = 'meeting' group by n.deal_id
     ) as m on m.deal_id = d.id
     left join (
       select y.deal_id, max(y.planned_on) as payment_on from reporting.payments y
       where y.workspace_id = $1 and y.received_on is null and y.planned_on is not null group by y.deal_id
     ) as p on p.deal_id = d.id
     where d.workspace_id = $1 and d.pipeline_id = $2 and d.status = 'open' and ($3::uuid[] is null or d.owner_id = any($3))
     order by d.id`,
    [actor.workspaceId, pipelineId, people],
  );
  const moment = { now, zone: actor.workspace.timeZone, usualCycleDays: cycle?.days ?? null };
  return rows.map((row) => {
    const openSince = Math.round(row.open_since);
    return {
      id: row.id,
      ownerId: row.owner_id,
      stageId: row.stage_id,
      stageEnteredAt: Math.round(row.stage_entered_at),
      openSince,
      amountMinor: row.amount_minor,
      currency: row.currency,
      expectedCloseOn: row.expected_close_on,
      isOld: isOld({ openSince, promises: promisesOf(row) }, moment),
    };
  });
}

function promisesOf({ meeting_at, meeting_day_at, payment_on }: Row): DealPromise[] {
  return [
    ...(meeting_at === null ? [] : [{ kind: "meeting" as const, at: meeting_at, hasTime: true }]),
    ...(meeting_day_at === null ? [] : [{ kind: "meeting" as const, at: meeting_day_at, hasTime: false }]),
    ...(payment_on === null ? [] : [{ kind: "payment" as const, on: payment_on }]),
  ];
}

import { type RawBuilder, sql } from "kysely";
import type { Reading } from "../../platform/database/unit.ts";

/** One event of a deal's history before names are put to it. `key` makes the order of equal times certain. */
export interface TimelineEvent {
  readonly at: Date;
  readonly key: string;
  readonly type: "activity" | "stage" | "document" | "payment" | "change";
  readonly kind: string;
  readonly by_id: string | null;
  readonly data: unknown;
}

/** What the audit says of a deal that no other event of the timeline tells. */
const toldActions = ["deal.changed", "deal.reassigned", "deal.contact_added", "deal.contact_removed"];

/** Fields of a deal whose changes are part of its story. */
const toldFields = [
  "title",
  "amount",
  "amountMinor",
  "companyId",
  "contactId",
  "ownerId",
  "channel",
  "source",
  "product",
  "need",
  "expectedCloseOn",
  "deliveryOn",
  "prepayment",
  "prepaymentMinor",
];

/**
 * Everything that happened to a deal, as one relation (at, key, type, kind, by_id, data), from the reporting views and
 * the audit. Days (of a document's mark, of a receipt) are put at their start in the workspace's zone.
 */
export function timelineEvents(reading: Reading, dealId: string, withPayments: boolean): RawBuilder<unknown> {
  const { workspaceId, workspace } = reading.actor;
  const zone = workspace.timeZone;
  const ofDeal = (row: string) =>
    sql`${sql.ref(`${row}.workspace_id`)} = ${workspaceId} and ${sql.ref(`${row}.deal_id`)} = ${dealId}`;
  return sql`
    select done_at as at, 'a' || id as key, 'activity' as type, kind, created_by as by_id, to_jsonb(id) as data
    from activities a where ${ofDeal("a")} and done_at is not null and deleted_at is null
    union all ${stageEvents(ofDeal)}
    union all
    select m.at, 'd' || o.id || m.mark, 'document', 'document', case when m.mark = '0added' then o.created_by end,
           jsonb_build_object('mark', substr(m.mark, 2), 'on', m.on_day, 'document', jsonb_build_object(
             'id', o.id, 'kind', o.kind, 'title', o.title, 'fileId', o.file_id))
    from reporting.documents o cross join lateral (values
      ('0added', o.created_at, null), ('1sent', o.sent_on::timestamp at time zone ${zone}, o.sent_on),
      ('2received', o.received_on::timestamp at time zone ${zone}, o.received_on),
      ('3signed', o.signed_on::timestamp at time zone ${zone}, o.signed_on)) as m(mark, at, on_day)
    where ${ofDeal("o")} and m.at is not null
    ${withPayments ? paymentEvents(ofDeal, zone) : sql``}
    union all ${changeEvents(workspaceId, dealId)}`;
}

function stageEvents(ofDeal: (row: string) => RawBuilder<unknown>): RawBuilder<unknown> {
  const stay = sql`(extract(epoch from v.left_at - v.entered_at) * 1000)::bigint`;
  return sql`
    select e.at, 's' || v.id || e.part, 'stage', 'stage', e.by_id,
           jsonb_build_object('what', e.what, 'from', e.from_id, 'to', e.to_id, 'stayedMs', e.stayed,
             'workingMs', e.working, 'overrideReason', e.reason)
    from (select w.*, s.is_won, lag(w.stage_id) over past as past_stage, lag(w.working_ms) over past as past_working,
                 lag((extract(epoch from w.left_at - w.entered_at) * 1000)::bigint) over past as past_stay
          from reporting.visits w
          join reporting.stages s on s.workspace_id = w.workspace_id and s.id = w.stage_id
          where ${ofDeal("w")} window past as (order by w.number)) v
    cross join lateral (values
      ('0', v.entered_at, case when v.is_won then 'won' else 'entered' end, v.past_stage, v.stage_id, v.past_stay,
       v.past_working, v.override_reason, v.entered_by),
      ('1', case when v.left_as in ('lost', 'postponed') then v.left_at end, v.left_as, v.stage_id, null, ${stay},
       v.working_ms, null, null)) as e(part, at, what, from_id, to_id, stayed, working, reason, by_id)
    where e.at is not null`;
}

function paymentEvents(ofDeal: (row: string) => RawBuilder<unknown>, zone: string): RawBuilder<unknown> {
  return sql`
    union all
    select m.at, 'p' || p.id || m.mark, 'payment', 'payment', case when m.mark = '0expected' then p.created_by end,
           jsonb_build_object('mark', substr(m.mark, 2), 'on', m.on_day, 'payment', jsonb_build_object(
             'id', p.id, 'purpose', p.purpose,
             'amount', jsonb_build_object('minor', p.amount_minor, 'currency', p.currency)))
    from reporting.payments p cross join lateral (values
      ('0expected', case when p.planned_on is not null then p.created_at end, p.planned_on),
      ('1received', p.received_on::timestamp at time zone ${zone}, p.received_on)) as m(mark, at, on_day)
    where ${ofDeal("p")} and m.at is not null`;
}

/** The audit keeps [before, after], or only what a field became: then `before` is null. */
function changeEvents(workspaceId: string, dealId: string): RawBuilder<unknown> {
  return sql`
    select e.at, 'c' || e.id, 'change', 'change', e.user_id,
           jsonb_build_object('action', e.action, 'changes', jsonb_agg(jsonb_build_object('field', f.key,
             'before', case when p.is_pair then f.value -> 0 end,
             'after', case when p.is_pair then f.value -> 1 else f.value end) order by f.key))
    from audit_entries e cross join lateral jsonb_each(e.changes) f
    cross join lateral (select case when jsonb_typeof(f.value) = 'array' then jsonb_array_length(f.value) = 2 else false end
                        as is_pair) p
    where e.workspace_id = ${workspaceId} and e.entity_id = ${dealId} and e.entity = 'deal'
      and e.action = any(${toldActions}) and (f.key = any(${toldFields}) or f.key like 'custom:%')
    group by e.at, e.id, e.user_id, e.action`;
}

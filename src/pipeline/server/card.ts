import type { CalendarDate } from "../../kernel/time.ts";
import { millisecondsPerHour } from "../../kernel/time.ts";
import { workingMilliseconds } from "../../kernel/working-time.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { Card } from "../contract.ts";
import { paceOf } from "../domain/pace.ts";

/** What a card shows of a deal `d`; follows `cardJoins`. */
export const cardColumns = `d.id, d.version, d.title, d.pipeline_id, d.stage_id, d.status, d.amount_minor, d.currency, d.company_id,
  c.name as company_name, d.owner_id, u.name as owner_name, m.id as contact_id, m.name as contact_name, m.phone, m.email,
  n.id as step_id, n.kind as step_kind, n.subject as step_subject, n.planned_at, n.has_time, d.stage_entered_at, s.target_hours,
  d.channel, d.source, d.product, d.created_at, d.expected_close_on, d.closed_at, d.come_back_on, d.loss_reason_id,
  l.name as loss_reason_name`;

/** $1 is the workspace. Names of companies and people come from the views of those who own them. */
export const cardJoins = `join stages s on s.workspace_id = $1 and s.id = d.stage_id
  join reporting.users u on u.workspace_id = $1 and u.id = d.owner_id
  left join reporting.companies c on c.workspace_id = $1 and c.id = d.company_id
  left join loss_reasons l on l.workspace_id = $1 and l.id = d.loss_reason_id
  left join lateral (
    select k.contact_id from deal_contacts k where k.workspace_id = $1 and k.deal_id = d.id
    order by k.is_main desc, k.added_at, k.contact_id limit 1
  ) as main on true
  left join reporting.contacts m on m.workspace_id = $1 and m.id = main.contact_id
  left join lateral (
    select x.id, x.kind, x.subject, x.planned_at, x.has_time from reporting.next_steps x
    where x.workspace_id = $1 and x.deal_id = d.id order by x.planned_at limit 1
  ) as n on true`;

export interface CardRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly pipeline_id: string;
  readonly stage_id: string;
  readonly status: Card["status"];
  readonly amount_minor: number | null;
  readonly currency: string;
  readonly company_id: string | null;
  readonly company_name: string | null;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly contact_id: string | null;
  readonly contact_name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly step_id: string | null;
  readonly step_kind: string;
  readonly step_subject: string;
  readonly planned_at: Date;
  readonly has_time: boolean;
  readonly stage_entered_at: Date;
  readonly target_hours: number | null;
  readonly channel: string | null;
  readonly source: string | null;
  readonly product: string | null;
  readonly created_at: Date;
  readonly expected_close_on: CalendarDate | null;
  readonly closed_at: Date | null;
  readonly come_back_on: CalendarDate | null;
  readonly loss_reason_id: string | null;
  readonly loss_reason_name: string | null;
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });

export function cardOf(row: CardRow, { actor, now }: Pick<Reading, "actor" | "now">): Card {
  const { timeZone: zone, workingCalendar } = actor.workspace;
  const isOpen = row.status === "open";
  const worked = isOpen ? workingMilliseconds(row.stage_entered_at.getTime(), now, workingCalendar) : null;
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    pipelineId: row.pipeline_id,
    stageId: row.stage_id,
    status: row.status,
    company: named(row.company_id, row.company_name),
    amount: row.amount_minor === null ? null : { minor: row.amount_minor, currency: row.currency },
    owner: { id: row.owner_id, name: row.owner_name },
    contact:
      row.contact_id === null
        ? null
        : { id: row.contact_id, name: row.contact_name ?? "", phone: row.phone, email: row.email },
    nextStep: nextStepOf(row, zone, now),
    stageEnteredAt: row.stage_entered_at.toISOString(),
    workingHours: worked === null ? null : worked / millisecondsPerHour,
    targetHours: row.target_hours,
    pace: worked === null ? null : paceOf(worked, row.target_hours),
    noNextStep: isOpen && row.step_id === null,
    channel: row.channel,
    source: row.source,
    product: row.product,
    createdAt: row.created_at.toISOString(),
    expectedCloseOn: row.expected_close_on,
    closedAt: row.closed_at?.toISOString() ?? null,
    comeBackOn: row.come_back_on,
    lossReason: named(row.loss_reason_id, row.loss_reason_name),
  };
}

/** A step planned for a day without an hour is overdue when the day is over in the workspace's zone. */
function nextStepOf(row: CardRow, zone: string, now: number): Card["nextStep"] {
  if (row.step_id === null) return null;
  const planned = row.planned_at.getTime();
  return {
    id: row.step_id,
    kind: row.step_kind,
    subject: row.step_subject,
    plannedAt: row.planned_at.toISOString(),
    hasTime: row.has_time,
    isOverdue: row.has_time ? planned < now : dateOf(planned, zone) < dateOf(now, zone),
  };
}

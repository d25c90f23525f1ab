import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import type { Instant } from "../../kernel/time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { TodayTask } from "../contract.ts";
import { groupOfPlanned } from "../domain/order-day.ts";
import { contactOf, type DealWords, dealOf, mainContact } from "./words-of-deal.ts";

interface Row extends DealWords {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly planned_at: Date;
  readonly has_time: boolean;
  readonly duration_minutes: number | null;
  readonly place: string | null;
  readonly version: number;
}

/** Everything of the caller's that is planned before `until` and not done. */
export async function readPlanned(reading: Reading, until: Instant, today: Instant): Promise<readonly TodayTask[]> {
  const { actor, now, sql: db } = reading;
  const { rows } = await sql<Row>`
    select a.id, a.kind, a.subject, a.planned_at, a.has_time, a.duration_minutes, a.place, a.version,
      d.id as deal_id, d.title as deal_title, d.amount_minor, d.currency, s.name as stage, o.name as company,
      coalesce(c.name, m.name) as contact, coalesce(c.phone, m.phone) as phone, coalesce(c.email, m.email) as email
    from reporting.open_work a
    left join reporting.deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id and ${visibleTo(actor, "d.owner_id")}
    left join reporting.stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
    left join reporting.companies o on o.workspace_id = a.workspace_id and o.id = coalesce(a.company_id, d.company_id)
    left join reporting.contacts c on c.workspace_id = a.workspace_id and c.id = a.contact_id
    left join lateral ${mainContact} m on c.id is null
    where a.workspace_id = ${actor.workspaceId} and a.owner_id = ${actor.userId} and a.planned_at < ${new Date(until)}
      and not exists (select from reporting.deals l
        where l.workspace_id = a.workspace_id and l.id = a.deal_id and l.status = 'lost')
    order by a.planned_at desc limit 300`.execute(db);
  return rows.map((row) => ({
    key: `activity ${row.id}`,
    group: groupOfPlanned({ at: row.planned_at.getTime(), hasTime: row.has_time }, now, today),
    kind: row.kind,
    title: row.subject,
    at: row.planned_at.toISOString(),
    hasTime: row.has_time,
    place: row.place,
    activity: { id: row.id, version: row.version, durationMinutes: row.duration_minutes },
    deal: dealOf(row),
    company: row.company,
    contact: contactOf(row),
    overTarget: null,
  }));
}

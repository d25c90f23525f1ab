import { inEveryWorkspace } from "../../identity/index.ts";
import { isWorkingDay } from "../../kernel/working-time.ts";
import { dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import { notify } from "../../notifications/index.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { Task } from "../../platform/jobs/worker.ts";

const minute = 60_000;
/** After a stop of the server what began this long ago is still reminded of. */
const lateMs = 15 * minute;
const longestMs = 14 * 86_400_000;

/** What people planned comes to their mind before its time (PLT-8): each minute. */
export const remindTask: Task = {
  name: "activities.remind",
  schedule: "* * * * *",
  run: (_payload, { database }) =>
    inEveryWorkspace(database, async (unit) => {
      await remindOfActivities(unit);
      await tellOverdueSteps(unit);
    }),
};

interface Due {
  readonly id: string;
  readonly planned_at: Date;
  readonly owner_id: string;
  readonly subject: string;
  readonly deal_id: string | null;
  readonly company_id: string | null;
}

/**
 * As long before its time as the activity says, else as its owner is used to; once for each time it is planned for. What is
 * planned at shorter notice than that is reminded of at its time: who has just written it knows.
 */
export async function remindOfActivities(unit: Unit): Promise<void> {
  const { rows } = await unit.client.query<Due>({
    name: "note_reminders",
    text: `with asked as (
        select a.*, coalesce(a.reminder_minutes, h.reminder_minutes) * interval '1 minute' as ahead
        from activities a join reporting.notification_habits h on h.workspace_id = a.workspace_id and h.user_id = a.owner_id
        where a.workspace_id = $1 and a.done_at is null and a.deleted_at is null and a.has_time
          and a.planned_at > $3 and a.planned_at <= $4 and coalesce(a.reminder_minutes, h.reminder_minutes) >= 0
          and not exists (select from activity_reminders r
            where r.workspace_id = $1 and r.activity_id = a.id and r.planned_at = a.planned_at)
      ), noted as (
        insert into activity_reminders (workspace_id, activity_id, planned_at, reminded_at)
        select $1, id, planned_at, $2 from asked
        where planned_at - case when planned_at - ahead < updated_at then interval '0' else ahead end <= $2
        on conflict do nothing returning activity_id
      )
      select a.id, a.planned_at, a.owner_id, a.subject, a.deal_id, a.company_id
      from asked a join noted n on n.activity_id = a.id order by a.planned_at`,
    values: [unit.actor.workspaceId, new Date(unit.now), new Date(unit.now - lateMs), new Date(unit.now + longestMs)],
  });
  for (const due of rows) {
    await notify(unit, {
      kind: "activity_reminder",
      to: [due.owner_id],
      dealId: due.deal_id,
      params: {
        activityId: due.id,
        subject: due.subject,
        plannedAt: due.planned_at.toISOString(),
        ...(due.company_id === null ? {} : { companyId: due.company_id }),
      },
    });
  }
}

interface Overdue {
  readonly owner_id: string;
  readonly count: number;
  readonly first: string;
  readonly only_deal: string | null;
}

/** On working days, at the hour of each person's digest: what of their plans is overdue, once a day. */
export async function tellOverdueSteps(unit: Unit): Promise<void> {
  const { timeZone, workingCalendar } = unit.actor.workspace;
  const today = dateOf(unit.now, timeZone);
  if (!isWorkingDay(today, workingCalendar)) return;
  const midnight = startOfDay(today, timeZone);
  const minutes = Math.floor((unit.now - midnight) / minute);
  const { rows } = await unit.client.query<Overdue>({
    name: "overdue_steps_by_person",
    text: `select a.owner_id, count(*)::integer as count, (array_agg(a.subject order by a.planned_at, a.id))[1] as first,
             case when count(*) = 1 then (array_agg(a.deal_id))[1] end as only_deal
           from activities a
           join reporting.notification_habits h on h.workspace_id = a.workspace_id and h.user_id = a.owner_id
           where a.workspace_id = $1 and a.done_at is null and a.deleted_at is null
             and a.planned_at < case when a.has_time then $2::timestamptz else $3::timestamptz end
             and h.digest_at between $4 - 60 and $4
             and (a.deal_id is null or exists (select from reporting.deals d
               where d.workspace_id = $1 and d.id = a.deal_id and d.status = 'open'))
           group by a.owner_id`,
    values: [unit.actor.workspaceId, new Date(unit.now), new Date(midnight), minutes],
  });
  for (const { owner_id, count, first, only_deal } of rows) {
    await notify(unit, {
      kind: "steps_overdue",
      to: [owner_id],
      dealId: only_deal,
      key: `overdue:${today}`,
      params: { count, first },
    });
  }
}

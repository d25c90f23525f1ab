import type { CalendarDate } from "../../../kernel/time.ts";
import { isWorkingDay } from "../../../kernel/working-time.ts";
import { addDays, addMonths, monthStart, startOfDay } from "../../../kernel/zoned-time.ts";
import { ratingsOf } from "../../../norms/index.ts";
import { planStates } from "../../../planning/index.ts";
import type { Reading } from "../../../platform/database/unit.ts";
import type { AgendaLine } from "../../domain/agenda.ts";
import type { AgendaScope, AgendaSource } from "../agenda-source.ts";
import { readCompany } from "../company.ts";

const namesOf = async (reading: Reading): Promise<ReadonlyMap<string, string>> =>
  new Map((await readCompany(reading)).members.map(({ id, name }) => [id, name]));

/** Who is behind the plan to date, the farthest behind first; what is missing in money. */
export const behindPlan: AgendaSource = async (reading, { people }) => {
  const { states } = await planStates(reading, { people, now: reading.now });
  const names = await namesOf(reading);
  return [...states]
    .filter(([, { share }]) => share !== null && share < 1)
    .toSorted(([, one], [, other]) => (one.share ?? 1) - (other.share ?? 1))
    .map(([id, { share, differenceMinor }]) => ({
      label: names.get(id) ?? "",
      note: { key: "behind", params: { percent: Math.floor((share ?? 0) * 100) } },
      minor: differenceMinor,
      link: `/deals?owner=${id}`,
    }));
};

/** Whose day was below the norm, with what was done. */
async function belowNorm(reading: Reading, { people }: AgendaScope, date: CalendarDate): Promise<AgendaLine[]> {
  const ratings = await ratingsOf(reading, { people, from: date, to: addDays(date, 1) });
  const names = await namesOf(reading);
  return [...ratings].flatMap(([id, days]) =>
    days
      .filter(({ rating }) => rating === "below")
      .map(({ meetings, callsDialled }) => ({
        label: names.get(id) ?? "",
        note: { key: "below", params: { meetings, calls: callsDialled } },
        minor: null,
        link: `/calendar?whose=${id}`,
      })),
  );
}

export const normsToday: AgendaSource = (reading, scope) => belowNorm(reading, scope, scope.today);

/** Of the last working day before today. */
export const normsYesterday: AgendaSource = (reading, scope) => {
  let date = addDays(scope.today, -1);
  for (let days = 0; days < 31 && !isWorkingDay(date, reading.actor.workspace.workingCalendar); days++)
    date = addDays(date, -1);
  return belowNorm(reading, scope, date);
};

/** Planned activities that should have been done by now, the oldest first. */
export const overdueSteps: AgendaSource = async ({ client, actor, now }, { people, today }) => {
  const { rows } = await client.query<{ subject: string; owner: string; deal_id: string | null; at: string }>(
    `select n.subject, u.name as owner, n.deal_id, (n.planned_at at time zone $5)::date::text as at from reporting.next_steps n
     join reporting.users u on u.workspace_id = n.workspace_id and u.id = n.owner_id
     where n.workspace_id = $1 and n.owner_id = any($2)
       and n.planned_at < case when n.has_time then $3::timestamptz else $4::timestamptz end
     order by n.planned_at, n.id limit 100`,
    [
      actor.workspaceId,
      people,
      new Date(now),
      new Date(startOfDay(today, actor.workspace.timeZone)),
      actor.workspace.timeZone,
    ],
  );
  return rows.map(({ subject, owner, deal_id, at }) => ({
    label: subject,
    note: { key: "overdue", params: { owner, day: at } },
    minor: null,
    link: deal_id === null ? "/calendar?whose=all" : `/deals/${deal_id}`,
  }));
};

/** Money that was promised and has not come, is promised for today, or came since the meeting before. */
export const payments: AgendaSource = async ({ client, actor }, { people, today, since }) => {
  const { rows } = await client.query<{
    id: string;
    title: string;
    owner: string;
    minor: number | null;
    state: string;
    on: string;
  }>(
    `select d.id, d.title, u.name as owner, case when p.currency = $5 then p.amount_minor end as minor,
       case when p.received_on is not null then 'came' when p.planned_on < $3 then 'late' else 'expected' end as state,
       coalesce(p.received_on, p.planned_on)::text as on
     from reporting.payments p
     join reporting.deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
     join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
     where p.workspace_id = $1 and d.owner_id = any($2)
       and (p.received_on >= $4 and p.received_on <= $3 or p.received_on is null and p.planned_on <= $3)
     order by case when p.received_on is not null then 2 when p.planned_on < $3 then 0 else 1 end, p.amount_minor desc, p.id
     limit 100`,
    [actor.workspaceId, people, today, since, actor.workspace.currency],
  );
  return rows.map(({ id, title, owner, minor, state, on }) => ({
    label: title,
    note: { key: `payment_${state}`, params: { owner, day: on } },
    minor,
    link: `/deals/${id}`,
  }));
};

/** What each person won and lost: in the month before while a month is young, else in this one. */
export const monthResults: AgendaSource = async ({ client, actor }, { people, today }) => {
  const isYoung = Number(today.slice(8)) <= 10;
  const from = addMonths(monthStart(today), isYoung ? -1 : 0);
  const { timeZone, currency } = actor.workspace;
  const { rows } = await client.query<{ id: string; owner: string; won: number; lost: number; minor: number }>(
    `select u.id, u.name as owner, count(*) filter (where d.status = 'won')::integer as won,
       count(*) filter (where d.status = 'lost')::integer as lost,
       coalesce(sum(d.amount_minor) filter (where d.status = 'won' and d.currency = $5), 0)::bigint as minor
     from reporting.deals d join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
     where d.workspace_id = $1 and d.owner_id = any($2) and d.status in ('won', 'lost') and d.closed_at >= $3 and d.closed_at < $4
     group by u.id, u.name order by minor desc, u.name, u.id`,
    [
      actor.workspaceId,
      people,
      new Date(startOfDay(from, timeZone)),
      new Date(startOfDay(addMonths(from, 1), timeZone)),
      currency,
    ],
  );
  return rows.map(({ id, owner, won, lost, minor }) => ({
    label: owner,
    note: { key: "month", params: { won, lost } },
    minor: Number(minor),
    link: `/deals?owner=${id}`,
  }));
};

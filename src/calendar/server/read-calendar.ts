import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { visibleTo } from "../../identity/index.ts";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { dateOf, daysBetween, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { getCalendar } from "../contract.ts";
import { calendarRefusals } from "../domain/refusals.ts";

type Answer = z.input<typeof getCalendar.answer>;
type Query = InputOf<typeof getCalendar>["query"];

interface EntryRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: Date;
  readonly has_time: boolean;
  readonly duration_minutes: number | null;
  readonly place: string | null;
  readonly is_done: boolean;
  readonly deal_id: string | null;
  readonly deal_title: string | null;
  readonly owner_id: string;
  readonly owner_name: string;
  readonly version: number;
}

/** Activities and expected closings of a stretch of days, and what is overdue. Refuses a period backwards or too long. */
export async function readCalendar(
  reading: Reading,
  { query }: InputOf<typeof getCalendar>,
): Promise<Answer | Refusal> {
  const days = daysBetween(query.from, query.to);
  if (days <= 0 || days > 62) return refuse(calendarRefusals, "calendar_period_wrong");
  const zone = reading.actor.workspace.timeZone;
  const [from, to] = [new Date(startOfDay(query.from, zone)), new Date(startOfDay(query.to, zone))];
  const late = overdue(reading);
  return {
    entries: await readEntries(
      reading,
      sql`a.list_at >= ${from} and a.list_at < ${to} and ${whose(query, "a")} order by a.list_at, a.id limit 3000`,
    ),
    closings: await readClosings(reading, query),
    overdue: {
      count: await countOverdue(reading, sql`${late} and ${whose(query, "a")}`),
      entries: await readEntries(
        reading,
        sql`${late} and ${whose(query, "a")} order by a.planned_at desc, a.id desc limit 20`,
      ),
    },
    ...(await readPeople(reading)),
  };
}

/** Planned for a day without a time, it is late when the day is over. */
function overdue({ actor, now }: Reading): RawBuilder<unknown> {
  const zone = actor.workspace.timeZone;
  const today = new Date(startOfDay(dateOf(now, zone), zone));
  return sql`a.done_at is null
    and a.planned_at < case when a.has_time then ${new Date(now)}::timestamptz else ${today}::timestamptz end`;
}

function whose({ owner, department }: Query, alias: string): RawBuilder<unknown> {
  const column = sql.ref(`${alias}.owner_id`);
  if (owner !== undefined) return sql`${column} = ${owner}`;
  if (department === undefined) return sql`true`;
  return sql`${column} in (
    with recursive below as (
      select id from reporting.departments where id = ${department}
      union select d.id from reporting.departments d join below b on d.parent_id = b.id)
    select u.id from reporting.users u join below b on u.department_id = b.id)`;
}

/** As in the lists of activities: seen by whoever sees its deal; without a deal, by whoever sees its owner. */
const from = ({ actor }: Reading) => sql`
  from reporting.calendar_activities a
  join reporting.users u on u.workspace_id = a.workspace_id and u.id = a.owner_id
  left join reporting.deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
  where a.workspace_id = ${actor.workspaceId}
    and (a.deal_id is null and ${visibleTo(actor, "a.owner_id")} or d.id is not null and ${visibleTo(actor, "d.owner_id")})`;

async function countOverdue(reading: Reading, rest: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${from(reading)} and ${rest}`.execute(reading.sql);
  return rows[0]?.n ?? 0;
}

async function readEntries(reading: Reading, rest: RawBuilder<unknown>): Promise<Answer["entries"]> {
  const { rows } = await sql<EntryRow>`
    select a.id, a.kind, a.subject, a.list_at as at, a.has_time or a.done_at is not null as has_time, a.duration_minutes, a.place,
      a.done_at is not null as is_done, a.deal_id, d.title as deal_title, a.owner_id, u.name as owner_name, a.version
    ${from(reading)} and ${rest}`.execute(reading.sql);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    at: row.at.toISOString(),
    hasTime: row.has_time,
    durationMinutes: row.duration_minutes,
    place: row.place,
    isDone: row.is_done,
    deal: row.deal_id !== null && row.deal_title !== null ? { id: row.deal_id, name: row.deal_title } : null,
    owner: { id: row.owner_id, name: row.owner_name },
    version: row.version,
  }));
}

async function readClosings(reading: Reading, query: Query): Promise<Answer["closings"]> {
  const { rows } = await sql<{
    id: string;
    title: string;
    on: string;
    amount_minor: number | null;
    currency: string;
    owner_id: string;
    owner_name: string;
  }>`
    select d.id, d.title, d.expected_close_on as "on", d.amount_minor, d.currency, d.owner_id, u.name as owner_name
    from reporting.deals d join reporting.users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
    where d.workspace_id = ${reading.actor.workspaceId} and d.status = 'open'
      and d.expected_close_on >= ${query.from} and d.expected_close_on < ${query.to}
      and ${visibleTo(reading.actor, "d.owner_id")} and ${whose(query, "d")}
    order by d.expected_close_on, d.amount_minor desc nulls last, d.id limit 1000`.execute(reading.sql);
  return rows.map((row) => ({
    deal: { id: row.id, name: row.title },
    on: row.on,
    amount: row.amount_minor === null ? null : { minor: row.amount_minor, currency: row.currency },
    owner: { id: row.owner_id, name: row.owner_name },
  }));
}

async function readPeople({ sql: db, actor }: Reading): Promise<Pick<Answer, "people" | "departments">> {
  const people = await sql<{ id: string; name: string; departmentId: string | null }>`
    select u.id, u.name, u.department_id as "departmentId" from reporting.users u
    where u.workspace_id = ${actor.workspaceId} and u.is_active and ${visibleTo(actor, "u.id")} order by u.name, u.id`.execute(
    db,
  );
  const departments = await sql<{ id: string; name: string }>`
    select id, name from reporting.departments where workspace_id = ${actor.workspaceId} order by name, id`.execute(db);
  const seen = new Set(people.rows.map(({ departmentId }) => departmentId));
  return {
    people: people.rows,
    departments: departments.rows.filter(({ id }) => actor.sees === "all" || seen.has(id)),
  };
}

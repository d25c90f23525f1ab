import { sql } from "kysely";
import { visibleTo } from "../../identity/index.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import type { UserId } from "../../kernel/ids.ts";
import { isRefusal, type Refusal } from "../../kernel/refusal.ts";
import { addDays, dateOf, startOfDay } from "../../kernel/zoned-time.ts";
import type { Reading } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import { personalDays } from "../../working-calendar/index.ts";
import type { getCallListResults } from "../contract.ts";
import { readList } from "./list-row.ts";

interface Row {
  readonly id: UserId;
  readonly name: string;
  readonly calls: number;
  readonly reached: number;
  readonly first_contacts: number;
  readonly personal_contacts: number;
  readonly negotiations: number;
  readonly refused: number;
  readonly won: number;
}

type Answer = AnswerOf<typeof getCallListResults>;
const counted = ["calls", "reached", "firstContacts", "personalContacts", "negotiations", "refused", "won"] as const;

/** LEA-11: results of the list by person, of those whom the actor sees; the norm is of working days that have begun. */
export async function readResults(
  reading: Reading,
  { params, query }: InputOf<typeof getCallListResults>,
): Promise<Answer | Refusal> {
  const list = await readList(reading, params.id);
  if (isRefusal(list)) return list;
  const rows = await readRows(reading, list.id, query);
  const zone = reading.actor.workspace.timeZone;
  const tomorrow = addDays(dateOf(reading.now, zone), 1);
  const begun = dateOf(Date.parse(list.createdAt), zone);
  const [, from = begun] = [query.from, begun].sort();
  const [to = tomorrow] = [query.to, tomorrow].sort();
  const days = from < to ? await personalDays(reading, { people: rows.map(({ id }) => id), from, to }) : new Map();
  const people = rows.map((row) => ({
    person: { id: row.id, name: row.name },
    ...figuresOf(row),
    norm:
      list.callsPerDay * (days.get(row.id) ?? []).reduce((sum: number, { share }: { share: number }) => sum + share, 0),
  }));
  const total = Object.fromEntries(
    counted.map((name) => [name, people.reduce((sum, one) => sum + one[name], 0)]),
  ) as Answer["total"];
  return { total, people };
}

const figuresOf = (row: Row): Answer["total"] => ({
  calls: row.calls,
  reached: row.reached,
  firstContacts: row.first_contacts,
  personalContacts: row.personal_contacts,
  negotiations: row.negotiations,
  refused: row.refused,
  won: row.won,
});

async function readRows(
  { actor, sql: db }: Reading,
  listId: string,
  { from, to }: { from: string; to: string },
): Promise<readonly Row[]> {
  const [first, end] = [from, to].map((date) => new Date(startOfDay(date, actor.workspace.timeZone)));
  const of = (outcome: string) => sql`count(r.id) filter (where r.outcome = ${outcome})::int`;
  const { rows } = await sql<Row>`
    select u.id, u.name, count(r.id)::int as calls,
      count(r.id) filter (where r.outcome not in ('no_answer', 'wrong_number'))::int as reached,
      ${of("first_contact")} as first_contacts, ${of("personal_contact")} as personal_contacts,
      ${of("negotiation")} as negotiations, ${of("refused")} as refused,
      count(r.id) filter (where r.outcome = 'negotiation' and d.status = 'won')::int as won
    from reporting.users u
    left join call_list_results r on r.workspace_id = u.workspace_id and r.list_id = ${listId} and r.user_id = u.id
      and r.called_at >= ${first} and r.called_at < ${end}
    left join call_list_companies c on c.workspace_id = r.workspace_id and c.list_id = r.list_id and c.company_id = r.company_id
    left join reporting.deals d on d.workspace_id = c.workspace_id and d.id = c.deal_id
    where u.workspace_id = ${actor.workspaceId} and ${visibleTo(actor, "u.id")}
      and (r.id is not null or exists (select from call_list_people p
        where p.workspace_id = u.workspace_id and p.list_id = ${listId} and p.user_id = u.id))
    group by u.id, u.name order by u.name, u.id`.execute(db);
  return rows;
}

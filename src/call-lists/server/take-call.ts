import { sql } from "kysely";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { millisecondsPerDay, millisecondsPerMinute } from "../../kernel/time.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { CallList, CompanyInHand, takeCall } from "../contract.ts";
import type { CallState } from "../domain/after-call.ts";
import { callListRefusals } from "../domain/refusals.ts";
import { readList } from "./list-row.ts";
import { updateCompany } from "./store.ts";

/** For so long nobody else gets a company that somebody has open. */
const heldForMs = 15 * millisecondsPerMinute;

/**
 * The company in hand; else one to be called again, the caller's own or of somebody who calls no more; else the next one that nobody called.
 * Passed over: companies with which a deal was opened, and of those to be called first whoever was called meanwhile. Two who ask at once get two companies. Refuses `call_list_unknown`, `call_list_closed`, `call_not_yours`.
 */
export async function takeNextCall(unit: Unit, listId: string): Promise<AnswerOf<typeof takeCall> | Refusal> {
  const list = await readList(unit, listId);
  if (isRefusal(list)) return list;
  if (list.closedAt !== null) return refuse(callListRefusals, "call_list_closed");
  if (!list.isMine) return refuse(callListRefusals, "call_not_yours");
  const companyId = await lockNext(unit, list);
  if (companyId === null) return { company: null, ...(await progressOf(unit, list)) };
  const heldUntil = new Date(unit.now + heldForMs);
  await updateCompany(unit, listId, companyId, { held_by: unit.actor.userId, held_until: heldUntil });
  return { company: await readInHand(unit, listId, companyId, heldUntil), ...(await progressOf(unit, list)) };
}

/** Whoever called before and has left the list or the company leaves the customer to the others. */
const stillCalls = sql`exists (select from call_list_people p
  join reporting.users u on u.workspace_id = p.workspace_id and u.id = p.user_id and u.is_active
  where p.workspace_id = c.workspace_id and p.list_id = c.list_id and p.user_id = c.user_id)`;

async function lockNext(unit: Unit, list: CallList): Promise<string | null> {
  const { workspaceId, userId } = unit.actor;
  const now = new Date(unit.now);
  const since = new Date(unit.now - list.restDays * millisecondsPerDay);
  const { rows } = await sql<{ company_id: string }>`
    select c.company_id from call_list_companies c
    join reporting.companies k on k.workspace_id = c.workspace_id and k.id = c.company_id and k.deleted_at is null
    where c.workspace_id = ${workspaceId} and c.list_id = ${list.id}
      and (c.held_until is null or c.held_until <= ${now} or c.held_by = ${userId})
      and (c.held_by = ${userId} and c.held_until > ${now}
        or (c.state in ('later', 'first_contact', 'personal_contact') and c.next_at <= ${now}
            and (c.user_id = ${userId} or not ${stillCalls})
          or c.state = 'waiting'
            and not exists (select from reporting.company_calls o
              where o.workspace_id = c.workspace_id and o.company_id = c.company_id and o.done_at > ${since}))
          and not exists (select from reporting.deals d
            where d.workspace_id = c.workspace_id and d.company_id = c.company_id and d.status = 'open'))
    order by (c.held_by = ${userId} and c.held_until > ${now}) is true desc, c.state = 'waiting', c.next_at, c.place
    limit 1 for update of c skip locked`.execute(unit.sql);
  return rows[0]?.company_id ?? null;
}

async function progressOf({ actor, client, now }: Reading, list: CallList) {
  const { rows } = await client.query<{ waiting: number; next_at: Date | null }>(
    `select count(*) filter (where state = 'waiting')::int as waiting, min(next_at) filter (where user_id = $3 and next_at > $4) as next_at
     from call_list_companies where workspace_id = $1 and list_id = $2`,
    [actor.workspaceId, list.id, actor.userId, new Date(now)],
  );
  return {
    calledToday: list.calledToday,
    callsPerDay: list.callsPerDay,
    waiting: rows[0]?.waiting ?? 0,
    nextAt: rows[0]?.next_at?.toISOString() ?? null,
  };
}

interface HandRow {
  readonly name: string;
  readonly city: string | null;
  readonly industry: string | null;
  readonly state: CallState;
  readonly attempts: number;
  readonly phones: readonly {
    readonly phone: string;
    readonly contact_id: string | null;
    readonly contact_name: string | null;
    readonly position: string | null;
  }[];
  readonly calls: readonly { at: string; by: string; is_held: boolean | null; note: string | null }[];
}

async function readInHand(
  { client, actor }: Unit,
  listId: string,
  companyId: string,
  heldUntil: Date,
): Promise<CompanyInHand> {
  const { rows } = await client.query<HandRow>(
    `select k.name, k.city, k.industry, c.state, c.attempts,
       (select coalesce(jsonb_agg(p order by p.contact_id is not null, p.contact_name), '[]') from reporting.company_phones p
        where p.workspace_id = $1 and p.company_id = $3) as phones,
       (select coalesce(jsonb_agg(jsonb_build_object('at', o.done_at, 'by', o.name, 'is_held', o.is_held, 'note', o.text) order by o.done_at desc), '[]')
        from (select o.done_at, u.name, o.is_held, n.text from reporting.company_calls o
              join reporting.users u on u.workspace_id = o.workspace_id and u.id = o.owner_id
              left join reporting.notes n on n.workspace_id = o.workspace_id and n.id = o.id
              where o.workspace_id = $1 and o.company_id = $3 order by o.done_at desc limit 5) as o) as calls
     from call_list_companies c
     join reporting.companies k on k.workspace_id = c.workspace_id and k.id = c.company_id
     where c.workspace_id = $1 and c.list_id = $2 and c.company_id = $3`,
    [actor.workspaceId, listId, companyId],
  );
  const [row] = rows;
  if (!row) throw new Error("The company was just locked");
  return {
    id: companyId,
    name: row.name,
    city: row.city,
    industry: row.industry,
    state: row.state,
    attempts: row.attempts,
    phones: row.phones.map((one) => ({
      phone: one.phone,
      contact: one.contact_id === null ? null : { id: one.contact_id, name: one.contact_name ?? "" },
      position: one.position,
    })),
    lastCalls: row.calls.map(({ at, by, is_held, note }) => ({
      at: new Date(at).toISOString(),
      by,
      isReached: is_held !== false,
      note,
    })),
    heldUntil: heldUntil.toISOString(),
  };
}

import { sql } from "kysely";
import { companiesLike } from "../../crm/index.ts";
import type { AnswerOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type { InputOf } from "../../platform/http/route.ts";
import type { addCallListCompanies } from "../contract.ts";
import { callListRefusals } from "../domain/refusals.ts";
import { insertCompanies, lockLists } from "./store.ts";
import { lockList } from "./write-list.ts";

interface Found {
  readonly id: string;
  readonly on_list: boolean;
  readonly has_phone: boolean;
  readonly has_deal: boolean;
  readonly was_called: boolean;
}

/**
 * A company is on one open list at most: whoever adds waits for whoever adds. Left out are those on a list, without a number, with an
 * open deal, and called by anybody within the list's days of rest. Refuses `call_list_unknown`, `call_list_closed`.
 */
export async function addCompanies(
  unit: Unit,
  { params, body }: InputOf<typeof addCallListCompanies>,
): Promise<AnswerOf<typeof addCallListCompanies> | Refusal> {
  const { workspaceId } = unit.actor;
  await lockLists(unit);
  const list = await lockList(unit, params.id);
  if (isRefusal(list)) return list;
  if (list.closedAt !== null) return refuse(callListRefusals, "call_list_closed");
  const asked = await companiesLike(unit, "filter" in body ? body.filter : {});
  if (isRefusal(asked)) return asked;
  const chosen = "filter" in body ? sql`true` : sql`c.id = any(${[...body.companyIds]}::uuid[])`;
  const most = "filter" in body ? (body.most ?? 5_000) : 1_000;
  const since = new Date(unit.now - list.restDays * millisecondsPerDay);
  const { rows } = await sql<Found>`
    with asked as (select c.id, c.name from reporting.companies c
      where c.workspace_id = ${workspaceId} and c.id in (${asked}) and ${chosen} order by c.name, c.id limit ${most})
    select c.id,
      exists (select from call_list_companies o join call_lists l on l.workspace_id = o.workspace_id and l.id = o.list_id
        where o.workspace_id = ${workspaceId} and o.company_id = c.id and (o.list_id = ${list.id} or l.closed_at is null
          and o.state not in ('refused', 'unreachable', 'negotiation'))) as on_list,
      exists (select from reporting.company_phones p where p.workspace_id = ${workspaceId} and p.company_id = c.id) as has_phone,
      exists (select from reporting.deals d where d.workspace_id = ${workspaceId} and d.company_id = c.id and d.status = 'open') as has_deal,
      exists (select from reporting.company_calls k where k.workspace_id = ${workspaceId} and k.company_id = c.id and k.done_at > ${since}) as was_called
    from asked c order by c.name, c.id`.execute(unit.sql);
  const leftOut = { onList: 0, noPhone: 0, openDeal: 0, calledRecently: 0 };
  const added: string[] = [];
  for (const row of rows) {
    const reason = reasonOf(row);
    if (reason === null) added.push(row.id);
    else leftOut[reason] += 1;
  }
  await insertCompanies(unit, list.id, added);
  unit.audit({
    action: "call_list.companies_added",
    entity: "call_list",
    entityId: list.id,
    changes: { added: added.length },
  });
  return { added: added.length, leftOut };
}

function reasonOf(row: Found): keyof AnswerOf<typeof addCallListCompanies>["leftOut"] | null {
  if (row.on_list) return "onList";
  if (!row.has_phone) return "noPhone";
  if (row.has_deal) return "openDeal";
  return row.was_called ? "calledRecently" : null;
}

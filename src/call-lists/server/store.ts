import type { Unit } from "../../platform/database/unit.ts";

type Values = Readonly<Record<string, string | number | Date | null>>;

/** The only writes of this slice. */
export async function insertList(unit: Unit, id: string, values: Values): Promise<void> {
  const row: Values = { id, ...values, created_by: unit.actor.userId, created_at: new Date(unit.now) };
  await insert(unit, "call_lists", row);
}

async function insert(unit: Unit, table: string, row: Values): Promise<void> {
  const columns = Object.keys(row);
  await unit.client.query(
    `insert into ${table} (workspace_id, ${columns.join(", ")}) values ($1, ${columns.map((_, at) => `$${at + 2}`).join(", ")})`,
    [unit.actor.workspaceId, ...Object.values(row)],
  );
}

/** Writes the values and the next version. */
export async function updateList(unit: Unit, id: string, values: Values): Promise<void> {
  const assignments = [...Object.keys(values).map((column, at) => `${column} = $${at + 3}`), "version = version + 1"];
  await unit.client.query(`update call_lists set ${assignments.join(", ")} where workspace_id = $1 and id = $2`, [
    unit.actor.workspaceId,
    id,
    ...Object.values(values),
  ]);
}

export async function setPeople(unit: Unit, listId: string, people: readonly string[]): Promise<void> {
  const values = [unit.actor.workspaceId, listId, [...new Set(people)]];
  await unit.client.query(
    "delete from call_list_people where workspace_id = $1 and list_id = $2 and user_id <> all($3::uuid[])",
    values,
  );
  await unit.client.query(
    `insert into call_list_people (workspace_id, list_id, user_id) select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
    values,
  );
}

export async function insertCompanies(unit: Unit, listId: string, companyIds: readonly string[]): Promise<void> {
  await unit.client.query(
    `insert into call_list_companies (workspace_id, list_id, company_id, place)
     select $1, $2, c.id, coalesce((select max(place) from call_list_companies where workspace_id = $1 and list_id = $2), 0) + c.place
     from unnest($3::uuid[]) with ordinality as c(id, place)`,
    [unit.actor.workspaceId, listId, companyIds],
  );
}

/** Whoever adds companies to lists, or opens a list again, waits for whoever does. */
export const lockLists = (unit: Unit) =>
  unit.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`call_lists ${unit.actor.workspaceId}`]);

/** Companies that another open list has taken meanwhile are that list's. */
export async function leaveToOthers(unit: Unit, listId: string): Promise<void> {
  const isDue = (row: string) => `${row}.state not in ('refused', 'unreachable', 'negotiation')`;
  await unit.client.query(
    `delete from call_list_companies c where c.workspace_id = $1 and c.list_id = $2 and ${isDue("c")}
       and exists (select from call_list_companies o
         join call_lists l on l.workspace_id = o.workspace_id and l.id = o.list_id and l.closed_at is null
         where o.workspace_id = c.workspace_id and o.company_id = c.company_id and o.list_id <> c.list_id and ${isDue("o")})`,
    [unit.actor.workspaceId, listId],
  );
}

export async function updateCompany(unit: Unit, listId: string, companyId: string, values: Values): Promise<void> {
  const assignments = Object.keys(values).map((column, at) => `${column} = $${at + 4}`);
  await unit.client.query(
    `update call_list_companies set ${assignments.join(", ")} where workspace_id = $1 and list_id = $2 and company_id = $3`,
    [unit.actor.workspaceId, listId, companyId, ...Object.values(values)],
  );
}

/** Out of the hands and after all others; one that is to be called again, at `nextAt`. */
export async function putLast({ client, actor }: Unit, listId: string, companyId: string, nextAt: Date): Promise<void> {
  await client.query(
    `update call_list_companies set held_by = null, held_until = null, next_at = case when state = 'waiting' then null else $4::timestamptz end,
       place = (select max(place) + 1 from call_list_companies where workspace_id = $1 and list_id = $2)
     where workspace_id = $1 and list_id = $2 and company_id = $3`,
    [actor.workspaceId, listId, companyId, nextAt],
  );
}

export async function insertResult(unit: Unit, values: Values): Promise<void> {
  await insert(unit, "call_list_results", {
    id: unit.newId<"call_result">(),
    user_id: unit.actor.userId,
    called_at: new Date(unit.now),
    ...values,
  });
}

import type { Unit } from "../../../platform/database/unit.ts";
import { type CustomerLink, linkName } from "./customer-link.ts";

interface Move {
  readonly mergeId: string;
  readonly from: string;
  readonly to: string;
}

/** Moves what refers to one customer to another and notes it, so that `returnLinks` finds the way back. How many rows. */
export async function moveLink(unit: Unit, link: CustomerLink, move: Move): Promise<number> {
  if (link.fold) await foldRows(unit, link, move);
  const key = link.key ?? "id";
  const { rows } = await unit.client.query<{ moved: number }>(
    `with moved as (update ${link.table} set ${link.column} = $3 where workspace_id = $1 and ${link.column} = $2 returning ${key}),
       noted as (
         insert into customer_merge_links (workspace_id, merge_id, link, ids) select $1, $4, $5, array_agg(${key}) from moved having count(*) > 0
         on conflict (workspace_id, merge_id, link) do update set ids = excluded.ids)
     select count(*) as moved from moved`,
    [unit.actor.workspaceId, move.from, move.to, move.mergeId, linkName(link)],
  );
  return rows[0]?.moved ?? 0;
}

const kept = {
  filled: (column: string) => `coalesce(s.${column}, m.${column})`,
  either: (column: string) => `(s.${column} or m.${column})`,
};

const columnsOf = (link: CustomerLink) => Object.entries(link.fold ?? {});
const asObject = (columns: readonly (readonly [string, string])[]) =>
  `jsonb_build_object(${columns.map(([name, value]) => `'${name}', ${value}`).join(", ")})`;

/** Rows that both customers have: the survivor's takes what it lacks, the other's is put aside. */
async function foldRows({ client, actor }: Unit, link: CustomerLink, { mergeId, from, to }: Move): Promise<void> {
  const { table, column, key = "id" } = link;
  const before = asObject(columnsOf(link).map(([name]) => [name, `s.${name}`]));
  const after = asObject(columnsOf(link).map(([name, how]) => [name, kept[how](name)]));
  const { rowCount } = await client.query(
    `insert into customer_merge_links (workspace_id, merge_id, link, folded)
     select $1, $4, $5, jsonb_agg(jsonb_build_object('key', m.${key}, 'dropped', to_jsonb(m), 'before', ${before}, 'after', ${after}))
     from ${table} m join ${table} s on s.workspace_id = m.workspace_id and s.${key} = m.${key} and s.${column} = $3
     where m.workspace_id = $1 and m.${column} = $2 having count(*) > 0`,
    [actor.workspaceId, from, to, mergeId, linkName(link)],
  );
  if (!rowCount) return;
  const noted = "customer_merge_links l, jsonb_array_elements(l.folded) f";
  const its = `l.workspace_id = $1 and l.merge_id = $2 and l.link = $3
    and t.workspace_id = $1 and t.${column} = $4 and t.${key} = (f ->> 'key')::uuid`;
  const known = [actor.workspaceId, mergeId, linkName(link)];
  await client.query(`delete from ${table} t using ${noted} where ${its}`, [...known, from]);
  const set = columnsOf(link).map(([name]) => `${name} = a.${name}`);
  await client.query(
    `update ${table} t set ${set.join(", ")} from ${noted}, jsonb_populate_record(null::${table}, f -> 'after') a where ${its}`,
    [...known, to],
  );
}

/** Moves back what a merge has moved; what somebody has given another customer since stays there. How many rows stayed. */
export async function returnLink(unit: Unit, link: CustomerLink, move: Move): Promise<number> {
  const { table, column, key = "id" } = link;
  const known = [unit.actor.workspaceId, move.mergeId, linkName(link), move.to, move.from];
  const { rows } = await unit.client.query<{ stayed: number }>(
    `with noted as (select unnest(ids) as key from customer_merge_links where workspace_id = $1 and merge_id = $2 and link = $3),
       back as (update ${table} t set ${column} = $5 from noted n where t.workspace_id = $1 and t.${column} = $4 and t.${key} = n.key returning t.${key})
     select (select count(*) from noted) - (select count(*) from back) as stayed`,
    known,
  );
  return (rows[0]?.stayed ?? 0) + (link.fold ? await unfoldRows(unit, link, move) : 0);
}

async function unfoldRows({ client, actor }: Unit, link: CustomerLink, { mergeId, to }: Move): Promise<number> {
  const { table, column, key = "id" } = link;
  const set = columnsOf(link).map(
    ([name]) => `${name} = case when t.${name} is not distinct from a.${name} then b.${name} else t.${name} end`,
  );
  const { rows } = await client.query<{ stayed: number }>(
    `with noted as (
       select (f ->> 'key')::uuid as key, f from customer_merge_links l, jsonb_array_elements(l.folded) f
       where l.workspace_id = $1 and l.merge_id = $2 and l.link = $3),
     back as (
       update ${table} t set ${set.join(", ")}
       from noted n, jsonb_populate_record(null::${table}, n.f -> 'before') b, jsonb_populate_record(null::${table}, n.f -> 'after') a
       where t.workspace_id = $1 and t.${column} = $4 and t.${key} = n.key returning n.f),
     made as (
       insert into ${table} select d.* from back, jsonb_populate_record(null::${table}, back.f -> 'dropped') d on conflict do nothing)
     select (select count(*) from noted) - (select count(*) from back) as stayed`,
    [actor.workspaceId, mergeId, linkName(link), to],
  );
  return rows[0]?.stayed ?? 0;
}

/** How many rows of each kind would move. */
export async function countLinks(
  { client, actor }: Pick<Unit, "client" | "actor">,
  links: readonly CustomerLink[],
  id: string,
): Promise<{ what: string; count: number }[]> {
  if (links.length === 0) return [];
  const parts = links.map(
    (link) =>
      `select '${link.table}' as what, count(*) as count from ${link.table} where workspace_id = $1 and ${link.column} = $2`,
  );
  const { rows } = await client.query<{ what: string; count: number }>(
    `select what, sum(count)::integer as count from (${parts.join(" union all ")}) as l group by what having sum(count) > 0 order by what`,
    [actor.workspaceId, id],
  );
  return rows;
}

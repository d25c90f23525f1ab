import type { Unit } from "./unit.ts";

/**
 * The way back of `record-rows.ts`: rows that an import made are removed, rows that it changed are as before, in sets. What
 * somebody has changed since, or what something else speaks of, stays and is told. `note_import_change` keeps what was.
 */
export interface TakenTable {
  readonly entity: string;
  /** SQL of what people know the row `t` by. */
  readonly name: string;
  /** Tables whose rows are nothing without this row: removed with it. `of`: through a table of this list. */
  readonly along?: readonly { readonly table: string; readonly column: string; readonly of?: string }[];
  /** Columns that are kept up by themselves and not put back. */
  readonly derived?: readonly string[];
}

export type TakeBackUnit = Pick<Unit, "client" | "actor" | "now">;

export async function openTakeBack({ client }: TakeBackUnit): Promise<void> {
  await client.query(
    `create temp table taken_rows (entity text, id uuid, primary key (entity, id)) on commit drop;
     create temp table restored_rows (entity text, id uuid, before jsonb, primary key (entity, id)) on commit drop;
     create temp table kept_rows (entity text, id uuid, name text, reason text) on commit drop`,
  );
}

/** Sorts what the import made and changed into what goes, what is put back and what stays as it was changed since. */
export async function sortRows({ client, actor }: TakeBackUnit, { entity, name }: TakenTable, importId: string) {
  const ours = [actor.workspaceId, importId, entity];
  const noted = `left join import_changes c on c.workspace_id = $1 and c.import_id = $2 and c.entity = $3 and c.row_id = t.id`;
  await client.query(
    `with made as (
       select t.id, ${name} as name, t.deleted_at is not null or t.version = coalesce(c.after_version, 1) as goes from ${entity} t ${noted}
       where t.workspace_id = $1 and t.import_id = $2 and c.before is null),
     taken as (insert into taken_rows select $3, id from made where goes)
     insert into kept_rows select $3, id, name, 'changed' from made where not goes`,
    ours,
  );
  await client.query(
    `with changed as (
       select t.id, ${name} as name, c.before, t.version = c.after_version as goes from import_changes c
         join ${entity} t on t.workspace_id = $1 and t.id = c.row_id
       where c.workspace_id = $1 and c.import_id = $2 and c.entity = $3 and c.before is not null),
     restored as (insert into restored_rows select $3, id, before from changed where goes)
     insert into kept_rows select $3, id, name, 'changed' from changed where not goes`,
    ours,
  );
  // Made by this import, changed by a later one that is not undone.
  await client.query(
    `insert into kept_rows select distinct $3, t.id, ${name}, 'imported_again' from import_changes c
       join ${entity} t on t.workspace_id = $1 and t.id = c.row_id and t.import_id = c.import_id
     where c.workspace_id = $1 and c.entity = $3 and c.import_id <> $2 and c.before ->> 'import_id' = ($2::uuid)::text`,
    ours,
  );
}

/** Puts the values back; the version goes on, so that nobody writes over it unknowingly. */
export async function restoreRows(
  { client, actor, now }: TakeBackUnit,
  { entity, derived = [] }: TakenTable,
): Promise<number> {
  const own = ["workspace_id", "id", "version", "updated_at", ...derived];
  const { rows } = await client.query<{ column: string }>(
    `select quote_ident(attname) as column from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> all ($2)`,
    [entity, own],
  );
  const columns = rows.map(({ column }) => column);
  const { rowCount } = await client.query(
    `update ${entity} t set (${columns.join(", ")}) = (select ${columns.map((c) => `b.${c}`).join(", ")} from jsonb_populate_record(null::${entity}, r.before) b),
       version = t.version + 1, updated_at = greatest(t.updated_at, $2)
     from restored_rows r where r.entity = '${entity}' and t.workspace_id = $1 and t.id = r.id`,
    [actor.workspaceId, new Date(now)],
  );
  // An earlier import knows the row by the version that it has now, if it knew it before.
  await client.query(
    `insert into import_changes as c (workspace_id, import_id, entity, row_id, before, after_version)
     select $1, (r.before ->> 'import_id')::uuid, r.entity, r.id, null, t.version
     from restored_rows r join ${entity} t on t.workspace_id = $1 and t.id = r.id
       left join import_changes e on e.workspace_id = $1 and e.import_id = (r.before ->> 'import_id')::uuid and e.entity = r.entity and e.row_id = r.id
     where r.entity = '${entity}' and r.before ->> 'import_id' is not null and (r.before ->> 'version')::integer = coalesce(e.after_version, 1)
     on conflict (workspace_id, import_id, entity, row_id) do update set after_version = excluded.after_version`,
    [actor.workspaceId],
  );
  return rowCount ?? 0;
}

interface Reference {
  readonly table: string;
  readonly column: string;
  readonly target: string;
  readonly has_id: boolean;
}

/** Whatever the schema says may speak of these tables, but for rows that go along or by themselves. */
async function references({ client }: TakeBackUnit, tables: readonly TakenTable[]): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(
    `select k.conrelid::regclass::text as table, quote_ident(a.attname) as column, k.confrelid::regclass::text as target,
       exists (select from pg_attribute i where i.attrelid = k.conrelid and i.attname = 'id') as has_id
     from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
     where k.contype = 'f' and k.confdeltype <> 'c' and k.confrelid = any ($1::regclass[]) and array_length(k.conkey, 1) = 2`,
    [tables.map(({ entity }) => entity)],
  );
  const along = new Set(tables.flatMap((one) => (one.along ?? []).map((row) => `${row.table}.${row.column}`)));
  return rows.filter(({ table, column }) => !along.has(`${table}.${column}`));
}

/** Rows that something else speaks of stay, and so does what they speak of, until nothing more is found. */
export async function keepRowsInUse(
  unit: TakeBackUnit,
  tables: readonly TakenTable[],
  /** SQL by "table.column": references `r` that do not count. */
  uncounted: Readonly<Record<string, string>>,
): Promise<void> {
  const found = await references(unit, tables);
  const nameOf = new Map(tables.map(({ entity, name }) => [entity, name]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { table, column, target, has_id } of found) {
      const passes = uncounted[`${table}.${column}`];
      const { rowCount } = await unit.client.query(
        `with used as (
           delete from taken_rows u where u.entity = '${target}' and exists (
             select from ${table} r where r.workspace_id = $1 and r.${column} = u.id ${passes === undefined ? "" : `and not (${passes})`}
               ${has_id ? `and not exists (select from taken_rows x where x.entity = '${table}' and x.id = r.id)` : ""})
           returning u.id)
         insert into kept_rows select '${target}', t.id, ${nameOf.get(target)}, 'in_use' from used join ${target} t on t.workspace_id = $1 and t.id = used.id`,
        [unit.actor.workspaceId],
      );
      if (rowCount) changed = true;
    }
  }
}

/** Removes the rows with what goes along; answers how many of the table itself. */
export async function removeRows({ client, actor }: TakeBackUnit, { entity, along = [] }: TakenTable): Promise<number> {
  for (const { table, column, of } of along) {
    const own = `select x.id from taken_rows x where x.entity = '${entity}'`;
    const parent = along.find((one) => one.table === of);
    const ids =
      parent === undefined
        ? own
        : `select p.id from ${parent.table} p where p.workspace_id = $1 and p.${parent.column} in (${own})`;
    await client.query(`delete from ${table} where workspace_id = $1 and ${column} in (${ids})`, [actor.workspaceId]);
  }
  const { rowCount } = await client.query(
    `delete from ${entity} t using taken_rows x where x.entity = '${entity}' and t.workspace_id = $1 and t.id = x.id`,
    [actor.workspaceId],
  );
  return rowCount ?? 0;
}

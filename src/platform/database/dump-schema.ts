import type pg from "pg";

interface Line {
  readonly line: string;
}

/** Where everything of ours lies, but the job queue. */
export const ourSchemas = ["public", "reporting", "auth"] as const;

/** What the database holds, as text that changes only when the schema does: compared with schema.sql in CI. */
const catalogue = `
  with ours as (select oid, nspname from pg_namespace where nspname in ('${ourSchemas.join("', '")}'))
  select line from (
    select 1 as part, n.nspname || '.' || c.relname as name, 0 as place,
      'table ' || n.nspname || '.' || c.relname || case when c.relrowsecurity then ' (row-level security)' else '' end as line
    from pg_class c join ours n on n.oid = c.relnamespace where c.relkind = 'r'
    union all
    select 1, n.nspname || '.' || c.relname, a.attnum,
      '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
        || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
    from pg_attribute a join pg_class c on c.oid = a.attrelid join ours n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    union all
    select 1, n.nspname || '.' || c.relname, 1000 + row_number() over (partition by c.oid order by k.contype::text, k.conname),
      '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
    from pg_constraint k join pg_class c on c.oid = k.conrelid join ours n on n.oid = c.relnamespace where k.contype <> 'n'
    union all
    select 1, n.nspname || '.' || c.relname, 2000 + row_number() over (partition by c.oid order by i.relname),
      '  ' || pg_get_indexdef(i.oid)
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid join ours n on n.oid = c.relnamespace
    where not exists (select from pg_constraint k where k.conindid = i.oid)
    union all
    select 1, p.schemaname || '.' || p.tablename, 3000,
      '  policy ' || p.policyname || ' to ' || array_to_string(p.roles, ', ') || ' using ' || p.qual || coalesce(' with check ' || p.with_check, '')
    from pg_policies p where p.schemaname in (select nspname from ours)
    union all
    select 1, g.table_schema || '.' || g.table_name, 4000,
      '  granted to voronka_app: ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type)
    from information_schema.role_table_grants g
    where g.grantee = 'voronka_app' and g.table_schema in (select nspname from ours) group by g.table_schema, g.table_name
    union all
    select 2, n.nspname || '.' || c.relname, 0,
      'view ' || n.nspname || '.' || c.relname || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || ' as ' || pg_get_viewdef(c.oid)
    from pg_class c join ours n on n.oid = c.relnamespace where c.relkind = 'v'
    union all
    select 3, n.nspname || '.' || p.proname, 0, pg_get_functiondef(p.oid)
    from pg_proc p join ours n on n.oid = p.pronamespace
    where not exists (select from pg_depend e where e.objid = p.oid and e.deptype = 'e')
  ) as lines order by part, name collate "C", place`;

export async function dumpSchema(owner: Pick<pg.ClientBase, "query">): Promise<string> {
  const { rows } = await owner.query<Line>(catalogue);
  const text = rows.map((row) => row.line).join("\n");
  return `-- Written by \`bin/voronka schema dump\`; CI fails when it differs from what the migrations make.\n${text}\n`;
}

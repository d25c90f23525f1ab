import type pg from "pg";
import { quoted } from "../../platform/database/quoted.ts";
import { archiveTables } from "../domain/archive-tables.ts";

/** A table as an archive holds it. */
export interface ShapedTable {
  readonly table: string;
  /** Without generated ones, without those that stay behind, and without the workspace's own, which is said anew. */
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

interface Catalogued {
  readonly table: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
  readonly needs: readonly string[];
}

const catalogue = `
  select c.relname::text as table,
    (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '') as columns,
    (select array_agg(a.attname::text order by k.place) from pg_index x
      cross join unnest(x.indkey) with ordinality as k (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where x.indrelid = c.oid and x.indisprimary) as key,
    coalesce((select array_agg(distinct t.relname::text) from pg_constraint f join pg_class t on t.oid = f.confrelid
      where f.conrelid = c.oid and f.contype = 'f' and t.oid <> c.oid), '{}') as needs
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname collate "C"`;

/** The tables of an archive, each after those that it refers to. */
export async function archiveShape(client: pg.ClientBase): Promise<readonly ShapedTable[]> {
  const { rows } = await client.query<Catalogued>(catalogue);
  const known = new Map(rows.filter(({ table }) => table in archiveTables).map((row) => [row.table, row]));
  const ordered: ShapedTable[] = [];
  const seen = new Set<string>();
  const visit = (row: Catalogued) => {
    if (seen.has(row.table)) return;
    seen.add(row.table);
    for (const name of row.needs) {
      const needed = known.get(name);
      if (needed) visit(needed);
    }
    const left = new Set([...(archiveTables[row.table]?.without ?? []), ownerColumn(row.table)]);
    ordered.push({ table: row.table, key: row.key, columns: row.columns.filter((name) => !left.has(name)) });
  };
  for (const row of known.values()) visit(row);
  return ordered;
}

/** The column that says whose row it is. */
export const ownerColumn = (table: string) => (table === "workspaces" ? "id" : "workspace_id");

/** Every row of a table of the current workspace as one JSON text, in the order of its key. */
export function rowsAsJson({ table, columns, key }: ShapedTable): string {
  const { instead = {}, where = "true" } = archiveTables[table] ?? {};
  const shown = columns.map((name) => (instead[name] ? `${instead[name]} as ${quoted(name)}` : quoted(name)));
  const order = key.length > 0 ? `order by ${key.map(quoted).join(", ")}` : "";
  return `select row_to_json(r)::text from (select ${shown.join(", ")} from ${quoted(table)}
    where ${ownerColumn(table)} = current_workspace() and (${where}) ${order}) as r`;
}

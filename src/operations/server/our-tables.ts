import type pg from "pg";
import { ourSchemas } from "../../platform/database/dump-schema.ts";
import { quoted } from "../../platform/database/quoted.ts";
import type { Manifest } from "../domain/manifest.ts";

/** A table as a backup holds it: generated columns are made anew. */
export interface OurTable {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/** The job queue's tables are the library's; its own list of migrations is not ours to move. */
export const queueSchema = "graphile_worker";

const schemas = `array['${[...ourSchemas, queueSchema].join("', '")}']`;

const tables = `
  select n.nspname as schema, c.relname as table,
    array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
  where c.relkind = 'r' and n.nspname = any (${schemas}) and a.attnum > 0 and not a.attisdropped
    and not (n.nspname = '${queueSchema}' and c.relname = 'migrations')
    and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
  group by n.nspname, c.relname order by n.nspname collate "C", c.relname collate "C"`;

/** Every table of the installation, the job queue's included. */
export async function ourTables(client: pg.ClientBase): Promise<readonly OurTable[]> {
  return (await client.query<OurTable>(tables)).rows;
}

/** Where each sequence stands. */
export async function ourSequences(client: pg.ClientBase): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<Manifest["sequences"][number]>(
    `select schemaname as schema, sequencename as name, coalesce(last_value, start_value) as value,
       last_value is not null as "isCalled"
     from pg_sequences where schemaname = any (${schemas}) order by 1, 2`,
  );
  return rows;
}

export const nameOf = ({ schema, table }: { schema: string; table: string }) => `${quoted(schema)}.${quoted(table)}`;

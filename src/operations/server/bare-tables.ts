import type pg from "pg";
import type { Refusal } from "../../kernel/refusal.ts";
import { dumpSchema, ourSchemas } from "../../platform/database/dump-schema.ts";

interface Structure {
  readonly drop: string;
  readonly make: string;
}

const schemas = `array['${ourSchemas.join("', '")}']`;
/** A constraint that a view leans on stays: dropping it would take the view along. */
const constraints = `
  select format('alter table %I.%I drop constraint %I', n.nspname, c.relname, k.conname) as drop,
    format('alter table %I.%I add constraint %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid)) as make
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = any (${schemas}) and k.contype = any ($1) and not exists (
    select from pg_depend d where d.refclassid = 'pg_constraint'::regclass and d.refobjid = k.oid and d.classid = 'pg_rewrite'::regclass)
  order by k.contype = 'f', n.nspname, c.relname, k.conname`;
const indexes = `
  select format('drop index %I.%I', n.nspname, i.relname) as drop, pg_get_indexdef(i.oid) as make
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
  where n.nspname = any (${schemas}) and not exists (select from pg_constraint k where k.conindid = i.oid)
  order by n.nspname, i.relname`;

/**
 * Loads tables that have neither keys nor indexes nor triggers meanwhile, which makes a million rows a matter of seconds,
 * and puts all of it back afterwards: keys are then checked as a whole. The schema must come out as it was. A
 * refusal of `load` ends it: the transaction is of no use then.
 */
export async function withBareTables(
  client: pg.ClientBase,
  load: () => Promise<Refusal | null>,
): Promise<Refusal | null> {
  const before = await dumpSchema(client);
  const triggers = await userTriggers(client);
  // Definitions with every name in full.
  await client.query("set local search_path = ''");
  const { rows: keys } = await client.query<Structure>(constraints, [["p", "u", "x"]]);
  const { rows: references } = await client.query<Structure>(constraints, [["f"]]);
  const { rows: others } = await client.query<Structure>(indexes);
  await client.query("set local search_path to default");
  for (const { drop } of [...references, ...keys, ...others]) await client.query(drop);
  for (const table of triggers) await client.query(`alter table ${table} disable trigger user`);
  const refused = await load();
  if (refused) return refused;
  for (const { make } of [...keys, ...others, ...references]) await client.query(make);
  for (const table of triggers) await client.query(`alter table ${table} enable trigger user`);
  if ((await dumpSchema(client)) !== before) throw new Error("The schema did not come out as it was");
  return null;
}

async function userTriggers(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct format('%I.%I', n.nspname, c.relname) as name
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and t.tgenabled = 'O' and n.nspname = any (${schemas})`,
  );
  return rows.map(({ name }) => name);
}

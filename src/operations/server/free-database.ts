import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { type Refusal, refuse } from "../../kernel/refusal.ts";
import { ourSchemas } from "../../platform/database/dump-schema.ts";
import { operationsRefusals } from "../domain/refusals.ts";
import { nameOf, ourTables, queueSchema } from "./our-tables.ts";

/** What an installation that nobody has used yet holds already. */
const ofNobody = new Set(['"public"."schema_migrations"', '"auth"."secrets"', '"public"."backups"']);

/**
 * Whether the database may be filled: nobody else is connected, and no table of it holds a row that a person put there.
 * Takes the lock that migrations take, until the connection ends. Refuses `restore_in_use` and `restore_not_empty`.
 */
export async function checkIsFree(client: pg.ClientBase, lock: number): Promise<Refusal | null> {
  if (!(await isAlone(client))) return refuse(operationsRefusals, "restore_in_use");
  const { rows: locked } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1) as mine", [lock]);
  if (locked[0]?.mine !== true) return refuse(operationsRefusals, "restore_in_use");
  const tables = (await ourTables(client)).filter(({ schema }) => schema !== queueSchema);
  const isOurs = tables.some((table) => nameOf(table) === '"public"."schema_migrations"');
  for (const table of tables) {
    if (isOurs && ofNobody.has(nameOf(table))) continue;
    const { rowCount } = await client.query(`select from ${nameOf(table)} limit 1`);
    if (!isOurs || rowCount !== 0) {
      return refuse(operationsRefusals, "restore_not_empty", { params: { table: table.table } });
    }
  }
  return null;
}

/** A server that has just been stopped is given a second to be gone. */
async function isAlone(client: pg.ClientBase): Promise<boolean> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const { rowCount } = await client.query(
      "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename is not null",
    );
    if (rowCount === 0) return true;
    await pause(100);
  }
  return false;
}

/** Makes room for the schema of the backup, which may be an older one. */
export async function dropEmptySchema(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query("select to_regclass('public.schema_migrations') is not null as there");
  if (rows[0]?.there !== true) return;
  await client.query(`drop schema if exists ${ourSchemas.join(", ")} cascade`);
  await client.query("create schema public");
  await client.query("grant usage on schema public to public");
}

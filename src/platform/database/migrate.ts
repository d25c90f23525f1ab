import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";

const folder = new URL("../../../migrations/", import.meta.url);

/** Held by whoever changes the schema; the others wait. */
export const migrationLock = 7_316_427;

export interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** The migrations of this version, in order. */
export function migrationFiles(): readonly MigrationFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      return { name, text, sha256: createHash("sha256").update(text).digest("hex") };
    });
}

/** Applies the migrations that this database lacks, in order, each in its own transaction; forward only. */
export async function migrate(owner: pg.Pool): Promise<readonly string[]> {
  const client = await owner.connect();
  const applied: string[] = [];
  try {
    // One migrator at a time; the others wait here and then find nothing to do.
    await client.query(`select pg_advisory_lock(${migrationLock})`);
    await client.query(schemaMigrations);
    const known = new Map(
      (await client.query<{ name: string; sha256: string }>("select name, sha256 from schema_migrations")).rows.map(
        (row) => [row.name, row.sha256],
      ),
    );
    for (const migration of migrationFiles()) {
      const before = known.get(migration.name);
      if (before === migration.sha256) continue;
      if (before)
        throw new Error(`Migration ${migration.name} was changed after it had been applied; write a new one instead`);
      await inTransaction(client, () => applyMigration(client, migration));
      applied.push(migration.name);
    }
    await client.query(`select pg_advisory_unlock(${migrationLock})`);
  } finally {
    client.release();
  }
  return applied;
}

export const schemaMigrations =
  "create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz(3) not null default now())";

/** Applies one migration and notes it, in the transaction that is open. */
export async function applyMigration(client: pg.ClientBase, { name, text, sha256 }: MigrationFile): Promise<void> {
  try {
    await client.query(text);
    await client.query("insert into schema_migrations (name, sha256) values ($1, $2)", [name, sha256]);
  } catch (error) {
    throw new Error(`Migration ${name} failed`, { cause: error });
  }
}

async function inTransaction(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";

const folder = new URL("../../../migrations/", import.meta.url);

/** Applies the migrations that this database lacks, in order, each in its own transaction; forward only. */
export async function migrate(owner: pg.Pool): Promise<readonly string[]> {
  const client = await owner.connect();
  const applied: string[] = [];
  try {
    // One migrator at a time; the others wait here and then find nothing to do.
    await client.query("select pg_advisory_lock(7_316_427)");
    await client.query(
      "create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz(3) not null default now())",
    );
    const known = new Map(
      (await client.query<{ name: string; sha256: string }>("select name, sha256 from schema_migrations")).rows.map(
        (row) => [row.name, row.sha256],
      ),
    );
    for (const name of readdirSync(folder)
      .filter((file) => file.endsWith(".sql"))
      .sort()) {
      const text = readFileSync(new URL(name, folder), "utf8");
      const sha256 = createHash("sha256").update(text).digest("hex");
      const before = known.get(name);
      if (before === sha256) continue;
      if (before) throw new Error(`Migration ${name} was changed after it had been applied; write a new one instead`);
      await apply(client, name, text, sha256);
      applied.push(name);
    }
    await client.query("select pg_advisory_unlock(7_316_427)");
  } finally {
    client.release();
  }
  return applied;
}

async function apply(client: pg.PoolClient, name: string, text: string, sha256: string): Promise<void> {
  try {
    await client.query("begin");
    await client.query(text);
    await client.query("insert into schema_migrations (name, sha256) values ($1, $2)", [name, sha256]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${name} failed`, { cause: error });
  }
}

import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openPool } from "../../platform/database/connect.ts";
import { testPostgresVariable } from "../../platform/database/test-database.ts";
import { nameOf, ourTables } from "./our-tables.ts";

export interface EmptyDatabase {
  readonly url: string;
  readonly owner: pg.Pool;
  /** Ends the connections of the test, as a server that is stopped does. */
  leave(): Promise<void>;
  drop(): Promise<void>;
}

/** A database with nothing in it, as a new installation finds it. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const server = process.env[testPostgresVariable];
  if (!server) throw new Error("Tests run through bin/test, which starts PostgreSQL");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  let owner = openPool(url.href, { max: 3 });
  return {
    url: url.href,
    get owner() {
      return owner;
    },
    leave: async () => {
      await owner.end();
      owner = openPool(url.href, { max: 3 });
    },
    drop: async () => {
      await owner.end();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "voronka-backup-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Every row of every table as text, sorted; a restored installation differs only in what it notes of the restoration. */
export async function everyRow(owner: pg.Pool): Promise<Readonly<Record<string, readonly string[]>>> {
  const client = await owner.connect();
  try {
    const rows: Record<string, string[]> = {};
    for (const table of await ourTables(client)) {
      if (table.table === "backups") continue;
      const { rows: found } = await client.query<{ text: string }>(
        `select t::text as text from ${nameOf(table)} as t order by 1`,
      );
      rows[nameOf(table)] = found.map(({ text }) => text);
    }
    return rows;
  } finally {
    client.release();
  }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

import { randomBytes } from "node:crypto";
import pg from "pg";
import type { Database } from "./database.ts";
import { openDatabase } from "./database.ts";

export const testPostgresVariable = "VORONKA_TEST_POSTGRES";
export const templateDatabase = "voronka_template";

/** A database of one's own, cloned from the migrated template in a few milliseconds; `drop` removes it. */
export async function testDatabase(): Promise<Database & { drop(): Promise<void> }> {
  const server = process.env[testPostgresVariable];
  if (!server) throw new Error("Tests run through bin/test, which starts PostgreSQL");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(server, `create database ${name} template ${templateDatabase} strategy file_copy`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = openDatabase(url.href, { connections: 8 });
  return {
    ...database,
    drop: async () => {
      await database.close();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
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

import pg from "pg";
import { prepareDatabase } from "../src/platform/database/prepare.ts";
import { templateDatabase, testPostgresVariable } from "../src/platform/database/test-database.ts";

let stop: () => Promise<void> = async () => undefined;

/** One PostgreSQL for the run, one migrated template in it; each test file clones the template. */
export async function setup(): Promise<void> {
  const given = process.env[testPostgresVariable];
  const server = given
    ? { url: given, stop: async () => undefined }
    : await (await import("../src/platform/postgres/test-postgres.ts")).startTestPostgres();
  process.env[testPostgresVariable] = server.url;
  stop = server.stop;
  await makeTemplate(server.url);
}

export async function teardown(): Promise<void> {
  await stop();
}

async function makeTemplate(server: string): Promise<void> {
  const administrator = new pg.Client({ connectionString: server });
  await administrator.connect();
  await administrator.query(`drop database if exists ${templateDatabase} with (force)`);
  await administrator.query(`create database ${templateDatabase}`);
  await administrator.end();
  const url = new URL(server);
  url.pathname = `/${templateDatabase}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 2 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  await prepareDatabase(pool);
  await pool.end();
}

import { runMigrations } from "graphile-worker";
import type pg from "pg";
import { migrate } from "./migrate.ts";

/** Brings a database to what this version needs: our migrations and the job queue's own. */
export async function prepareDatabase(owner: pg.Pool): Promise<readonly string[]> {
  await runMigrations({ pgPool: owner });
  return migrate(owner);
}

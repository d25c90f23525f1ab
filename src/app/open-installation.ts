import type { Config } from "../platform/config.ts";
import { type Database, openDatabase } from "../platform/database/database.ts";
import { prepareDatabase } from "../platform/database/prepare.ts";
import type { Log } from "../platform/log.ts";
import { startPostgres } from "../platform/postgres/start-postgres.ts";

export interface Installation {
  /** Migrated, unless it was asked for as it is. */
  readonly database: Database;
  close(): Promise<void>;
}

/** The database of this installation, ready for use: the one of DATABASE_URL, else the embedded one, started if needed. */
export async function openInstallation(
  config: Config,
  log: Log,
  options: { readonly asItIs?: boolean } = {},
): Promise<Installation> {
  const embedded = config.databaseUrl ? undefined : await startPostgres({ dataDirectory: config.dataDirectory, log });
  const url = config.databaseUrl ?? embedded?.url ?? "";
  const database = openDatabase(url);
  const close = async () => {
    await database.close();
    await embedded?.release();
  };
  if (options.asItIs) return { database, close };
  try {
    const applied = await prepareDatabase(database.owner);
    if (applied.length > 0) log.info({ migrations: applied.length }, "The database was brought up to date");
    return { database, close };
  } catch (error) {
    await close();
    throw error;
  }
}

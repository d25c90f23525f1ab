import { statfs } from "node:fs/promises";
import type pg from "pg";
import { productVersion } from "../../platform/product-version.ts";
import type { InstallationAnswer } from "../contract.ts";
import { findingsOf } from "../domain/findings.ts";
import { queueState, type TaskCounts } from "./queue-state.ts";
import { lastBackup } from "./recorded-backups.ts";
import type { Surroundings } from "./surroundings.ts";

/** Everything that the keeper of an installation asks first (PLT-12). */
export async function readInstallation(
  owner: pg.Pool,
  surroundings: Surroundings,
  now: number,
): Promise<InstallationAnswer> {
  const [database, queue, backup, disk] = await Promise.all([
    readDatabase(owner),
    queueState(owner),
    lastBackup(owner),
    diskOf(surroundings.dataDirectory),
  ]);
  const tasks = sumUp(queue);
  const due = queue.flatMap(({ dueSince }) => (dueSince === null ? [] : [dueSince.getTime()]));
  const { hasMail, hasPublicAddress, isEmbedded, metricsToken } = surroundings;
  const { migrations, latest, ...server } = database;
  return {
    version: productVersion,
    nodeVersion: process.versions.node,
    startedAt: new Date(now - process.uptime() * 1000).toISOString(),
    schema: { migrations, latest },
    database: { ...server, isEmbedded },
    tasks,
    backup: backup && {
      takenAt: backup.takenAt.toISOString(),
      rows: backup.rows,
      bytes: backup.bytes,
      restoredAt: backup.restoredAt?.toISOString() ?? null,
    },
    disk,
    hasPublicAddress,
    hasMail,
    hasMetrics: metricsToken !== undefined,
    findings: [
      ...findingsOf(
        {
          failedTasks: tasks.failed,
          dueSince: due.length === 0 ? null : Math.min(...due),
          backupTakenAt: backup?.takenAt.getTime() ?? null,
          disk,
          hasMail,
        },
        now,
      ),
    ],
  };
}

interface DatabaseState {
  readonly version: string;
  readonly bytes: number;
  readonly connections: number;
  readonly maxConnections: number;
  readonly migrations: number;
  readonly latest: string;
}

export async function readDatabase(owner: pg.Pool): Promise<DatabaseState> {
  const { rows } = await owner.query<DatabaseState>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
       (select count(*) from pg_stat_activity where datname = current_database()) as connections,
       current_setting('max_connections')::int as "maxConnections",
       (select count(*) from schema_migrations) as migrations,
       (select coalesce(max(name), '') from schema_migrations) as latest`,
  );
  const [state] = rows;
  if (!state) throw new Error("The database said nothing of itself");
  return state;
}

/** Of the data folder; null where the folder or the system does not tell. */
export async function diskOf(directory: string): Promise<{ freeBytes: number; totalBytes: number } | null> {
  const found = await statfs(directory).catch(() => null);
  return found && { freeBytes: found.bavail * found.bsize, totalBytes: found.blocks * found.bsize };
}

function sumUp(queue: readonly TaskCounts[]): InstallationAnswer["tasks"] {
  const sum = (state: "waiting" | "running" | "retrying" | "failed") =>
    queue.reduce((all, counts) => all + counts[state], 0);
  return { waiting: sum("waiting"), running: sum("running"), retrying: sum("retrying"), failed: sum("failed") };
}

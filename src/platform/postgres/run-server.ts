import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Log } from "../log.ts";
import { findBinaries } from "./binaries.ts";
import { type Cluster, clusterPassword, prepareCluster } from "./cluster.ts";
import { launch } from "./launch.ts";
import { placesIn } from "./places.ts";
import { answers, clearRemains, databaseUrl, type Postmaster, runningPostmaster } from "./postmaster.ts";
import { chooseRunner, type RunnerKind } from "./runner.ts";
import { serverSettings } from "./settings.ts";

export interface PostgresOptions {
  readonly dataDirectory: string;
  readonly log: Log;
  /** Limits how a root installation runs the programs; for tests. */
  readonly runAs?: RunnerKind;
}

export const database = "voronka";
const answerMilliseconds = 60_000;

export interface Running {
  readonly cluster: Cluster;
  readonly postmaster: Postmaster;
}

/** Joins the server that runs on the data folder, or starts one. The caller holds the lock for starting. */
export async function startOrJoin(options: PostgresOptions, port?: number): Promise<Running> {
  const { dataDirectory } = options;
  const { cluster: directory } = placesIn(dataDirectory);
  const joined = await joinRunning(directory, options.log);
  if (joined) return joined;
  await clearRemains(directory);
  const binaries = findBinaries();
  const runner = chooseRunner({
    dataDirectory,
    program: binaries.postgres,
    ...(options.runAs && { only: options.runAs }),
  });
  const cluster = prepareCluster({ directory, binaries, runner, settings: serverSettings() });
  const postmaster = await launch({ cluster, binaries, runner, log: options.log, ...(port && { port }) });
  await createDatabase(cluster, postmaster.port);
  options.log.info({ pid: postmaster.pid, port: postmaster.port }, "PostgreSQL started");
  return { cluster, postmaster };
}

/** The running server, once it answers; one that is on its way out is waited for. */
async function joinRunning(directory: string, log: Log): Promise<Running | undefined> {
  const until = Date.now() + answerMilliseconds;
  for (let found = runningPostmaster(directory); found; found = runningPostmaster(directory)) {
    const cluster = { directory, password: clusterPassword(directory) };
    if (found.ready && (await answers(cluster, found.port))) {
      log.debug({ pid: found.pid, port: found.port }, "PostgreSQL runs already");
      return { cluster, postmaster: found };
    }
    if (Date.now() > until)
      throw new Error(`PostgreSQL runs on ${directory} (process ${found.pid}) but does not answer`);
    await pause(100);
  }
  return undefined;
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(port, cluster.password, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

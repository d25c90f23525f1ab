import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { makeDataDirectory } from "../config.ts";
import type { Log } from "../log.ts";
import { findBinaries } from "./binaries.ts";
import { type Cluster, clusterPassword, prepareCluster } from "./cluster.ts";
import { type FileLock, lockWithin, tryLock } from "./file-lock.ts";
import { launch } from "./launch.ts";
import {
  answers,
  clearRemains,
  databaseUrl,
  ended,
  isAlive,
  type Postmaster,
  runningPostmaster,
  stopPostmaster,
  wasStoppedOnPurpose,
} from "./postmaster.ts";
import { chooseRunner, type RunnerKind } from "./runner.ts";
import { serverSettings } from "./settings.ts";

export interface EmbeddedPostgres {
  /** Of the database `voronka`, as its superuser. Stays the same while held, also when a killed server is started again. */
  readonly url: string;
  /** Gives the database up; the last of our commands on this data folder stops it. Ends within about 30 s. */
  release(): Promise<void>;
}

export interface PostgresOptions {
  readonly dataDirectory: string;
  readonly log: Log;
  /** Limits how a root installation runs the programs; for tests. */
  readonly runAs?: RunnerKind;
}

const database = "voronka";
const stopMilliseconds = 60_000;
const watchMilliseconds = 1000;

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already (PLT-1). It runs apart from
 * this process, so a crash of ours does not take it along, and is started again when it is killed itself.
 * Refuses (throws) with one line for a person when it cannot run here.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const dataDirectory = resolve(options.dataDirectory);
  makeDataDirectory(dataDirectory);
  const places = placesIn(dataDirectory);
  const starting = await lockStarting(places.startLock);
  let user: FileLock | undefined;
  try {
    user = await lockWithin(places.usersLock, "shared", { milliseconds: 10_000, what: "The end of the database" });
    const running = await startOrJoin(options, dataDirectory, places.cluster);
    const watch = watchOver(options, dataDirectory, running.postmaster);
    return {
      url: databaseUrl(running.postmaster.port, running.cluster.password, database),
      release: once(async () => {
        await watch.end();
        user?.release();
        await stopIfLast(places);
      }),
    };
  } catch (error) {
    user?.release();
    throw error;
  } finally {
    starting.release();
  }
}

/** Ends a database that still runs on this data folder, whoever uses it. False when none did. */
export async function stopPostgres(dataDirectory: string): Promise<boolean> {
  const places = placesIn(resolve(dataDirectory));
  if (!existsSync(places.cluster)) return false;
  const starting = await lockStarting(places.startLock);
  try {
    return await stopRunning(places.cluster);
  } finally {
    starting.release();
  }
}

interface Places {
  readonly cluster: string;
  readonly startLock: string;
  readonly usersLock: string;
}

function placesIn(dataDirectory: string): Places {
  const cluster = join(dataDirectory, "postgres");
  return { cluster, startLock: `${cluster}.start.lock`, usersLock: `${cluster}.users.lock` };
}

function lockStarting(path: string): Promise<FileLock> {
  return lockWithin(path, "exclusive", {
    milliseconds: 660_000,
    what: "Another command that starts or stops the database",
  });
}

interface Running {
  readonly cluster: Cluster;
  readonly postmaster: Postmaster;
}

async function startOrJoin(
  options: PostgresOptions,
  dataDirectory: string,
  directory: string,
  port?: number,
): Promise<Running> {
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
  const until = Date.now() + stopMilliseconds;
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

/** Starts a killed server again, on its old port. One that was stopped on purpose stays so. */
function watchOver(options: PostgresOptions, dataDirectory: string, first: Postmaster) {
  const { cluster, startLock } = placesIn(dataDirectory);
  let { pid } = first;
  let ending = false;
  let work: Promise<void> = Promise.resolve();
  const revive = async () => {
    if (ending || isAlive(pid) || wasStoppedOnPurpose(cluster)) return;
    const starting = await lockStarting(startLock);
    try {
      if (ending || wasStoppedOnPurpose(cluster)) return;
      options.log.warn({ pid }, "PostgreSQL was killed; starting it again");
      pid = (await startOrJoin(options, dataDirectory, cluster, first.port)).postmaster.pid;
    } catch (error) {
      options.log.error({ err: error }, "PostgreSQL could not be started again");
    } finally {
      starting.release();
    }
  };
  const timer = setInterval(() => {
    if (!isAlive(pid)) work = work.then(revive);
  }, watchMilliseconds);
  timer.unref();
  return {
    end: async () => {
      ending = true;
      clearInterval(timer);
      await work;
    },
  };
}

async function stopIfLast({ cluster, startLock, usersLock }: Places): Promise<void> {
  const starting = await lockStarting(startLock);
  const alone = tryLock(usersLock, "exclusive");
  try {
    if (alone) await stopRunning(cluster);
  } finally {
    alone?.release();
    starting.release();
  }
}

async function stopRunning(directory: string): Promise<boolean> {
  const running = runningPostmaster(directory);
  if (!running) return false;
  if (await stopPostmaster(running.pid, stopMilliseconds)) return true;
  // Its log is written ahead, so nothing is lost: the next start reads it back.
  process.kill(running.pid, "SIGQUIT");
  if (await ended(running.pid, 10_000)) return true;
  throw new Error(`PostgreSQL (process ${running.pid}) does not end`);
}

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= act();
    return done;
  };
}

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { makeDataDirectory } from "../config.ts";
import { type FileLock, lockWithin, tryLock } from "./file-lock.ts";
import { lockStarting, type Places, placesIn } from "./places.ts";
import { databaseUrl, ended, runningPostmaster, stopPostmaster } from "./postmaster.ts";
import { database, type PostgresOptions, startOrJoin } from "./run-server.ts";
import { watchOver } from "./watch-over.ts";

export interface EmbeddedPostgres {
  /** Of the database `voronka`, as its superuser. Stays the same while held, also when a killed server is started again. */
  readonly url: string;
  /** Gives the database up; the last of our commands on this data folder stops it. Ends within about a minute. */
  release(): Promise<void>;
}

const stopMilliseconds = 60_000;

/**
 * Starts the embedded PostgreSQL of a data folder, or joins the one that runs there already (PLT-1). It runs apart from
 * this process, so a crash of ours does not take it along, and is started again when it is killed itself.
 * Refuses (throws) with one line for a person when it cannot run here.
 */
export async function startPostgres(asked: PostgresOptions): Promise<EmbeddedPostgres> {
  const options = { ...asked, dataDirectory: resolve(asked.dataDirectory) };
  const { dataDirectory } = options;
  makeDataDirectory(dataDirectory);
  const places = placesIn(dataDirectory);
  const starting = await lockStarting(places.startLock);
  let user: FileLock | undefined;
  try {
    user = await lockWithin(places.usersLock, "shared", { milliseconds: 10_000, what: "The end of the database" });
    const running = await startOrJoin(options);
    const watch = watchOver(options, running.postmaster);
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

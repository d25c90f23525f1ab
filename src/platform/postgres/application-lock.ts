import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeDataDirectory } from "../config.ts";
import { type FileLock, lockWithin, tryLock } from "./file-lock.ts";
import { isAlive } from "./postmaster.ts";

export interface ApplicationLock {
  /** Tells later commands where this server is found. */
  announce(address: string): void;
  release(): void;
}

/** A server of this data folder that runs already. */
export interface RunningApplication {
  readonly pid: number;
  readonly address: string | undefined;
}

/** The second server on one data folder; the message is one line for a person. */
export class AlreadyRunning extends Error {
  readonly running: RunningApplication;

  constructor(dataDirectory: string, running: RunningApplication) {
    const where = running.address ? `, at ${running.address}` : "";
    super(`Voronka already runs on ${dataDirectory} (process ${running.pid}${where}); bin/voronka stop ends it`);
    this.running = running;
  }
}

/** Makes this process the one server of the data folder until it releases or dies; throws AlreadyRunning otherwise. */
export function takeApplicationLock(folder: string): ApplicationLock {
  const dataDirectory = resolve(folder);
  makeDataDirectory(dataDirectory);
  const { lockPath, cardPath } = placesIn(dataDirectory);
  const lock = tryLock(lockPath, "exclusive");
  if (!lock) throw new AlreadyRunning(dataDirectory, readCard(cardPath) ?? { pid: 0, address: undefined });
  const write = (card: RunningApplication) => {
    writeFileSync(`${cardPath}.new`, JSON.stringify(card), { mode: 0o644 });
    renameSync(`${cardPath}.new`, cardPath);
  };
  write({ pid: process.pid, address: undefined });
  return {
    announce: (address) => write({ pid: process.pid, address }),
    release: () => {
      rmSync(cardPath, { force: true });
      lock.release();
    },
  };
}

/** The server that runs on this data folder now, if any. */
export function runningApplication(dataDirectory: string): RunningApplication | undefined {
  const { lockPath, cardPath } = placesIn(resolve(dataDirectory));
  if (!existsSync(lockPath)) return undefined;
  const free = tryLock(lockPath, "shared");
  free?.release();
  return free ? undefined : readCard(cardPath);
}

/** Asks the server of this data folder to end and waits. False when none ran; throws when it does not end in time. */
export async function stopApplication(dataDirectory: string, milliseconds = 40_000): Promise<boolean> {
  const running = runningApplication(dataDirectory);
  if (!running || !isAlive(running.pid)) return false;
  process.kill(running.pid, "SIGTERM");
  const what = `The server (process ${running.pid}), asked to stop,`;
  const { lockPath } = placesIn(resolve(dataDirectory));
  const lock: FileLock = await lockWithin(lockPath, "exclusive", { milliseconds, what });
  lock.release();
  return true;
}

function placesIn(dataDirectory: string) {
  return { lockPath: join(dataDirectory, "application.lock"), cardPath: join(dataDirectory, "application.json") };
}

function readCard(path: string): RunningApplication | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as RunningApplication;
  } catch {
    return undefined;
  }
}

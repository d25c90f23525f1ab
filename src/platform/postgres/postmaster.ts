import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { type Cluster, superuser } from "./cluster.ts";

/** What a running PostgreSQL writes into its folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** The process of postmaster.pid, when it lives and truly serves this folder; a number given to another since is not it. */
export function runningPostmaster(directory: string): Postmaster | undefined {
  const path = join(directory, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, "utf8").split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid) || !worksIn(pid, directory)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** A killed database leaves its postmaster.pid behind; one that was stopped does not. */
export function wasStoppedOnPurpose(directory: string): boolean {
  return !existsSync(join(directory, "postmaster.pid"));
}

/**
 * Clears what a killed database left: its orphaned processes, which would hold the shared memory, and a postmaster.pid
 * whose number belongs to another process now, or to a zombie that nobody reads (common in containers): PostgreSQL would
 * take either for itself.
 */
export async function clearRemains(directory: string): Promise<void> {
  if (runningPostmaster(directory)) return;
  for (const pid of orphans(directory)) {
    signal(pid, "SIGKILL");
    await ended(pid, 10_000);
  }
  const path = join(directory, "postmaster.pid");
  const left = existsSync(path) ? Number(readFileSync(path, "utf8").split("\n")[0]) : 0;
  if (left > 0 && isTaken(left)) rmSync(path, { force: true });
}

/** The address of one database of the server, superuser's password included. */
export function databaseUrl(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

/** Whether the server on this port answers, knows our password and serves this very folder. */
export async function answers(cluster: Cluster, port: number): Promise<boolean> {
  const client = new pg.Client({
    connectionString: databaseUrl(port, cluster.password, "postgres"),
    connectionTimeoutMillis: 3000,
    query_timeout: 3000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string }>("select current_setting('data_directory') as directory");
    return rows[0] !== undefined && realpathSync(rows[0].directory) === realpathSync(cluster.directory);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** "Fast" stop: connections are cut, everything is written. True when it ended within the time. */
export async function stopPostmaster(pid: number, milliseconds: number): Promise<boolean> {
  signal(pid, "SIGINT");
  return ended(pid, milliseconds);
}

/** Waits until the process is gone. */
export async function ended(pid: number, milliseconds: number): Promise<boolean> {
  const until = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await pause(25);
  }
  return true;
}

/** A zombie, whose parent has not read its end yet, counts as gone. */
export function isAlive(pid: number): boolean {
  if (!isTaken(pid)) return false;
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return !existsSync("/proc/self/stat");
  }
}

/** Whether the system knows a process of this number, be it a zombie or not ours to signal. */
function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** Every process of PostgreSQL works in the folder of its database. */
function worksIn(pid: number, directory: string): boolean {
  if (!existsSync("/proc/self/cwd")) return commandOf(pid).includes(directory);
  try {
    const isPostgres = basename(readlinkSync(`/proc/${pid}/exe`)).startsWith("postgres");
    return isPostgres && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(directory);
  } catch {
    return false;
  }
}

function commandOf(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

function orphans(directory: string): number[] {
  if (!existsSync("/proc/self/cwd") || !existsSync(directory)) return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && worksIn(pid, directory));
}

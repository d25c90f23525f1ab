import { type ChildProcess, execFile, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type pg from "pg";

const root = join(import.meta.dirname, "..");

/** A data folder and a port of the benchmark's own; everything it starts gets them by the environment. */
export interface Place {
  readonly data: string;
  readonly port: number;
}

export interface Product {
  readonly url: string;
  readonly pid: number;
  /** From the command to the first 200 of /health/ready. */
  readonly readyMs: number;
  /** What it wrote until it was ready. */
  readonly printed: string;
  stop(): Promise<void>;
}

const environment = ({ data, port }: Place) => ({
  ...process.env,
  VORONKA_DATA: data,
  PORT: String(port),
  LOG_LEVEL: "warn",
  DATABASE_URL: "",
  // One key asks for deals faster than a key may.
  VORONKA_REQUESTS_PER_SECOND: "10000",
});

/** `bin/start` as anybody runs it. `BENCH_NODE_OPTIONS` reaches the server alone, e.g. --cpu-prof. */
export async function startProduct(place: Place, args: readonly string[] = []): Promise<Product> {
  const url = `http://127.0.0.1:${place.port}`;
  const began = performance.now();
  const child = spawn(join(root, "bin/start"), args, {
    env: { ...environment(place), NODE_OPTIONS: process.env.BENCH_NODE_OPTIONS ?? "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.on("data", (part: Buffer) => {
    printed += part.toString();
  });
  child.stderr.on("data", (part: Buffer) => process.stderr.write(part));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const isReady = () =>
    fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`bin/start ended: ${printed}`);
    if (performance.now() - began > 120_000) throw new Error("bin/start was not ready within two minutes");
    await pause(10);
  }
  const readyMs = performance.now() - began;
  return { url, pid: child.pid ?? 0, readyMs, printed, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill("SIGINT");
  await Promise.race([ended, pause(30_000).then(() => child.kill("SIGKILL"))]);
}

/** `bin/voronka …`; answers what it printed. */
export async function command(place: Place, args: readonly string[], input?: string): Promise<string> {
  const run = promisify(execFile)(join(root, "bin/voronka"), [...args], {
    env: environment(place),
    maxBuffer: 64 * 1024 * 1024,
  });
  run.child.stdin?.end(input ?? "");
  return (await run).stdout.trim();
}

/** `bin/voronka …` watched: seconds and the highest resident memory of its own process, bytes. */
export async function watchedCommand(
  place: Place,
  args: readonly string[],
): Promise<{ readonly seconds: number; readonly peakBytes: number; readonly printed: string }> {
  const began = performance.now();
  const run = promisify(execFile)(join(root, "bin/voronka"), [...args], {
    env: environment(place),
    maxBuffer: 64 * 1024 * 1024,
  });
  let peakBytes = 0;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, memoryOf(run.child.pid ?? 0, "VmHWM"));
  }, 50);
  try {
    const { stdout } = await run;
    return { seconds: (performance.now() - began) / 1000, peakBytes, printed: stdout.trim() };
  } finally {
    clearInterval(timer);
  }
}

/** Processor time that the processes have used, ms; those that ended meanwhile are left out. */
export function processorMs(pids: readonly number[]): number {
  const ticksPerSecond = 100;
  return pids.reduce((sum, pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return sum + ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
    } catch {
      return sum;
    }
  }, 0);
}

/** Those that serve queries for the database of the data folder, parallel workers included. */
export async function databasePids(owner: pg.Pool): Promise<readonly number[]> {
  const { rows } = await owner.query<{ pid: number }>("select pid from pg_stat_activity where pid <> pg_backend_pid()");
  return rows.map(({ pid }) => pid);
}

function memoryOf(pid: number, line: "VmRSS" | "VmHWM"): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(new RegExp(`^${line}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Resident memory of a process and all below it that are not PostgreSQL, bytes. */
export function residentBytes(pid: number): number {
  const parents = new Map<number, number>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      if (!stat.includes("(postgres)"))
        parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(")") + 4).split(" ")[0]));
    } catch {
      // Ended meanwhile.
    }
  }
  const family = new Set([pid]);
  for (const member of family) for (const [child, parent] of parents) if (parent === member) family.add(child);
  return [...family].reduce((sum, member) => sum + memoryOf(member, "VmRSS"), 0);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

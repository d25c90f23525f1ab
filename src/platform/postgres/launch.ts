import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Log } from "../log.ts";
import type { Binaries } from "./binaries.ts";
import { type Cluster, programEnvironment } from "./cluster.ts";
import { answers, type Postmaster, runningPostmaster } from "./postmaster.ts";
import type { Runner } from "./runner.ts";

export interface Launch {
  readonly cluster: Cluster;
  readonly binaries: Binaries;
  readonly runner: Runner;
  readonly log: Log;
  /** Tried first, so that an address survives a restart of the database. */
  readonly port?: number;
}

const attempts = 5;
/** After a crash PostgreSQL first reads back what it had not written; a large import may need minutes. */
const recoveryMilliseconds = 600_000;

/** Starts PostgreSQL apart from this process, which it outlives, and waits until it answers. */
export async function launch(options: Launch): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 && options.port ? options.port : await freePort();
    const start = spawnPostgres(options, port);
    const started = await untilReady(options, start);
    if (started) return started;
    const reason = readFileSync(startLog(options.cluster.directory), "utf8").trim();
    // Another program may take the port between our look and the start.
    if (attempt >= attempts || !/could not create any TCP\/IP sockets|Address already in use/.test(reason)) {
      throw new Error(`PostgreSQL did not start: ${reason || "it said nothing"}`);
    }
  }
}

function startLog(directory: string): string {
  return `${directory}.start.log`;
}

function spawnPostgres({ cluster, binaries, runner }: Launch, port: number): ChildProcess {
  const output = openSync(startLog(cluster.directory), "w", 0o600);
  const { program, args, as } = runner.command(binaries.postgres, ["-D", cluster.directory, "-p", String(port)]);
  const child = spawn(program, args, {
    ...as,
    cwd: "/",
    env: programEnvironment(),
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  child.unref();
  return child;
}

async function untilReady({ cluster, log }: Launch, child: ChildProcess): Promise<Postmaster | undefined> {
  let failed = false;
  child.once("error", () => {
    failed = true;
  });
  const begun = Date.now();
  let told = begun;
  while (!failed && child.exitCode === null && child.signalCode === null) {
    const postmaster = runningPostmaster(cluster.directory);
    if (postmaster?.ready && postmaster.pid === child.pid && (await answers(cluster, postmaster.port)))
      return postmaster;
    if (Date.now() - begun > recoveryMilliseconds) throw new Error("PostgreSQL has not answered for ten minutes");
    if (Date.now() - told > 10_000) {
      log.info("PostgreSQL is reading back what a crash left unwritten");
      told = Date.now();
    }
    await pause(20);
  }
  return undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

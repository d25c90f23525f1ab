import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { stopPostgres } from "../../src/platform/postgres/start-postgres.ts";
import { testFolder } from "../../src/platform/postgres/test-folder.ts";

const root = resolve(import.meta.dirname, "..", "..");
const main = join(root, "src", "app", "main.ts");
const patienceMs = 60_000;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process of ours with all it said; it cannot outlive the test run. */
export interface Running {
  readonly pid: number;
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  out(): string;
  err(): string;
}

export interface Product extends Running {
  readonly url: string;
  readonly dataDirectory: string;
  /** As Ctrl-C or a service manager does. */
  stop(): Promise<Ended>;
  /** As a power cut does. */
  kill(): Promise<Ended>;
}

export interface ProductOptions {
  readonly dataDirectory: string;
  /** Of the test cluster; without it the product starts its own database. */
  readonly databaseUrl?: string | undefined;
  readonly port?: number;
  readonly demo?: boolean;
}

/** A folder for one installation, whose path has a space; the database in it is ended before the folder goes. */
export function temporaryInstallation(): { readonly dataDirectory: string; remove(): Promise<void> } {
  const folder = mkdtempSync(join(testFolder(), "voronka product "));
  const dataDirectory = join(folder, "data");
  // Others may pass through: the database of a superuser runs as another account.
  chmodSync(folder, 0o755);
  return {
    dataDirectory,
    remove: async () => {
      await stopPostgres(dataDirectory);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The environment of a process: nothing of ours leaks in that would lead it to another database or port. */
export function environmentOf({ dataDirectory, databaseUrl, port }: ProductOptions): NodeJS.ProcessEnv {
  const { DATABASE_URL, VORONKA_URL, VORONKA_SECRET, NODE_OPTIONS, VITEST, NODE_ENV, ...rest } = process.env;
  return {
    ...rest,
    // A suite starts us a hundred times: what Node compiled once serves the other starts.
    NODE_COMPILE_CACHE: join(root, ".toolchain", "compile-cache"),
    VORONKA_DATA: dataDirectory,
    PORT: String(port ?? 0),
    LOG_LEVEL: "warn",
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
}

export function runMain(args: readonly string[], environment: NodeJS.ProcessEnv, input = ""): Running {
  const child = spawn(process.execPath, [main, ...args], { env: environment, stdio: ["pipe", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.on("data", (part: Buffer) => {
    said.out += part.toString();
  });
  child.stderr.on("data", (part: Buffer) => {
    said.err += part.toString();
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const die = () => void child.kill("SIGKILL");
  process.once("exit", die);
  const ended = new Promise<Ended>((done) => {
    child.once("close", (code, signal) => {
      process.off("exit", die);
      done({ code, signal });
    });
  });
  return { pid: child.pid ?? 0, child, ended, out: () => said.out, err: () => said.err };
}

/** Starts the product as `bin/start` does and waits until it says that it is ready. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const running = runMain(["start", ...(options.demo ? ["--demo"] : [])], environmentOf(options));
  const url = await addressOf(running);
  await untilReady(url);
  const end = async (signal: NodeJS.Signals) => {
    running.child.kill(signal);
    return running.ended;
  };
  return {
    ...running,
    url,
    dataDirectory: options.dataDirectory,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}

async function addressOf(running: Running): Promise<string> {
  const until = Date.now() + patienceMs;
  let hasEnded = false;
  void running.ended.then(() => {
    hasEnded = true;
  });
  while (Date.now() < until && !hasEnded) {
    const found = /^Voronka: (http\S+)$/m.exec(running.out());
    if (found?.[1]) return found[1].replace("localhost", "127.0.0.1");
    await pause(25);
  }
  running.child.kill("SIGKILL");
  throw new Error(`The product did not start:\n${running.out()}${running.err()}`);
}

async function untilReady(url: string): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/health/ready`).catch(() => null);
    if (answer?.status === 200) return;
    await pause(50);
  }
  throw new Error(`${url} did not become ready`);
}

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openLog } from "../log.ts";
import { isAlive, runningPostmaster } from "./postmaster.ts";
import type { RunnerKind } from "./runner.ts";
import { startPostgres, stopPostgres } from "./start-postgres.ts";
import { testFolder } from "./test-folder.ts";

const log = openLog({ level: "silent" });
const isRoot = process.getuid?.() === 0;
const nobody = 65_534;

let folder: string;
let data: string;

beforeEach(() => {
  folder = mkdtempSync(join(testFolder(), "voronka launcher "));
  chmodSync(folder, 0o755);
  data = join(folder, "data");
});

afterEach(async () => {
  await stopPostgres(data);
  rmSync(folder, { recursive: true, force: true });
});

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query({ text: question, rowMode: "array" });
    return (rows as unknown[][])[0]?.[0];
  } finally {
    await client.end();
  }
}

function postmaster() {
  return runningPostmaster(join(data, "postgres"));
}

function pidOfPostmaster(): number {
  return postmaster()?.pid ?? expect.fail("PostgreSQL does not run");
}

/** Another process that holds the database of the folder. */
async function holder(as: { uid?: number; gid?: number } = {}): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "test-holder.ts"), data], {
    ...as,
    stdio: ["pipe", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { url: line.toString().trim(), child };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe("the embedded database", () => {
  test("starts in a folder whose path has a space, and sorts Russian when asked", async () => {
    const database = await startPostgres({ dataDirectory: data, log });
    const sorted = `select string_agg(name, '' order by name collate "ru-x-icu") from (values ('я'), ('ё'), ('е'), ('ж'), ('Б')) t (name)`;
    expect(await ask(database.url, sorted)).toBe("Беёжя");
    expect(await ask(database.url, "show fsync")).toBe("on");
    expect(await ask(database.url, "show server_encoding")).toBe("UTF8");
    await database.release();
    expect(postmaster()).toBeUndefined();
  });

  test("lets in nobody without the password, and shows the password to its owner alone", async () => {
    const database = await startPostgres({ dataDirectory: data, log });
    const wrong = new URL(database.url);
    wrong.password = "guess";
    await expect(ask(wrong.href, "select 1")).rejects.toThrow(/password authentication failed/);
    expect(statSync(join(data, "postgres.password")).mode & 0o777).toBe(0o600);
    expect(statSync(join(data, "postgres")).mode & 0o777).toBe(0o700);
    await database.release();
  });

  test("serves two who start it at once, and stops with the last", async () => {
    const [one, two] = await Promise.all([holder(), holder()]);
    expect(one.url).toBe(two.url);
    one.child.stdin?.end();
    await once(one.child, "exit");
    expect(await ask(two.url, "select 1")).toBe(1);
    two.child.stdin?.end();
    await once(two.child, "exit");
    expect(postmaster()).toBeUndefined();
  });

  test("survives the application's violent death, is joined by the next, and keeps the data", async () => {
    const first = await holder();
    await ask(first.url, "create table deals as select 560000 as amount");
    const { pid } = postmaster() ?? {};
    await kill(first.child);
    const second = await startPostgres({ dataDirectory: data, log });
    expect(postmaster()?.pid).toBe(pid);
    expect(await ask(second.url, "select amount from deals")).toBe(560_000);
    // The dead holder doesn't count: the second was the last.
    await second.release();
    expect(postmaster()).toBeUndefined();
  });

  test("is started again on the same address when it is killed under a living application", async () => {
    const database = await startPostgres({ dataDirectory: data, log });
    await ask(database.url, "create table deals as select 560000 as amount");
    const killed = pidOfPostmaster();
    process.kill(killed, "SIGKILL");
    await expect.poll(() => postmaster()?.pid ?? killed, { timeout: 10_000 }).not.toBe(killed);
    await expect
      .poll(() => ask(database.url, "select amount from deals").catch(() => 0), { timeout: 10_000 })
      .toBe(560_000);
    await database.release();
    expect(postmaster()).toBeUndefined();
  });

  test("starts after database and application were killed together", async () => {
    const first = await holder();
    await ask(first.url, "create table deals as select 560000 as amount");
    const killed = pidOfPostmaster();
    await kill(first.child);
    process.kill(killed, "SIGKILL");
    const database = await startPostgres({ dataDirectory: data, log });
    expect(await ask(database.url, "select amount from deals")).toBe(560_000);
    await database.release();
  });

  test("is not misled by a number of a process that belongs to another program now", async () => {
    const database = await startPostgres({ dataDirectory: data, log });
    const pidFile = join(data, "postgres", "postmaster.pid");
    const left = readFileSync(pidFile, "utf8");
    await database.release();
    writeFileSync(pidFile, left.replace(/^\d+/, String(process.pid)));
    const again = await startPostgres({ dataDirectory: data, log });
    expect(await ask(again.url, "select 1")).toBe(1);
    await again.release();
    expect(isAlive(process.pid)).toBe(true);
  });

  test("starts elsewhere when its old port is taken", async () => {
    const database = await startPostgres({ dataDirectory: data, log });
    const port = Number(new URL(database.url).port);
    await database.release();
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    const again = await startPostgres({ dataDirectory: data, log });
    expect(Number(new URL(again.url).port)).not.toBe(port);
    expect(await ask(again.url, "select 1")).toBe(1);
    await again.release();
    other.close();
  });

  test("takes no harm from an initdb that was cut off", async () => {
    mkdirSync(join(data, "postgres.new", "base"), { recursive: true });
    writeFileSync(join(data, "postgres.new", "PG_VERSION"), "18");
    const database = await startPostgres({ dataDirectory: data, log });
    expect(await ask(database.url, "select 1")).toBe(1);
    await database.release();
  });

  test("can be stopped by somebody who does not use it, and stays stopped", async () => {
    const { child } = await holder();
    expect(await stopPostgres(data)).toBe(true);
    expect(await stopPostgres(data)).toBe(false);
    await pause(1500);
    expect(postmaster()).toBeUndefined();
    child.stdin?.end();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  test("refuses a folder of another version in one line", async () => {
    mkdirSync(join(data, "postgres"), { recursive: true });
    writeFileSync(join(data, "postgres", "PG_VERSION"), "15\n");
    writeFileSync(join(data, "postgres.password"), "x");
    await expect(startPostgres({ dataDirectory: data, log })).rejects.toThrow(
      /holds a database of PostgreSQL 15, this is 18/,
    );
  });
});

describe.runIf(isRoot && process.platform === "linux")("as root", () => {
  const kinds: RunnerKind[] = ["account", "namespace", "capability"];

  test.for(kinds)("the database runs without root's number: %s", async (runAs) => {
    if (runAs === "namespace" && spawnSync("unshare", ["--user", "true"]).status !== 0) return;
    const database = await startPostgres({ dataDirectory: data, log, runAs });
    expect(await ask(database.url, "select 1")).toBe(1);
    await database.release();
    expect(postmaster()).toBeUndefined();
  });

  test("one folder serves each of the ways in turn", async () => {
    for (const runAs of kinds) {
      const database = await startPostgres({ dataDirectory: data, log, runAs });
      await ask(database.url, "create table if not exists seen (n int)");
      await database.release();
    }
  });

  test.for([undefined, "capability"] as const)("a folder inside one closed to others works (%s)", async (runAs) => {
    chmodSync(folder, 0o700);
    const database = await startPostgres({ dataDirectory: data, log, ...(runAs && { runAs }) });
    expect(await ask(database.url, "select 1")).toBe(1);
    await database.release();
  });

  test("when no account reaches the folder, the error says what to do", async () => {
    chmodSync(folder, 0o700);
    await expect(startPostgres({ dataDirectory: data, log, runAs: "account" })).rejects.toThrow(/set VORONKA_DATA/);
  });

  test("an ordinary user runs it as himself, and root joins and stops it", async () => {
    mkdirSync(data);
    chownSync(data, nobody, nobody);
    const { url, child } = await holder({ uid: nobody, gid: nobody });
    expect(await ask(url, "select 1")).toBe(1);
    expect(statSync(join(data, "postgres")).uid).toBe(nobody);
    expect(statSync(`/proc/${pidOfPostmaster()}`).uid).toBe(nobody);
    const joined = await startPostgres({ dataDirectory: data, log });
    expect(joined.url).toBe(url);
    child.stdin?.end();
    await once(child, "exit");
    await joined.release();
    expect(existsSync(join(data, "postgres", "postmaster.pid"))).toBe(false);
  });
});

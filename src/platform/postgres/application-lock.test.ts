import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { AlreadyRunning, runningApplication, stopApplication, takeApplicationLock } from "./application-lock.ts";

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "voronka lock "));
});

afterEach(() => rmSync(data, { recursive: true, force: true }));

const address = "http://127.0.0.1:3000";

/** Another process that is the server of the folder; `onTerm` is what it does when asked to end. */
async function server(onTerm = "process.exit(0)"): Promise<ChildProcess> {
  const program = `
    import { takeApplicationLock } from ${JSON.stringify(join(import.meta.dirname, "application-lock.ts"))};
    const lock = takeApplicationLock(${JSON.stringify(data)});
    lock.announce("${address}");
    process.on("SIGTERM", () => { ${onTerm} });
    setInterval(() => undefined, 1000);
    console.log("taken");`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  await once(child.stdout, "data");
  return child;
}

test("the second server on one data folder is refused with the process and address of the first", async () => {
  const { pid } = await server();
  expect(() => takeApplicationLock(data)).toThrow(AlreadyRunning);
  expect(() => takeApplicationLock(data)).toThrow(
    `Voronka already runs on ${data} (process ${pid}, at ${address}); bin/voronka stop ends it`,
  );
});

test("a server that was killed leaves the folder free", async () => {
  const first = await server();
  first.kill("SIGKILL");
  await once(first, "exit");
  expect(runningApplication(data)).toBeUndefined();
  const lock = takeApplicationLock(data);
  lock.announce(address);
  expect(runningApplication(data)).toEqual({ pid: process.pid, address });
  lock.release();
  expect(runningApplication(data)).toBeUndefined();
});

test("a server is asked to end, and the folder is free afterwards", async () => {
  await server();
  expect(await stopApplication(data)).toBe(true);
  expect(await stopApplication(data)).toBe(false);
  takeApplicationLock(data).release();
});

test("a server that does not end is named", async () => {
  const { pid } = await server("");
  await expect(stopApplication(data, 300)).rejects.toThrow(`The server (process ${pid}), asked to stop, did not end`);
});

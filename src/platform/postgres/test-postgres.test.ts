import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isAlive } from "./postmaster.ts";

const program = `
  import { startTestPostgres } from ${JSON.stringify(join(import.meta.dirname, "test-postgres.ts"))};
  import pg from ${JSON.stringify(import.meta.resolve("pg"))};
  const server = await startTestPostgres();
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query("select current_setting('data_directory') as folder, current_setting('fsync') as fsync");
  await client.end();
  console.log(JSON.stringify(rows[0]));
  process.stdin.once("end", () => server.stop().then(() => process.exit(0))).resume();`;

async function run() {
  const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, ...(JSON.parse(line.toString()) as { folder: string; fsync: string }) };
}

test.for(["stop", "kill -9"])("the database of a test run is gone after %s", async (how) => {
  const { child, folder, fsync } = await run();
  expect(fsync).toBe("off");
  expect(existsSync(folder)).toBe(true);
  if (how === "stop") child.stdin.end();
  else child.kill("SIGKILL");
  await once(child, "exit");
  await expect.poll(() => existsSync(join(folder, "..")), { timeout: 10_000 }).toBe(false);
  expect(isAlive(child.pid ?? 0)).toBe(false);
});

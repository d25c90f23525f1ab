import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isAlive, runningPostmaster } from "../../src/platform/postgres/postmaster.ts";
import { type Client, clientOf, createFunnel, createWorkspace, type Funnel, withKey } from "../product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../product/start-product.ts";
import { createMovers, expectWholeHistory, type Mover, moveUntilSilence, sendAgain } from "./moving-clients.ts";

const installation = temporaryInstallation();
let product: Product;
let client: Client;
let funnel: Funnel;
let movers: readonly Mover[];

beforeAll(async () => {
  product = await startProduct({ dataDirectory: installation.dataDirectory });
  client = await withKey(await createWorkspace(product.url));
  funnel = await createFunnel(client, ["Обратился", "Встреча проведена", "Оплачено"]);
  movers = await createMovers(client, funnel, 6);
});

afterAll(async () => {
  await product?.stop();
  await installation.remove();
});

const pidOfDatabase = () => runningPostmaster(join(installation.dataDirectory, "postgres"))?.pid ?? 0;

/** The processes of the database that serve our connections. */
function backends(): readonly number[] {
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return listed
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .filter((found) => Number(found?.[2]) === pidOfDatabase() && found?.[3]?.includes("127.0.0.1"))
    .map((found) => Number(found?.[1]));
}

async function until(what: () => Promise<boolean> | boolean, milliseconds = 30_000): Promise<void> {
  const over = Date.now() + milliseconds;
  while (!(await what())) {
    if (Date.now() > over) throw new Error(`Waited in vain; the product said last:\n${product.err().slice(-600)}`);
    await pause(50);
  }
}

/** Everybody moves; in the middle of it `strike` harms the database; everybody asks again until it is well. */
async function moveThrough(strike: () => void): Promise<void> {
  const moving = movers.map((mover) => moveUntilSilence(client, mover, funnel));
  await pause(600);
  strike();
  await Promise.all(moving);
  for (const mover of movers) await until(() => sendAgain(client, mover));
  for (const mover of movers) await expectWholeHistory(client, mover, funnel);
}

test("a database killed in the middle of moves comes back by itself, and each move happened once", async () => {
  const killed = pidOfDatabase();
  await moveThrough(() => process.kill(killed, "SIGKILL"));
  expect(pidOfDatabase()).not.toBe(killed);
  expect((await fetch(`${product.url}/health/ready`)).status).toBe(200);
}, 90_000);

test("a connection killed in the middle of moves is told as a problem, and each move happened once", async () => {
  const serving = backends();
  expect(serving.length).toBeGreaterThan(0);
  await moveThrough(() => process.kill(serving[0] ?? 0, "SIGKILL"));
}, 60_000);

test("database and application killed at once: the next start finds everything, and ends its database with itself", async () => {
  const [database, [mover]] = [pidOfDatabase(), movers];
  process.kill(database, "SIGKILL");
  await product.kill();
  product = await startProduct({ dataDirectory: installation.dataDirectory });
  client = clientOf(product.url, client.headers);
  if (mover) await expectWholeHistory(client, mover, funnel);
  const latest = pidOfDatabase();
  expect(await product.stop()).toEqual({ code: 0, signal: null });
  expect(isAlive(latest)).toBe(false);
}, 60_000);

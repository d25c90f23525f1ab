import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { type Client, clientOf, createFunnel, createWorkspace, type Funnel, withKey } from "../product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../product/start-product.ts";
import { createMovers, expectWholeHistory, type Mover, moveUntilSilence, sendAgain } from "./moving-clients.ts";

const installation = temporaryInstallation();
let database: Awaited<ReturnType<typeof testDatabase>>;
let product: Product;
let client: Client;
let funnel: Funnel;
let movers: readonly Mover[];

const begin = () => startProduct({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });

beforeAll(async () => {
  database = await testDatabase();
  product = await begin();
  client = await withKey(await createWorkspace(product.url));
  funnel = await createFunnel(client, ["Обратился", "Встреча проведена", "Оплачено"]);
  movers = await createMovers(client, funnel, 8);
});

afterAll(async () => {
  await product?.stop();
  await database?.drop();
  await installation.remove();
});

/** Everybody moves; in the middle of it `end` ends the server; then it starts again and everybody asks once more. */
async function moveThrough(end: () => Promise<unknown>): Promise<void> {
  const moving = movers.map((mover) => moveUntilSilence(client, mover, funnel));
  await pause(600);
  const ending = end();
  await Promise.all(moving);
  await ending;
  product = await begin();
  client = clientOf(product.url, client.headers);
  await Promise.all(movers.map(async (mover) => expect(await sendAgain(client, mover)).toBe(true)));
  for (const mover of movers) await expectWholeHistory(client, mover, funnel);
}

test("a server killed in the middle of moves loses none that it answered, and repeats none when asked again", async () => {
  const before = movers.reduce((all, { answered }) => all + answered.size, 0);
  for (let round = 0; round < 3; round += 1) await moveThrough(() => product.kill());
  const after = movers.reduce((all, { answered }) => all + answered.size, 0);
  expect(after - before).toBeGreaterThan(movers.length * 3);
}, 120_000);

test("a server asked to stop answers the moves under way, ends with code 0 and takes no new ones", async () => {
  let ended: unknown;
  await moveThrough(async () => {
    ended = await product.stop();
  });
  expect(ended).toEqual({ code: 0, signal: null });
}, 60_000);

import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../src/platform/database/test-database.ts";
import { type Client, clientOf, createWorkspace, withKey } from "../product/client.ts";
import { type Product, startProduct, temporaryInstallation } from "../product/start-product.ts";

const installation = temporaryInstallation();
const count = 30_000;
let database: Awaited<ReturnType<typeof testDatabase>>;
let product: Product;
let client: Client;

const begin = () => startProduct({ dataDirectory: installation.dataDirectory, databaseUrl: database.url });
const companies = async () => (await database.owner.query("select count(*)::int as n from companies")).rows[0]?.n;

beforeAll(async () => {
  database = await testDatabase();
  product = await begin();
  client = await withKey(await createWorkspace(product.url));
});

afterAll(async () => {
  await product?.stop();
  await database?.drop();
  await installation.remove();
});

const stateOf = async (id: string) => client.ask(`GET /imports/${id}`);

async function untilState(id: string, states: readonly string[], milliseconds = 150_000) {
  const over = Date.now() + milliseconds;
  for (;;) {
    const one = await stateOf(id);
    if (states.includes(one.state)) return one;
    if (Date.now() > over) throw new Error(`The import stays ${one.state}: ${JSON.stringify(one)}`);
    await pause(40);
  }
}

test("an import killed in the middle leaves nothing half done, is taken up again and ends", async () => {
  const rows = Array.from({ length: count }, (_, place) => `c${place};Компания ${place};Город ${place % 50}`);
  const table = ["externalId;name;city", ...rows].join("\n");
  const sent = await client.ask("POST /imports?kind=companies&fileName=companies.csv", undefined, {
    raw: table,
    headers: { "content-type": "text/csv" },
  });
  await untilState(sent.id, ["running"]);
  await pause(150);
  const state = (await stateOf(sent.id)).state;
  await product.kill();
  expect(state).toBe("running");
  // The database rolls back what the killed one had begun.
  await expect.poll(companies, { timeout: 10_000 }).toBe(0);
  product = await begin();
  client = clientOf(product.url, client.headers);
  const startedAt = async () => (await stateOf(sent.id)).startedAt;
  const before = await startedAt();
  await expect.poll(startedAt, { timeout: 15_000 }).not.toBe(before);
  const over = await untilState(sent.id, ["done", "failed"]);
  expect(over).toMatchObject({ state: "done", counts: { read: count, created: count, refused: 0 } });
  expect(await companies()).toBe(count);
}, 240_000);

test("an undo killed in the middle has taken nothing back, is taken up again and ends", async () => {
  const [{ id }] = (await client.ask("GET /imports")).items;
  // Somebody holds a row that the undo must remove: it is certainly in the middle when the power goes.
  const somebody = await database.owner.connect();
  await somebody.query("begin; select from companies where external_id = 'c7' for update");
  await client.ask(`POST /imports/${id}/undo`, {});
  const blocked = "select from pg_stat_activity where wait_event_type = 'Lock' and query like 'delete from companies%'";
  await expect.poll(async () => (await database.owner.query(blocked)).rows.length, { timeout: 20_000 }).toBe(1);
  await product.kill();
  await somebody.query("commit");
  somebody.release();
  await expect.poll(async () => (await database.owner.query(blocked)).rows.length, { timeout: 10_000 }).toBe(0);
  expect(await companies()).toBe(count);
  product = await begin();
  client = clientOf(product.url, client.headers);
  const over = await untilState(id, ["undone", "done", "failed"]);
  expect(over).toMatchObject({ state: "undone", undo: { removed: count, restored: 0, kept: 0 } });
  expect(await companies()).toBe(0);
}, 240_000);

import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openChannels } from "../notifications/index.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { startWorker } from "../platform/jobs/worker.ts";
import { reactions } from "./reactions.ts";
import { type Application, createApplication } from "./server.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let application: Application;
const log = pino({ level: "silent" });

beforeAll(async () => {
  database = await testDatabase();
  application = await createApplication({ database, log });
});
afterAll(async () => {
  await application.close();
  await database.drop();
});

const get = (url: string, headers: Record<string, string> = {}) => application.server.inject({ url, headers });

test("it is live and ready", async () => {
  expect((await get("/health/live")).statusCode).toBe(200);
  expect((await get("/health/ready")).statusCode).toBe(200);
});

test("the OpenAPI document tells of every route its permission and how it refuses", async () => {
  const document = (await get("/api/v1/openapi.json")).json();
  expect(document.openapi).toBe("3.1.0");
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path as Record<string, unknown>));
  expect(operations.length).toBeGreaterThan(30);
  for (const operation of operations)
    expect(operation).toMatchObject({ "x-permission": expect.any(String), responses: { default: {} } });
  const ids = operations.map((operation) => (operation as { operationId: string }).operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(document.paths["/users/{id}"].patch).toMatchObject({ "x-permission": "users.edit" });
});

test("the page of the API has no scripts and speaks the reader's language", async () => {
  const page = await get("/api/v1/docs", { "accept-language": "ru" });
  expect(page.body).toContain("Воронка: API");
  expect(page.body).not.toContain("<script");
  expect(page.headers["content-security-policy"]).toContain("default-src 'none'");
});

test("an unknown address of the API is a problem document, in the reader's language", async () => {
  const answer = await get("/api/v1/nothing", { "accept-language": "ru" });
  expect(answer.statusCode).toBe(404);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
  expect(answer.json()).toMatchObject({ code: "no_such_address", title: "Такого адреса нет." });
});

test("every answer forbids framing, sniffing and scripts of others", async () => {
  const { headers } = await get("/api/v1/setup");
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
});

test("what a use case queues, the worker runs, though imports and exports keep their own lane busy", async () => {
  const imported = Promise.withResolvers<void>();
  const long = { name: "app.long", lane: "long" as const, run: () => imported.promise };
  const done = Promise.withResolvers<unknown>();
  const task = { name: "app.test", run: async (payload: unknown) => done.resolve(payload) };
  const channels = openChannels(database, { address: () => "http://localhost:3000" });
  const worker = await startWorker({ database, log }, [
    ...reactions({ outside: { insideHosts: [] }, channels, translator: application.translator }),
    long,
    task,
  ]);
  await database.owner.query("select enqueue_reaction('app.long', '{}') from generate_series(1, 4)");
  await database.owner.query(`select enqueue_reaction('app.test', '{"dealId": 7}')`);
  expect(await done.promise).toEqual({ dealId: 7 });
  imported.resolve();
  await worker.stop();
});

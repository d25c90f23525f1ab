import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, clientOf, createWorkspace, withKey } from "../../test/product/client.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { openLog } from "../platform/log.ts";
import { type Application, createApplication } from "./server.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let application: Application;
let session: Client;
let client: Client;

beforeAll(async () => {
  database = await testDatabase();
  application = await createApplication({ database, log: openLog({ level: "silent" }), checkAnswers: true });
  const url = await application.server.listen({ port: 0, host: "127.0.0.1" });
  session = await createWorkspace(url);
  client = await withKey(session);
});
afterAll(async () => {
  await application?.close();
  await database?.drop();
});

test("a known address that is asked in a wrong way says which ways it has", async () => {
  for (const [request, allow] of [
    ["PUT /deals", "GET, POST, HEAD"],
    ["DELETE /companies", "GET, POST, HEAD"],
    ["GET /deals/bulk", "POST"],
    ["POST /deals/0199e3a0-5c1e-7a40-9d3b-2f6c1d8e4b70", "GET, PATCH, DELETE, HEAD"],
  ]) {
    const answer = await client.call(request ?? "");
    expect([answer.status, answer.body.code], request).toEqual([405, "method_not_allowed"]);
    expect(answer.headers.get("allow"), request).toBe(allow);
  }
  expect(await client.call("GET /nothing")).toMatchObject({ status: 404, body: { code: "no_such_address" } });
});

test("what a route does not know is refused where it asks for nothing as well", async () => {
  const refusedAt = async (request: string, body?: unknown) => {
    const answer = await client.call(request, body);
    return [answer.status, answer.body.errors];
  };
  const unknown = (path: string) => [400, [expect.objectContaining({ path, code: "unknown_field" })]];
  expect(await refusedAt("GET /departments?offset=2")).toEqual(unknown("offset"));
  expect(await refusedAt("POST /exports", { only: "deals" })).toEqual(unknown("only"));
  expect((await client.call("GET /departments")).status).toBe(200);
  expect((await client.call("POST /customer-duplicates/search")).status).toBe(200);
  expect((await client.call("POST /customer-duplicates/search", {})).status).toBe(200);
});

test("a wrong way with a body of any type, sent by nobody known, is told the same", async () => {
  const stranger = clientOf(client.url);
  const answer = await stranger.call("PUT /deals", undefined, {
    raw: "x".repeat(200_000),
    headers: { "content-type": "text/plain" },
  });
  expect([answer.status, answer.body.code]).toEqual([405, "method_not_allowed"]);
});

test("a key without the scope hears of its scope; a role that is too low hears of the role", async () => {
  const { key } = await session.ask("POST /api-keys", { name: "reader", scopes: ["deals.read"] });
  const narrow = clientOf(client.url, { authorization: `Bearer ${key}` });
  const refused = await narrow.call("POST /companies", { name: "North" });
  expect(refused).toMatchObject({ status: 403, body: { code: "scope_missing" } });
  expect(refused.body.title).toBe("The key’s scope does not include “customers.edit”. Make a key with that scope.");
});

test("an Idempotency-Key is refused by name where a workspace is created", async () => {
  const body = { name: "South", owner: { name: "B", email: "b@south.example", password: "correct horse battery" } };
  const answer = await clientOf(client.url, { "x-voronka-request": "1" }).call("POST /workspaces", body, {
    headers: { "idempotency-key": "one" },
  });
  expect(answer).toMatchObject({ status: 400, body: { code: "idempotency_key_refused" } });
});

test("a file that is sent twice with one key is taken once; another file with that key is refused", async () => {
  const { id } = await client.ask("POST /activities", { kind: "note", subject: "Minutes" });
  const send = (name: string, key: string, raw = "agreed") =>
    client.call(`POST /activities/${id}/files`, undefined, {
      raw,
      headers: { "content-type": "text/plain", "x-file-name": name, "idempotency-key": key },
    });
  const first = await send("minutes.txt", "file-1");
  expect(first.status, JSON.stringify(first.body)).toBeLessThan(300);
  expect((await send("minutes.txt", "file-1")).body).toEqual(first.body);
  expect((await client.ask(`GET /activities/${id}`)).files).toHaveLength(1);
  expect((await send("other.txt", "file-1")).body.code).toBe("idempotency_key_reused");
  expect((await send("empty.txt", "file-2", "")).status).toBeGreaterThanOrEqual(400);
  expect((await send("empty.txt", "file-2", "")).body.code).not.toBe("idempotency_key_in_use");
  await database.owner.query("update idempotency_keys set status = 102 where key = 'file-1'");
  expect((await send("minutes.txt", "file-1")).body.code).toBe("idempotency_key_in_use");
});

test("activities of a deal that one may not see are as unknown as the deal", async () => {
  const unknown = "0199e3a0-5c1e-7a40-9d3b-2f6c1d8e4b70";
  const deal = await client.call(`GET /deals/${unknown}`);
  const list = await client.call(`GET /activities?deal=${unknown}`);
  expect([list.status, list.body.code]).toEqual([deal.status, deal.body.code]);
  expect(list.status).toBe(404);
});

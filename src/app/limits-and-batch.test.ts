import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Client,
  clientOf,
  createFunnel,
  createWorkspace,
  type Funnel,
  withKey,
} from "../../test/product/client.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { openLog } from "../platform/log.ts";
import { type Application, createApplication } from "./server.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let application: Application;
let session: Client;
let client: Client;
let funnel: Funnel;

beforeAll(async () => {
  database = await testDatabase();
  const log = openLog({ level: "silent" });
  application = await createApplication({ database, log, checkAnswers: true, requestsPerSecond: 500 });
  const url = await application.server.listen({ port: 0, host: "127.0.0.1" });
  session = await createWorkspace(url);
  client = await withKey(session);
  funnel = await createFunnel(client, ["Meeting", "Proposal", "Won"]);
});
afterAll(async () => {
  await application?.close();
  await database?.drop();
});

describe("limits", () => {
  const slowKey = async () => {
    const made = await session.ask("POST /api-keys", { name: "slow", requestsPerSecond: 2 });
    expect(made.apiKey.requestsPerSecond).toBe(2);
    return clientOf(session.url, { authorization: `Bearer ${made.key}` });
  };

  test("a key of two requests a second is told to wait after four at once, and for how long", async () => {
    const slow = await slowKey();
    const answers = await Promise.all(Array.from({ length: 6 }, () => slow.call("GET /workspace")));
    const [refused] = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(refused?.body.code).toBe("too_many_requests");
    expect(refused?.headers.get("retry-after")).toBe("1");
    expect(refused?.headers.get("ratelimit-policy")).toBe('"caller";q=4;w=2');
    expect(refused?.headers.get("ratelimit")).toMatch(/^"caller";r=0;t=1$/);
  });

  test("one key's haste is no other's wait, and the person at the screen has a measure of their own", async () => {
    const slow = await slowKey();
    await Promise.all(Array.from({ length: 6 }, () => slow.call("GET /workspace")));
    expect((await client.call("GET /workspace")).status).toBe(200);
    const person = await session.call("GET /workspace");
    expect(person.status).toBe(200);
    expect(person.headers.get("ratelimit-policy")).toBe('"caller";q=1000;w=2');
  });

  test("what is refused for haste has changed nothing", async () => {
    const slow = await slowKey();
    const bodies = Array.from({ length: 7 }, () => ({ name: `Haste ${randomUUID()}` }));
    const answers = await Promise.all(bodies.map((body) => slow.call("POST /companies", body)));
    const made = answers.filter(({ status }) => status === 201).length;
    const { items } = await client.ask("GET /companies?limit=200");
    expect(items.filter(({ name }: { name: string }) => name.startsWith("Haste"))).toHaveLength(made);
    expect(made).toBeLessThan(7);
  });
});

describe("a batch", () => {
  const deal = (title: string) => ({
    method: "POST",
    path: "/deals",
    body: { title, pipelineId: funnel.pipelineId },
  });

  test("does each operation for itself: what one refuses, the others keep", async () => {
    const { items } = await client.ask("POST /batch", {
      operations: [
        deal("First"),
        { method: "POST", path: "/deals", body: { title: "" } },
        { method: "GET", path: "/deals?limit=1" },
        { method: "GET", path: `/deals/${randomUUID()}` },
        deal("Second"),
      ],
    });
    expect(items.map(({ status }: { status: number }) => status)).toEqual([201, 400, 200, 404, 201]);
    expect(items[1].body.code).toBe("input_invalid");
    expect(items[2].body.items[0].title).toBe("First");
    expect((await client.ask(`GET /deals/${items[4].body.id}`)).title).toBe("Second");
  });

  test("sent again with its key it changes nothing more and answers the same", async () => {
    const before = (await client.ask("GET /deals?limit=200")).items.length;
    const body = { operations: [deal("Once"), deal("Twice")] };
    const headers = { "idempotency-key": randomUUID() };
    const first = await client.ask("POST /batch", body, { headers });
    const again = await client.ask("POST /batch", body, { headers });
    expect(again.items.map(({ body: { id } }: { body: { id: string } }) => id)).toEqual(
      first.items.map(({ body: { id } }: { body: { id: string } }) => id),
    );
    expect((await client.ask("GET /deals?limit=200")).items.length).toBe(before + 2);
  });

  test("an operation's own key goes before the batch's", async () => {
    const one = { ...deal("Own key"), idempotencyKey: randomUUID() };
    const ask = () =>
      client.ask("POST /batch", { operations: [one] }, { headers: { "idempotency-key": randomUUID() } });
    expect((await ask()).items[0].body.id).toBe((await ask()).items[0].body.id);
  });

  test("allows nothing that the caller may not do alone", async () => {
    const made = await session.ask("POST /api-keys", { name: "reader", scopes: ["deals.read"] });
    const reader = clientOf(session.url, { authorization: `Bearer ${made.key}` });
    const { items } = await reader.ask("POST /batch", {
      operations: [deal("Not mine"), { method: "GET", path: "/deals" }],
    });
    expect(items.map(({ status }: { status: number }) => status)).toEqual([403, 200]);
    const nobody = await clientOf(session.url).call("POST /batch", { operations: [deal("Nobody")] });
    expect(nobody.status).toBe(401);
    const { cookie } = session.headers;
    const otherSite = await clientOf(session.url, { cookie: cookie ?? "" }).call("POST /batch", {
      operations: [deal("X")],
    });
    expect(otherSite.status).toBe(403);
  });

  test("holds neither another batch, nor sign-in, files or streams", async () => {
    const asked = ["POST /batch", "POST /sign-in", "GET /live", "GET /openapi.json", "GET /../health/live", "GET //x"];
    const operations = asked.map((line) => ({ method: line.split(" ")[0], path: line.split(" ")[1], body: {} }));
    const { items } = await client.ask("POST /batch", { operations });
    for (const { status, body } of items) expect([status, body.code]).toEqual([404, "no_such_address"]);
  });

  test("has at most 100 operations, each counted by the limit", async () => {
    const many = (count: number) => ({
      operations: Array.from({ length: count }, () => ({ method: "GET", path: "/workspace" })),
    });
    expect((await client.call("POST /batch", many(101))).body.code).toBe("input_invalid");
    const made = await session.ask("POST /api-keys", { name: "slow", requestsPerSecond: 5 });
    const slow = clientOf(session.url, { authorization: `Bearer ${made.key}` });
    const { items } = await slow.ask("POST /batch", many(100));
    const within = items.filter(({ status }: { status: number }) => status === 200).length;
    expect(within).toBeGreaterThanOrEqual(10);
    expect(within).toBeLessThan(50);
    expect(items.at(-1).body.code).toBe("too_many_requests");
  });
});

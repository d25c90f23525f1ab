import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { Actor } from "../../kernel/actor.ts";
import { refuse } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { httpRefusals } from "../../platform/http/refusals.ts";
import { startWorker } from "../../platform/jobs/worker.ts";
import { openLog } from "../../platform/log.ts";
import { newId } from "../../platform/new-id.ts";
import { webhookEventShape } from "../contract.ts";
import { attemptDelivery } from "./attempt-delivery.ts";
import { webhookRoutes } from "./routes.ts";
import { webhookTasks } from "./tasks.ts";
import { type Received, type Receiver, startReceiver } from "./test-receiver.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let receiver: Receiver;
let director: Actor;

const outside = { insideHosts: ["127.0.0.1", "localhost"] };

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, webhookRoutes(outside));
  director = ours.actor(ours.anna, "director", ["all"] as never);
});
afterAll(async () => {
  await server?.http.close();
  await database?.drop();
});
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await database.owner.query("delete from webhooks");
  await database.owner.query("delete from graphile_worker._private_jobs");
  await receiver.close();
});

const ask = async (request: string, body?: unknown, actor: Actor = director) => {
  const answer = await server.call(actor, request, body);
  if (answer.status >= 300) throw new Error(`${request}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

const subscribe = (events: string[], more: { path?: string; actor?: Actor } = {}) =>
  ask("POST /webhooks", { name: "Shop", url: `${receiver.url}${more.path ?? "/hook"}`, events }, more.actor);

/** What any use case does: some change, told to the audit. */
const act = (action: string, changes: Record<string, unknown> = {}, actor: Actor = director) =>
  runUnit(database, actor, async (unit) => {
    const [entity = ""] = action.split(".");
    unit.audit({ action, entity, entityId: newId(), changes });
  });

const waiting = async () =>
  (await database.owner.query<{ id: string }>("select id from webhook_deliveries where state = 'waiting' order by id"))
    .rows;

/** As the worker does for each job that is due. */
const deliverAll = async (actor: Actor = director) => {
  for (const { id } of await waiting()) await attemptDelivery(database, actor, id, outside);
};

const log = async (id: string) => (await ask(`GET /webhooks/${id}/deliveries`)).items;

const nothing: Received = { path: "", headers: {}, body: "" };

const sign = (secret: string, text: string) =>
  `v1,${createHmac("sha256", Buffer.from(secret.replace("whsec_", ""), "base64"))
    .update(text)
    .digest("base64")}`;

describe("what is told", () => {
  test("a change is told to whoever subscribed to it, and to nobody else", async () => {
    await subscribe(["deal.won"], { path: "/won" });
    await subscribe(["deal.*"], { path: "/deals" });
    await subscribe(["*"], { path: "/all" });
    await act("deal.won");
    await act("deal.moved");
    await act("company.created");
    await deliverAll();
    const heard = receiver.received.map(({ path, body }) => `${path} ${JSON.parse(body).type}`);
    expect(heard.filter((line) => !line.includes("webhook.")).sort()).toEqual([
      "/all company.created",
      "/all deal.moved",
      "/all deal.won",
      "/deals deal.moved",
      "/deals deal.won",
      "/won deal.won",
    ]);
  });

  test("the event says what happened, to what, by whom and when", async () => {
    await subscribe(["deal.moved"]);
    const at = Date.now();
    await act("deal.moved", { stageId: ["a", "b"] });
    await deliverAll();
    const event = webhookEventShape.parse(JSON.parse(receiver.received[0]?.body ?? ""));
    expect(event).toMatchObject({
      type: "deal.moved",
      workspace: { id: ours.workspaceId, slug: "ours" },
      actor: { id: ours.anna, name: "Anna", via: "screen" },
      data: { entity: "deal", changes: { stageId: ["a", "b"] } },
    });
    expect(Date.parse(event.occurredAt)).toBeGreaterThanOrEqual(at);
  });

  test("what was rolled back is not told", async () => {
    await subscribe(["*"]);
    const before = (await waiting()).length;
    await runUnit(database, director, async (unit) => {
      unit.audit({ action: "deal.won", entity: "deal", entityId: newId() });
      return refuse(httpRefusals, "not_allowed");
    });
    const failing = runUnit(database, director, async (unit) => {
      unit.audit({ action: "deal.won", entity: "deal", entityId: newId() });
      await unit.client.query("insert into webhooks (workspace_id) values (null)");
    });
    await expect(failing).rejects.toThrow();
    expect(await waiting()).toHaveLength(before);
  });

  test("another workspace's changes are never told, and its webhooks not seen", async () => {
    const { webhook } = await subscribe(["*"]);
    const stranger = theirs.actor(theirs.anna, "director", ["all"] as never);
    await act("deal.won", {}, stranger);
    await deliverAll();
    expect(receiver.received.map(({ body }) => JSON.parse(body).workspace.slug)).not.toContain("theirs");
    expect((await ask("GET /webhooks", undefined, stranger)).items).toEqual([]);
    expect((await server.call(stranger, `GET /webhooks/${webhook.id}`)).body.code).toBe("webhook_unknown");
    expect((await server.call(stranger, `GET /webhooks/${webhook.id}/deliveries`)).body.code).toBe("webhook_unknown");
  });

  test("switched off, it is told nothing; a test reaches it all the same, and it alone", async () => {
    const { webhook } = await subscribe(["*"], { path: "/off" });
    await ask(`PATCH /webhooks/${webhook.id}`, { version: 1, isActive: false });
    await deliverAll();
    receiver.received.length = 0;
    await subscribe(["*"], { path: "/other" });
    await act("deal.won");
    await ask(`POST /webhooks/${webhook.id}/tests`);
    await deliverAll();
    const heard = receiver.received.map(({ path, body }) => `${path} ${JSON.parse(body).type}`);
    expect(heard).toContain("/off webhook.tested");
    expect(heard.filter((line) => line.startsWith("/off"))).toHaveLength(1);
    expect(heard).not.toContain("/other webhook.tested");
  });
});

describe("how it is told", () => {
  test("the body is signed as Standard Webhooks says", async () => {
    const { secret, webhook } = await subscribe(["deal.won"]);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(JSON.stringify(await ask(`GET /webhooks/${webhook.id}`))).not.toContain(secret);
    await act("deal.won");
    await deliverAll();
    const { headers, body } = receiver.received[0] ?? nothing;
    const id = String(headers["webhook-id"]);
    const timestamp = Number(headers["webhook-timestamp"]);
    expect(Math.abs(Date.now() / 1000 - timestamp)).toBeLessThan(60);
    expect(headers["webhook-signature"]).toBe(sign(secret, `${id}.${timestamp}.${body}`));
    expect(JSON.parse(body).id).toBe(id);
  });

  test("after a change of the secret both signatures stand side by side, until the old one is over", async () => {
    const { secret: old, webhook } = await subscribe(["deal.won"]);
    const { secret } = await ask(`POST /webhooks/${webhook.id}/secrets`, { keepOldHours: 1 });
    await act("deal.won");
    await deliverAll();
    const signed = (index: number) => {
      const { headers, body } = receiver.received[index] ?? nothing;
      const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
      return { found: headers["webhook-signature"], old: sign(old, text), now: sign(secret, text) };
    };
    expect(signed(0).found).toBe(`${signed(0).now} ${signed(0).old}`);
    await database.owner.query("update webhooks set previous_secret_until = now() - interval '1 second'");
    await act("deal.won");
    await deliverAll();
    expect(signed(1).found).toBe(signed(1).now);
  });

  test("the worker delivers by itself, soon after the change", async () => {
    const worker = await startWorker({ database, log: openLog({ level: "silent" }) }, webhookTasks(outside));
    try {
      await subscribe(["deal.won"]);
      await act("deal.won");
      for (let turn = 0; receiver.received.length === 0 && turn < 100; turn += 1) await pause(50);
      expect(receiver.received).toHaveLength(1);
      for (let turn = 0; (await waiting()).length > 0 && turn < 100; turn += 1) await pause(50);
      const { rows } = await database.owner.query("select count(*) from graphile_worker._private_jobs");
      expect(rows).toEqual([{ count: 0 }]);
    } finally {
      await worker.stop();
    }
  });
});

describe("when it is not heard", () => {
  test("it is sent again with the same id, and the log tells each attempt", async () => {
    const { webhook } = await subscribe(["deal.won"]);
    receiver.answer(() => ({ status: 500, body: "x".repeat(5000) }));
    await act("deal.won");
    await deliverAll();
    const [first] = await log(webhook.id);
    expect(first).toMatchObject({ state: "waiting", attempts: 1, lastStatus: 500 });
    expect(Date.parse(first.nextAttemptAt) - Date.parse(first.lastAttemptAt)).toBeGreaterThanOrEqual(5_000);
    expect((await ask(`GET /webhooks/${webhook.id}`)).failingSince).not.toBeNull();
    receiver.answer(() => ({ status: 200, body: "thanks\0" }));
    await deliverAll();
    const told = await ask(`GET /webhook-deliveries/${first.id}`);
    expect(told.delivery).toMatchObject({ state: "delivered", attempts: 2, lastStatus: 200 });
    expect(told.attempts.map(({ number, status }: { number: number; status: number }) => [number, status])).toEqual([
      [2, 200],
      [1, 500],
    ]);
    expect(told.attempts[0].answer).toBe("thanks\u2400");
    expect(told.attempts[1].answer).toHaveLength(2048);
    expect(told.request.id).toBe(told.delivery.eventId);
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([told.request.id, told.request.id]);
    expect((await ask(`GET /webhooks/${webhook.id}`)).failingSince).toBeNull();
  });

  test("a redirect is not followed", async () => {
    const { webhook } = await subscribe(["deal.won"]);
    receiver.answer(({ path }) =>
      path === "/hook" ? { status: 302, headers: { location: "/secret" } } : { status: 200 },
    );
    await act("deal.won");
    await deliverAll();
    expect(receiver.received.map(({ path }) => path)).toEqual(["/hook"]);
    expect(await log(webhook.id)).toMatchObject([{ state: "waiting", lastStatus: 302 }]);
  });

  test("a closed port is told by its reason", async () => {
    const { webhook } = await subscribe(["deal.won"]);
    await act("deal.won");
    await receiver.close();
    await deliverAll();
    expect(await log(webhook.id)).toMatchObject([{ state: "waiting", lastStatus: null, lastFailure: "ECONNREFUSED" }]);
    receiver = await startReceiver();
  });

  test("after five silent days it is switched off with its reason, which the log of changes tells", async () => {
    const { webhook } = await subscribe(["deal.won"]);
    await database.owner.query("update webhooks set failing_since = now() - interval '5 days 1 minute'");
    receiver.answer(() => ({ status: 503 }));
    await act("deal.won");
    await act("deal.won");
    await deliverAll();
    const silent = await ask(`GET /webhooks/${webhook.id}`);
    expect(silent).toMatchObject({ isActive: false, offReason: "failing" });
    // The second was not even tried.
    expect(receiver.received).toHaveLength(1);
    expect(await log(webhook.id)).toMatchObject([
      { state: "failed", lastFailure: "switched_off", attempts: 0 },
      { state: "failed", lastStatus: 503, attempts: 1 },
    ]);
    const { rows } = await database.owner.query("select action from audit_entries where entity_id = $1 order by id", [
      webhook.id,
    ]);
    expect(rows.map(({ action }) => action)).toEqual(["webhook.created", "webhook.switched_off"]);
    const told = await database.owner.query("select user_id, kind, params from notifications");
    expect(told.rows).toEqual([
      { user_id: ours.anna, kind: "webhook_off", params: { webhookId: webhook.id, name: "Shop", how: "failing" } },
    ]);
    const on = await ask(`PATCH /webhooks/${webhook.id}`, { version: silent.version, isActive: true });
    expect(on).toMatchObject({ isActive: true, offReason: null, failingSince: null });
  });

  test("410 Gone switches it off at once", async () => {
    const { webhook } = await subscribe(["deal.won"]);
    receiver.answer(() => ({ status: 410 }));
    await act("deal.won");
    await deliverAll();
    expect(await ask(`GET /webhooks/${webhook.id}`)).toMatchObject({ isActive: false, offReason: "gone" });
  });

  test("one delivery, or all that failed since a moment, can be sent again", async () => {
    const { webhook } = await subscribe(["deal.won"]);
    receiver.answer(() => ({ status: 500 }));
    for (let count = 0; count < 3; count += 1) await act("deal.won");
    await deliverAll();
    const since = (await log(webhook.id))[1].createdAt;
    await database.owner.query("update webhook_deliveries set state = 'failed', next_attempt_at = null");
    receiver.answer(() => ({ status: 200 }));
    const { queued } = await ask(`POST /webhooks/${webhook.id}/replays`, { since });
    expect(queued).toBe(2);
    await deliverAll();
    const states = async () => (await log(webhook.id)).map(({ state }: { state: string }) => state);
    expect(await states()).toEqual(["delivered", "delivered", "failed"]);
    const oldest = (await log(webhook.id))[2];
    expect(await ask(`POST /webhook-deliveries/${oldest.id}/replays`)).toMatchObject({ state: "waiting", attempts: 1 });
    await deliverAll();
    expect(await states()).toEqual(["delivered", "delivered", "delivered"]);
    // What was delivered can be sent again as well: a receiver may have lost it.
    await ask(`POST /webhook-deliveries/${oldest.id}/replays`);
    await deliverAll();
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids.filter((id) => id === oldest.eventId)).toHaveLength(3);
  });

  test("what a killed process left is taken up within minutes", async () => {
    await subscribe(["deal.won"]);
    await act("deal.won");
    // Its job is locked by the dead, as graphile-worker keeps it for four hours.
    await database.owner.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead'");
    await database.owner.query("update webhook_deliveries set next_attempt_at = now() - interval '3 minutes'");
    const worker = await startWorker({ database, log: openLog({ level: "silent" }) }, webhookTasks(outside));
    try {
      await webhookTasks(outside)
        .find(({ name }) => name === "webhooks.take-up-left")
        ?.run({}, { database, log: openLog({ level: "silent" }) });
      for (let turn = 0; receiver.received.length === 0 && turn < 100; turn += 1) await pause(50);
      expect(receiver.received).toHaveLength(1);
    } finally {
      await worker.stop();
    }
  });
});

describe("where it may lead", () => {
  const strict = { insideHosts: [] };
  const inside = [
    "http://127.0.0.1:9",
    "http://10.0.0.5/",
    "http://[::1]/",
    "http://169.254.169.254/latest",
    "http://localhost/",
  ];

  test.for(inside)("%s lies inside the network and is refused at saving", async (url) => {
    const guarded = makeSampleServer(database, webhookRoutes(strict));
    const answer = await guarded.call(director, "POST /webhooks", { name: "Shop", url, events: ["*"] });
    expect(answer).toMatchObject({ status: 422, body: { code: "address_inside" } });
  });

  test("a name that leads inside later is refused when connecting, before a byte is sent", async () => {
    const { webhook } = await subscribe(["deal.won"]);
    await act("deal.won");
    // Saved while it was allowed; now the same name is judged again and found to lie inside.
    for (const { id } of await waiting()) await attemptDelivery(database, director, id, strict);
    expect(receiver.received).toEqual([]);
    expect(await log(webhook.id)).toMatchObject([{ state: "waiting", lastFailure: "address_inside" }]);
  });

  test("an address that is none, and an event nobody knows, are refused by name", async () => {
    const malformed = await server.call(director, "POST /webhooks", { name: "Shop", url: "ftp://x", events: ["*"] });
    expect(malformed.body.code).toBe("address_malformed");
    const unknown = await server.call(director, "POST /webhooks", {
      name: "Shop",
      url: receiver.url,
      events: ["deal.wonn"],
    });
    expect(unknown.body.code).toBe("webhook_event_unknown");
  });

  test("a key that may not read the log cannot have it sent to itself either", async () => {
    const narrow: Actor = { ...director, via: "api", scopes: ["webhooks.edit"] };
    const answer = await server.call(narrow, "POST /webhooks", { name: "Shop", url: receiver.url, events: ["*"] });
    expect(answer.body.code).toBe("webhook_needs_log");
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { type Caller, password, startTestServer, type TestServer } from "./test-server.ts";

let app: TestServer;
let owner: string;
let ownerId: string;
let ours: WorkspaceId;
let otherOwner: string;
let otherOwnerId: string;
const call: TestServer["call"] = (...given) => app.call(...given);

beforeAll(async () => {
  app = await startTestServer();
  const body = { name: "Ромашка и Ко", owner: { name: "Анна", email: "anna@romashka.example", password } };
  const founded = await call("POST", "/workspaces", body);
  owner = founded.cookie;
  ownerId = founded.body.current.user.id;
  ours = founded.body.current.workspace.id;
  await app.member("director", owner, "dina");
});
afterAll(() => app.close());

describe("API keys", () => {
  const create = async (body: object, caller: Caller = { cookie: owner }) =>
    call("POST", "/api-keys", { name: "test", ...body }, caller);

  test("a key acts as its person, without the header that cookies need", async () => {
    const { body } = await create({});
    expect(body.key).toMatch(/^vk_[\w-]{43}$/);
    const me = await call("GET", "/me", undefined, { key: body.key });
    expect(me.body.account).toBeNull();
    expect(me.body.current.user.role).toBe("owner");
    const made = await call(
      "POST",
      "/departments",
      { name: "По ключу" },
      { key: body.key, headers: { "x-voronka-request": "" } },
    );
    expect(made.status).toBe(201);
    const { rows } = await app.database.owner.query("select * from api_keys");
    expect(JSON.stringify(rows)).not.toContain(body.key);
  });

  test("the key is kept nowhere, not even for a retry by Idempotency-Key", async () => {
    const { body } = await create({}, { cookie: owner, headers: { "idempotency-key": "one" } });
    const { rows } = await app.database.owner.query("select answer::text from idempotency_keys");
    expect(JSON.stringify(rows)).not.toContain(body.key);
  });

  test("a revoked key is refused at once", async () => {
    const { body } = await create({});
    expect((await call("GET", "/users", undefined, { key: body.key })).status).toBe(200);
    await call("DELETE", `/api-keys/${body.apiKey.id}`, undefined, { cookie: owner });
    const refused = await call("GET", "/users", undefined, { key: body.key });
    expect(refused.status).toBe(401);
    expect(refused.body.code).toBe("not_signed_in");
    expect(
      (await call("GET", "/api-keys?limit=200", undefined, { cookie: owner })).body.items.map(
        (one: { id: string }) => one.id,
      ),
    ).not.toContain(body.apiKey.id);
  });

  test("scopes narrow what a key may, and a narrow key makes no wider one", async () => {
    const { body } = await create({ scopes: ["users.read", "api_keys.edit"] });
    expect((await call("GET", "/users", undefined, { key: body.key })).status).toBe(200);
    expect((await call("GET", "/audit-entries", undefined, { key: body.key })).body.code).toBe("scope_missing");
    expect((await create({}, { key: body.key })).body.code).toBe("scope_too_wide");
    expect((await create({ scopes: ["workspace.edit"] }, { key: body.key })).body.code).toBe("scope_too_wide");
    expect((await create({ scopes: ["users.read"] }, { key: body.key })).status).toBe(201);
  });

  test("a director makes no key for an owner", async () => {
    const dina = await call("POST", "/sign-in", { email: "dina@romashka.example", password });
    const inSecond = await call("GET", "/users?role=owner", undefined, { cookie: dina.cookie });
    const made = await create({ userId: inSecond.body.items[0].id }, { cookie: dina.cookie });
    expect(made.body.code).toBe("role_too_high");
  });

  test("a wrong Authorization header is refused even with a good cookie", async () => {
    const answer = await call("GET", "/users", undefined, { cookie: owner, headers: { authorization: "Basic abc" } });
    expect(answer.status).toBe(401);
  });

  test("finding who calls by key takes a few milliseconds at most", async () => {
    const { body } = await create({});
    const request = { headers: { authorization: `Bearer ${body.key}` } } as never;
    await app.identity.authentication.authenticate(request);
    const begin = performance.now();
    for (let turn = 0; turn < 200; turn += 1) await app.identity.authentication.authenticate(request);
    const each = (performance.now() - begin) / 200;
    console.info(`authenticate by key: ${each.toFixed(2)} ms`);
    expect(each).toBeLessThan(10);
  });
});

describe("another company's workspace", () => {
  beforeAll(async () => {
    const { createWorkspace } = await import("./create-workspace.ts");
    const { preparePassword } = await import("./account.ts");
    const owner = { name: "Лютик", email: "l@lutik.example", passwordHash: await preparePassword(password) };
    const created = await createWorkspace(app.database, {
      name: "Лютик",
      currency: "RUB",
      timeZone: "Asia/Omsk",
      locale: "ru",
      owner,
      via: "command",
    });
    if ("refused" in created) throw new Error(created.refused);
    otherOwnerId = created.ownerId ?? "";
    otherOwner = (await call("POST", "/sign-in", { email: "l@lutik.example", password })).cookie;
  });

  test("ids of theirs are not found here, nor ours there", async () => {
    expect((await call("GET", `/users/${otherOwnerId}`, undefined, { cookie: owner })).status).toBe(404);
    expect((await call("PATCH", `/users/${ownerId}`, { version: 1, name: "x" }, { cookie: otherOwner })).status).toBe(
      404,
    );
    const made = await call("POST", "/api-keys", { name: "x", userId: ownerId }, { cookie: otherOwner });
    expect(made.body.code).toBe("user_unknown");
  });

  test("naming their workspace gives nothing to who is no member", async () => {
    const answer = await call("GET", "/users", undefined, {
      cookie: otherOwner,
      headers: { "x-voronka-workspace": "romashka-i-ko" },
    });
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe("workspace_unknown");
  });

  test("row-level security holds when the SQL forgets the workspace, and sign-in tables are closed", async () => {
    const seen = await app.database.read(
      ours,
      async ({ client }) => (await client.query("select distinct workspace_id from users")).rows,
    );
    expect(seen).toEqual([{ workspace_id: ours }]);
    const stealing = app.database.write(ours, async ({ client }) =>
      client.query("update users set name = 'x' where id = $1", [otherOwnerId]),
    );
    expect((await stealing).rowCount).toBe(0);
    await expect(
      app.database.read(ours, async ({ client }) => client.query(`select * from auth."user"`)),
    ).rejects.toThrow(/permission denied/);
    await expect(
      app.database.read(ours, async ({ client }) => client.query("select * from auth.secrets")),
    ).rejects.toThrow(/permission denied/);
  });

  test("the audit of each is its own, with who did what", async () => {
    const theirs = await call("GET", "/audit-entries", undefined, { cookie: otherOwner });
    expect(theirs.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      "workspace.created",
      "user.created",
    ]);
    await call("PATCH", `/users/${ownerId}`, { version: 1, name: "Анна П." }, { cookie: owner });
    const found = await call("GET", `/audit-entries?entityId=${ownerId}&action=user.changed`, undefined, {
      cookie: owner,
      headers: { "x-voronka-workspace": "romashka-i-ko" },
    });
    expect(found.body.items).toHaveLength(1);
    expect(found.body.items[0]).toMatchObject({
      userName: "Анна П.",
      via: "screen",
      changes: { name: ["Анна", "Анна П."] },
    });
  });
});

describe("the workspace", () => {
  test("its owner changes it; a stale version is refused", async () => {
    const headers = { "x-voronka-workspace": "romashka-i-ko" };
    const changed = await call(
      "PATCH",
      "/workspace",
      { version: 1, timeZone: "Asia/Omsk" },
      { cookie: owner, headers },
    );
    expect(changed.body).toMatchObject({ timeZone: "Asia/Omsk", version: 2 });
    const stale = await call("PATCH", "/workspace", { version: 1, name: "Y" }, { cookie: owner, headers });
    expect(stale.body).toMatchObject({ code: "version_conflict", version: 2 });
  });
});

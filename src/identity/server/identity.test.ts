import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { en as appEn } from "../../app/locales/en.ts";
import { ru as appRu } from "../../app/locales/ru.ts";
import type { WorkspaceId } from "../../kernel/ids.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createHttpServer } from "../../platform/http/server.ts";
import { createTranslator } from "../../platform/translate.ts";
import { may } from "../domain/policy.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { type Identity, openIdentity } from "./identity.ts";
import { identityRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let identity: Identity;
let server: FastifyInstance;

const password = "correct horse battery";
const cookieOf = (answer: { cookies: { name: string; value: string }[] }) =>
  answer.cookies.map((cookie) => `${cookie.name}=${encodeURIComponent(cookie.value)}`).join("; ");

interface Caller {
  readonly cookie?: string;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

async function call(method: "GET" | "POST" | "PATCH" | "DELETE", path: string, body?: object, caller: Caller = {}) {
  const answer = await server.inject({
    method,
    url: `/api/v1${path}`,
    ...(body ? { payload: body } : {}),
    headers: {
      "x-voronka-request": "1",
      ...(caller.cookie ? { cookie: caller.cookie } : {}),
      ...(caller.key ? { authorization: `Bearer ${caller.key}` } : {}),
      ...caller.headers,
    },
  });
  return { status: answer.statusCode, body: answer.json(), cookie: cookieOf(answer), headers: answer.headers };
}

async function member(role: string, by: string, name = role) {
  const email = `${name}@romashka.example`;
  const invited = await call("POST", "/invitations", { email, name, role }, { cookie: by });
  expect(invited.status).toBe(201);
  const accepted = await call("POST", "/invitations/accept", { token: invited.body.token, password });
  expect(accepted.status).toBe(200);
  return { cookie: accepted.cookie, id: accepted.body.current.user.id as string, token: invited.body.token as string };
}

let owner: string;
let ownerId: string;
let ours: WorkspaceId;
let otherOwner: string;
let otherOwnerId: string;

beforeAll(async () => {
  database = await testDatabase();
  identity = await openIdentity({ database });
  server = createHttpServer({
    database,
    translator: createTranslator({ app: { ru: appRu, en: appEn }, identity: { ru, en } }),
    routes: identityRoutes(identity),
    authenticate: identity.authentication.authenticate,
    authenticateAccount: identity.authentication.authenticateAccount,
    may,
    logger: { error: (details) => console.error(details) },
    checkAnswers: true,
  });
});
afterAll(async () => {
  await server.close();
  await identity.close();
  await database.drop();
});

describe("the first visit", () => {
  test("before it there is neither a workspace nor a demo", async () => {
    expect((await call("GET", "/setup")).body).toEqual({ hasWorkspace: false, demo: null });
    expect((await call("POST", "/sign-in/demo")).body.code).toBe("workspace_unknown");
  });

  test("a short password is refused with the field that is wrong", async () => {
    const body = { name: "Ромашка", owner: { name: "Анна", email: "anna@romashka.example", password: "short" } };
    const answer = await call("POST", "/workspaces", body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe("owner.password");
  });

  test("it creates a workspace with an address made of its name, and signs the owner in", async () => {
    const body = { name: "Ромашка и Ко", owner: { name: "Анна", email: "Anna@Romashka.example", password } };
    const answer = await call("POST", "/workspaces", body);
    expect(answer.status).toBe(201);
    expect(answer.body.current.workspace).toMatchObject({
      slug: "romashka-i-ko",
      currency: "RUB",
      timeZone: "Europe/Moscow",
    });
    expect(answer.body.current.user).toMatchObject({ name: "Анна", email: "anna@romashka.example", role: "owner" });
    owner = answer.cookie;
    ownerId = answer.body.current.user.id;
    ours = answer.body.current.workspace.id;
    const cookie = String(answer.headers["set-cookie"]);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  test("after it nobody unknown creates another", async () => {
    const body = { name: "Чужая", owner: { name: "Ева", email: "eve@else.example", password } };
    expect((await call("POST", "/workspaces", body)).body.code).toBe("workspace_exists");
    expect((await call("GET", "/setup")).body.hasWorkspace).toBe(true);
  });

  test("who is signed in creates a second one; the same name gets the next address", async () => {
    const answer = await call("POST", "/workspaces", { name: "Ромашка и Ко" }, { cookie: owner });
    expect(answer.body.current.workspace.slug).toBe("romashka-i-ko-2");
    const named = await call("POST", "/workspaces", { name: "X", slug: "romashka-i-ko" }, { cookie: owner });
    expect(named.body.code).toBe("slug_taken");
    expect(named.status).toBe(409);
  });

  test("a currency or a time zone that does not exist is refused", async () => {
    const currency = await call("POST", "/workspaces", { name: "X", currency: "ZZZ" }, { cookie: owner });
    expect(currency.body.code).toBe("currency_unknown");
    const zone = await call("POST", "/workspaces", { name: "X", timeZone: "Moon/Base" }, { cookie: owner });
    expect(zone.body.code).toBe("time_zone_unknown");
  });
});

describe("sign-in", () => {
  test("an unknown e-mail and a wrong password are answered alike", async () => {
    const wrong = await call("POST", "/sign-in", { email: "anna@romashka.example", password: "wrong password" });
    const unknown = await call("POST", "/sign-in", { email: "nobody@romashka.example", password: "wrong password" });
    expect(wrong.status).toBe(401);
    expect({ ...wrong.body, requestId: "" }).toEqual({ ...unknown.body, requestId: "" });
  });

  test("and take about the same time", async () => {
    const time = async (email: string, address: string) => {
      const begin = performance.now();
      await server.inject({
        method: "POST",
        url: "/api/v1/sign-in",
        payload: { email, password: "wrong password" },
        remoteAddress: address,
      });
      return performance.now() - begin;
    };
    const median = async (email: string, address: string) => {
      const times: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) times.push(await time(email, address));
      return times.sort((a, b) => a - b)[2] ?? 0;
    };
    const known = await median("anna@romashka.example", "10.0.0.1");
    const unknown = await median("nobody@romashka.example", "10.0.0.2");
    expect(unknown / known).toBeGreaterThan(0.3);
    expect(unknown / known).toBeLessThan(3);
  });

  test("after eight failures it has to wait, and says how long", async () => {
    const attempt = () => call("POST", "/sign-in", { email: "guess@romashka.example", password: "x" });
    for (let turn = 0; turn < 8; turn += 1) expect((await attempt()).status).toBe(401);
    const refused = await attempt();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(800);
  });

  test("the answer names the workspaces, the role and the permissions; the last joined is current", async () => {
    const answer = await call("POST", "/sign-in", { email: "ANNA@romashka.example", password });
    expect(answer.status).toBe(200);
    expect(answer.body.workspaces.map((one: { slug: string }) => one.slug)).toEqual([
      "romashka-i-ko-2",
      "romashka-i-ko",
    ]);
    expect(answer.body.current.permissions).toContain("workspace.edit");
    const other = await call("GET", "/me", undefined, {
      cookie: answer.cookie,
      headers: { "x-voronka-workspace": "romashka-i-ko" },
    });
    expect(other.body.current.workspace.slug).toBe("romashka-i-ko");
  });

  test("after signing out the cookie is worth nothing", async () => {
    const { cookie } = await call("POST", "/sign-in", { email: "anna@romashka.example", password });
    expect((await call("GET", "/me", undefined, { cookie })).status).toBe(200);
    expect((await call("POST", "/sign-out", undefined, { cookie })).body).toEqual({ done: true });
    expect((await call("GET", "/me", undefined, { cookie })).status).toBe(401);
  });

  test("an expired session is no session", async () => {
    const { cookie } = await call("POST", "/sign-in", { email: "anna@romashka.example", password });
    await database.owner.query(
      `update auth.session set "expiresAt" = now() - interval '1 second' where "createdAt" = (select max("createdAt") from auth.session)`,
    );
    expect((await call("GET", "/users", undefined, { cookie })).body.code).toBe("not_signed_in");
    expect((await call("GET", "/users", undefined, { cookie: owner })).status).toBe(200);
  });

  test("a forged cookie is no session", async () => {
    const cookie = owner.replace(/=(.{8})/, "=AAAAAAAA");
    expect((await call("GET", "/me", undefined, { cookie })).status).toBe(401);
  });

  test("a new password ends the other sessions; a wrong current one is refused", async () => {
    const first = await member("analyst", owner, "change");
    const second = await call("POST", "/sign-in", { email: "change@romashka.example", password });
    const change = (currentPassword: string) =>
      call("POST", "/me/password", { currentPassword, newPassword: "another long one" }, { cookie: second.cookie });
    expect((await change("wrong one here")).body.code).toBe("password_wrong");
    expect((await change(password)).status).toBe(200);
    expect((await call("GET", "/me", undefined, { cookie: first.cookie })).status).toBe(401);
  });
});

describe("changes by cookie from another site", () => {
  const invitation = { email: "x@romashka.example", name: "X", role: "analyst" };

  test("are refused without our header", async () => {
    const answer = await call("POST", "/invitations", invitation, {
      cookie: owner,
      headers: { "x-voronka-request": "" },
    });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe("origin_unknown");
  });

  test("are refused with the origin of another site, sign-in too", async () => {
    const headers = { origin: "https://evil.example", host: "sales.example" };
    expect((await call("POST", "/invitations", invitation, { cookie: owner, headers })).body.code).toBe(
      "origin_unknown",
    );
    const signIn = await call("POST", "/sign-in", { email: "anna@romashka.example", password }, { headers });
    expect(signIn.body.code).toBe("origin_unknown");
    expect((await call("GET", "/users", undefined, { cookie: owner, headers })).status).toBe(200);
  });

  test("a form of another site cannot even be read", async () => {
    const answer = await server.inject({
      method: "POST",
      url: "/api/v1/sign-in",
      headers: { "content-type": "text/plain" },
      payload: "{}",
    });
    expect(answer.json().code).toBe("input_invalid");
  });
});

describe("invitations", () => {
  test("an invitation works once", async () => {
    const { token } = await member("salesperson", owner, "boris");
    const again = await call("POST", "/invitations/accept", { token, password });
    expect(again.body.code).toBe("invitation_used");
    expect((await call("GET", `/invitations/lookup?token=${token}`)).body.code).toBe("invitation_used");
  });

  test("two who accept at once do not both become members", async () => {
    const invited = await call(
      "POST",
      "/invitations",
      { email: "twice@romashka.example", name: "T", role: "analyst" },
      { cookie: owner },
    );
    const accept = () => call("POST", "/invitations/accept", { token: invited.body.token, password });
    const answers = await Promise.all([accept(), accept()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  test("tells for what and whom it is, and not after it was withdrawn", async () => {
    const invited = await call(
      "POST",
      "/invitations",
      { email: "vera@romashka.example", name: "Вера", role: "head" },
      { cookie: owner },
    );
    const found = await call("GET", `/invitations/lookup?token=${invited.body.token}`);
    expect(found.body).toMatchObject({ workspaceName: "Ромашка и Ко", name: "Вера", role: "head", hasAccount: false });
    expect(invited.body.link).toBe(`/invitation#${invited.body.token}`);
    const id = invited.body.invitation.id;
    expect((await call("DELETE", `/invitations/${id}`, undefined, { cookie: owner })).status).toBe(200);
    expect((await call("GET", `/invitations/lookup?token=${invited.body.token}`)).body.code).toBe("invitation_unknown");
    expect((await call("DELETE", `/invitations/${id}`, undefined, { cookie: owner })).status).toBe(404);
  });

  test("an overdue one is refused", async () => {
    const invited = await call(
      "POST",
      "/invitations",
      { email: "late@romashka.example", name: "L", role: "analyst" },
      { cookie: owner },
    );
    await database.owner.query("update invitations set expires_at = now() - interval '1 second' where id = $1", [
      invited.body.invitation.id,
    ]);
    const answer = await call("POST", "/invitations/accept", { token: invited.body.token, password });
    expect(answer.body.code).toBe("invitation_over");
  });

  test("who has a sign-in here joins with it, and nobody sets its password by an invitation", async () => {
    const boris = await call("POST", "/sign-in", { email: "boris@romashka.example", password });
    const invited = await call(
      "POST",
      "/invitations",
      { email: "boris@romashka.example", name: "B", role: "head" },
      { cookie: owner, headers: { "x-voronka-workspace": "romashka-i-ko" } },
    );
    const stolen = await call("POST", "/invitations/accept", {
      token: invited.body.token,
      password: "my own password",
    });
    expect(stolen.body.code).toBe("sign_in_to_accept");
    const joined = await call("POST", "/invitations/accept", { token: invited.body.token }, { cookie: boris.cookie });
    expect(joined.body.workspaces).toHaveLength(2);
    expect(joined.body.current.user.role).toBe("head");
  });
});

describe("people and departments", () => {
  test("a director makes no owner, and a salesperson invites nobody", async () => {
    const director = await member("director", owner, "dina");
    const invited = await call(
      "POST",
      "/invitations",
      { email: "o@romashka.example", name: "O", role: "owner" },
      { cookie: director.cookie },
    );
    expect(invited.body.code).toBe("role_too_high");
    const seller = await member("salesperson", owner, "sergey");
    const refused = await call(
      "POST",
      "/invitations",
      { email: "o@romashka.example", name: "O", role: "dealer" },
      { cookie: seller.cookie },
    );
    expect(refused.body.code).toBe("not_allowed");
    const owners = await call("GET", "/users?role=owner", undefined, { cookie: director.cookie });
    const changed = await call("PATCH", `/users/${owners.body.items[0].id}`, { version: 1, isActive: false }, director);
    expect(changed.body.code).toBe("role_too_high");
  });

  test("the last owner stays; the change is told with the version it missed", async () => {
    const headers = { "x-voronka-workspace": "romashka-i-ko" };
    const last = await call("PATCH", `/users/${ownerId}`, { version: 1, role: "director" }, { cookie: owner, headers });
    expect(last.body.code).toBe("last_owner");
    const stale = await call("PATCH", `/users/${ownerId}`, { version: 7, name: "Анна П." }, { cookie: owner, headers });
    expect(stale.status).toBe(409);
    expect(stale.body).toMatchObject({ code: "version_conflict", version: 1 });
    const renamed = await call(
      "PATCH",
      `/users/${ownerId}`,
      { version: 1, name: "Анна П." },
      { cookie: owner, headers },
    );
    expect(renamed.body).toMatchObject({ name: "Анна П.", version: 2 });
  });

  test("somebody deactivated is shut out at once", async () => {
    const boris = await member("salesperson", owner, "gleb");
    const change = await call("PATCH", `/users/${boris.id}`, { version: 1, isActive: false }, { cookie: owner });
    expect(change.body.isActive).toBe(false);
    expect((await call("GET", "/users", undefined, { cookie: boris.cookie })).body.code).toBe("user_inactive");
  });

  test("a head sees the deals of the department and of those below it", async () => {
    const create = (name: string, parentId: string | null) =>
      call("POST", "/departments", { name, parentId }, { cookie: owner });
    const sales = (await create("Продажи", null)).body.id;
    const north = (await create("Север", sales)).body.id;
    const head = await member("head", owner, "hanna");
    const seller = await member("salesperson", owner, "nina");
    const move = (id: string, departmentId: string) =>
      call("PATCH", `/users/${id}`, { version: 1, departmentId }, { cookie: owner });
    await move(head.id, sales);
    await move(seller.id, north);
    const { rows } = await database.owner.query(
      "select unnest(people) as id from find_member_by_id((select workspace_id from users where id = $1), $1)",
      [head.id],
    );
    expect(rows.map((row) => row.id).sort()).toEqual([head.id, seller.id].sort());

    const circle = await call("PATCH", `/departments/${sales}`, { version: 1, parentId: north }, { cookie: owner });
    expect(circle.body.code).toBe("department_in_circle");
    expect((await call("DELETE", `/departments/${north}`, undefined, { cookie: owner })).body.code).toBe(
      "department_not_empty",
    );
    expect((await call("DELETE", `/departments/${sales}`, undefined, { cookie: owner })).body.code).toBe(
      "department_not_empty",
    );
    const empty = (await create("Пустой", null)).body.id;
    expect((await call("DELETE", `/departments/${empty}`, undefined, { cookie: owner })).status).toBe(200);
  });

  test("the list pages by name without gaps or repeats, and searches without wildcards", async () => {
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = await call("GET", `/users?limit=3${cursor && `&cursor=${cursor}`}`, undefined, { cookie: owner });
      seen.push(...page.body.items.map((user: { name: string }) => user.name));
      cursor = page.body.next;
    } while (cursor);
    const all = await call("GET", "/users?limit=200", undefined, { cookie: owner });
    expect(seen).toEqual(all.body.items.map((user: { name: string }) => user.name));
    expect(new Set(seen).size).toBe(seen.length);
    expect((await call("GET", "/users?q=%25", undefined, { cookie: owner })).body.items).toEqual([]);
    expect((await call("GET", "/users?cursor=nonsense", undefined, { cookie: owner })).body.code).toBe(
      "cursor_invalid",
    );
  });
});

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
    const { rows } = await database.owner.query("select * from api_keys");
    expect(JSON.stringify(rows)).not.toContain(body.key);
  });

  test("the key is kept nowhere, not even for a retry by Idempotency-Key", async () => {
    const { body } = await create({}, { cookie: owner, headers: { "idempotency-key": "one" } });
    const { rows } = await database.owner.query("select answer::text from idempotency_keys");
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
    expect((await call("GET", "/audit-entries", undefined, { key: body.key })).body.code).toBe("not_allowed");
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
    await identity.authentication.authenticate(request);
    const begin = performance.now();
    for (let turn = 0; turn < 200; turn += 1) await identity.authentication.authenticate(request);
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
    const created = await createWorkspace(database, {
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
    const seen = await database.read(
      ours,
      async ({ client }) => (await client.query("select distinct workspace_id from users")).rows,
    );
    expect(seen).toEqual([{ workspace_id: ours }]);
    const stealing = database.write(ours, async ({ client }) =>
      client.query("update users set name = 'x' where id = $1", [otherOwnerId]),
    );
    expect((await stealing).rowCount).toBe(0);
    await expect(database.read(ours, async ({ client }) => client.query(`select * from auth."user"`))).rejects.toThrow(
      /permission denied/,
    );
    await expect(database.read(ours, async ({ client }) => client.query("select * from auth.secrets"))).rejects.toThrow(
      /permission denied/,
    );
  });

  test("the audit of each is its own, with who did what", async () => {
    const theirs = await call("GET", "/audit-entries", undefined, { cookie: otherOwner });
    expect(theirs.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      "workspace.created",
      "user.created",
    ]);
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

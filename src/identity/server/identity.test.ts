import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { password, startTestServer, type TestServer } from "./test-server.ts";

let app: TestServer;
let owner: string;
let ownerId: string;
const call: TestServer["call"] = (...given) => app.call(...given);
const member: TestServer["member"] = (...given) => app.member(...given);

beforeAll(async () => {
  app = await startTestServer();
});
afterAll(() => app.close());

describe("the first visit", () => {
  test("before it there is neither a workspace nor a demo", async () => {
    expect((await call("GET", "/setup")).body).toEqual({ hasWorkspace: false, demo: null, canOpenDemo: false });
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

  test("the demo's sign-in, whose password is printed, gets hold of nothing real", async () => {
    const { createWorkspace } = await import("./create-workspace.ts");
    const { preparePassword } = await import("./account.ts");
    const { demoSignIn } = await import("../domain/demo-sign-in.ts");
    const passwordHash = await preparePassword(demoSignIn.password);
    const settings = { currency: "RUB", timeZone: "Europe/Moscow", locale: "ru" as const };
    const demo = { name: "Demo", slug: "demo", isDemo: true, via: "command" as const, ...settings };
    const person = { email: demoSignIn.email, name: "Demo", passwordHash };
    expect(await createWorkspace(app.database, { ...demo, owner: person })).toMatchObject({ slug: "demo" });
    const { cookie } = await call("POST", "/sign-in", demoSignIn);
    const invitation = { email: "new@romashka.example", name: "N", role: "owner" };
    const { token } = (await call("POST", "/invitations", invitation, { cookie: owner })).body;
    const answers = [
      await call("POST", "/workspaces", { name: "Real" }, { cookie }),
      await call("POST", "/invitations/accept", { token }, { cookie }),
      await call("POST", "/me/password", { currentPassword: demoSignIn.password, newPassword: password }, { cookie }),
    ];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([403, "demo_account"]));
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
      await app.server.inject({
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
    await app.database.owner.query(
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
    const answer = await app.server.inject({
      method: "POST",
      url: "/api/v1/sign-in",
      headers: { "content-type": "text/plain" },
      payload: "{}",
    });
    expect(answer.json().code).toBe("media_type_unknown");
  });
});

describe("invitations", () => {
  test("an invitation works once; whoever accepted it and lost the answer is let in by the same password", async () => {
    const { token } = await member("salesperson", owner, "boris");
    const other = await call("POST", "/invitations/accept", { token, password: "somebody else's" });
    expect(other.body.code).toBe("invitation_used");
    expect(other.cookie).toBe("");
    const again = await call("POST", "/invitations/accept", { token, password });
    expect(again.status).toBe(200);
    expect((await call("GET", "/me", undefined, { cookie: again.cookie })).body.current.user.name).toBe("boris");
    expect((await call("GET", `/invitations/lookup?token=${token}`)).body.code).toBe("invitation_used");
    await app.database.owner.query("update invitations set accepted_at = accepted_at - interval '16 minutes'");
    const late = await call("POST", "/invitations/accept", { token, password });
    expect(late.body.code).toBe("invitation_used");
  });

  test("two who accept at once do not both become members", async () => {
    const invited = await call(
      "POST",
      "/invitations",
      { email: "twice@romashka.example", name: "T", role: "analyst" },
      { cookie: owner },
    );
    const accept = (chosen: string) =>
      call("POST", "/invitations/accept", { token: invited.body.token, password: chosen });
    const answers = await Promise.all([accept(password), accept("another password")]);
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
    await app.database.owner.query("update invitations set expires_at = now() - interval '1 second' where id = $1", [
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
    const again = await call("POST", "/invitations/accept", { token: invited.body.token }, { cookie: boris.cookie });
    expect(again.body.current.user).toEqual(joined.body.current.user);
    const curious = await call("POST", "/invitations/accept", { token: invited.body.token }, { cookie: owner });
    expect(curious.body.code).toBe("invitation_used");
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
    expect((await call("GET", "/users", undefined, { cookie: boris.cookie })).body.code).toBe("not_signed_in");
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
    const { rows } = await app.database.owner.query(
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

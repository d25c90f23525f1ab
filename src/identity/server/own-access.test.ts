import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "../../../test/totp.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { openPool } from "../../platform/database/connect.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { resetSecondFactor } from "./access-of-others.ts";
import { systemActor } from "./actor.ts";
import { createSignInLimit } from "./sign-in-limit.ts";
import { type Caller, password, startTestServer, type TestServer, trustedProxy } from "./test-server.ts";

let server: TestServer;
let owner: string;

beforeAll(async () => {
  server = await startTestServer();
  const body = { name: "Ромашка", owner: { name: "Анна", email: "anna@romashka.example", password } };
  owner = (await server.call("POST", "/workspaces", body)).cookie;
});
afterAll(() => server.close());

const call = (...args: Parameters<TestServer["call"]>) => server.call(...args);
const by = (cookie: string): Caller => ({ cookie });
const signIn = (name: string, caller: Caller = {}) =>
  call("POST", "/sign-in", { email: `${name}@romashka.example`, password }, caller);

/** A colleague with a second factor: the cookie, the secret and the recovery codes. */
async function withFactor(name: string) {
  const { cookie, id } = await server.member("salesperson", owner, name);
  const begun = await call("POST", "/me/second-factor", { password }, by(cookie));
  const { uri, recoveryCodes } = begun.body as { uri: string; recoveryCodes: string[] };
  const code = codeOf(uri);
  const confirmed = await call("POST", "/me/second-factor/confirmation", { code }, by(cookie));
  expect(confirmed.body).toEqual({ done: true });
  return { cookie: confirmed.cookie || cookie, id, uri, confirmedBy: code, recoveryCodes };
}

/** What the app shows next: the code that confirmed the second factor opens nothing more. */
const nextCode = (uri: string) => codeOf(uri, Date.now() + 30_000);

describe("a second factor", () => {
  test("counts from its confirmation on: a wrong code turns nothing on", async () => {
    const { cookie } = await server.member("salesperson", owner, "semyon");
    expect((await call("POST", "/me/second-factor", { password: "wrong" }, by(cookie))).body.code).toBe(
      "password_wrong",
    );
    const begun = await call("POST", "/me/second-factor", { password }, by(cookie));
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Voronka:semyon%40romashka\.example\?secret=[A-Z2-7]+/);
    expect(begun.body.recoveryCodes).toHaveLength(10);
    const wrong = await call("POST", "/me/second-factor/confirmation", { code: "000000" }, by(cookie));
    expect([wrong.status, wrong.body.code]).toEqual([422, "code_wrong"]);
    expect((await signIn("semyon")).status).toBe(200);
    expect((await call("GET", "/me", undefined, by(cookie))).body.account.hasSecondFactor).toBe(false);
  });

  test("with it the password alone opens nothing, the code does", async () => {
    const { uri, cookie } = await withFactor("vera");
    expect((await call("GET", "/me", undefined, by(cookie))).body.account.hasSecondFactor).toBe(true);
    const first = await signIn("vera");
    expect([first.status, first.body.code]).toEqual([401, "code_needed"]);
    expect((await call("GET", "/me", undefined, by(first.cookie))).status).toBe(401);
    const wrong = await call("POST", "/sign-in/code", { code: "123 456" }, by(first.cookie));
    expect([wrong.status, wrong.body.code]).toEqual([401, "code_wrong"]);
    const spaced = nextCode(uri).replace(/(?=\d{3}$)/, " ");
    const entered = await call("POST", "/sign-in/code", { code: spaced }, by(first.cookie));
    expect(entered.body.current.user.name).toBe("vera");
    expect((await call("GET", "/me", undefined, by(entered.cookie))).status).toBe(200);
  });

  test("without the first step, or after it was used, a code opens nothing", async () => {
    const { uri } = await withFactor("gleb");
    expect((await call("POST", "/sign-in/code", { code: nextCode(uri) })).body.code).toBe("code_over");
    const first = await signIn("gleb");
    expect((await call("POST", "/sign-in/code", { code: nextCode(uri) }, by(first.cookie))).status).toBe(200);
    expect((await call("POST", "/sign-in/code", { code: nextCode(uri) }, by(first.cookie))).body.code).toBe(
      "code_over",
    );
  });

  test("a code of the app opens once, also the one that confirmed it", async () => {
    const { uri, confirmedBy } = await withFactor("asya");
    const enter = async (code: string) => {
      const { cookie } = await signIn("asya");
      return call("POST", "/sign-in/code", { code }, by(cookie));
    };
    expect((await enter(confirmedBy)).body.code).toBe("code_wrong");
    const code = nextCode(uri);
    expect((await enter(code)).status).toBe(200);
    const again = await enter(code);
    expect([again.status, again.body.code]).toEqual([401, "code_wrong"]);
    expect((await call("GET", "/me", undefined, by(again.cookie))).status).toBe(401);
  });

  test("who is signed in as another enters as the person whose password was given", async () => {
    const { uri } = await withFactor("dina");
    const first = await signIn("dina", by(owner));
    const entered = await call("POST", "/sign-in/code", { code: nextCode(uri) }, by(`${owner}; ${first.cookie}`));
    expect(entered.body.current.user.name).toBe("dina");
  });

  test("a recovery code opens once", async () => {
    const { recoveryCodes } = await withFactor("egor");
    const [code = ""] = recoveryCodes;
    const first = await signIn("egor");
    expect((await call("POST", "/sign-in/code", { code }, by(first.cookie))).status).toBe(200);
    const again = await signIn("egor");
    expect((await call("POST", "/sign-in/code", { code }, by(again.cookie))).body.code).toBe("code_wrong");
  });

  test("new recovery codes make the old ones worthless, and need the password", async () => {
    const { recoveryCodes, cookie } = await withFactor("zoya");
    const refused = await call("POST", "/me/second-factor/recovery-codes", { password: "wrong" }, by(cookie));
    expect(refused.body.code).toBe("password_wrong");
    const renewed = await call("POST", "/me/second-factor/recovery-codes", { password }, by(cookie));
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    const first = await signIn("zoya");
    const old = await call("POST", "/sign-in/code", { code: recoveryCodes[0] ?? "" }, by(first.cookie));
    expect(old.body.code).toBe("code_wrong");
    const fresh = await call("POST", "/sign-in/code", { code: renewed.body.recoveryCodes[0] }, by(first.cookie));
    expect(fresh.status).toBe(200);
  });

  test("a trusted device is not asked, another is, and nobody is spared after the others were signed out", async () => {
    const { uri } = await withFactor("ivan");
    const first = await signIn("ivan");
    const entered = await call("POST", "/sign-in/code", { code: nextCode(uri), trustDevice: true }, by(first.cookie));
    expect((await signIn("ivan", by(entered.cookie))).status).toBe(200);
    expect((await signIn("ivan")).body.code).toBe("code_needed");
    const device = await signIn("ivan", by(entered.cookie));
    await call("POST", "/me/sessions/end-others", {}, by(device.cookie));
    expect((await signIn("ivan", by(`${entered.cookie}; ${device.cookie}`))).body.code).toBe("code_needed");
  });

  test("codes cannot be guessed: five wrong ones end the attempt, ten make the person wait", async () => {
    const { uri } = await withFactor("kira");
    const guess = async (cookie: string, times: number) => {
      for (let time = 0; time < times; time += 1) await call("POST", "/sign-in/code", { code: "000000" }, by(cookie));
    };
    const first = await signIn("kira");
    await guess(first.cookie, 5);
    expect((await call("POST", "/sign-in/code", { code: nextCode(uri) }, by(first.cookie))).body.code).toBe(
      "code_over",
    );
    const second = await signIn("kira");
    await server.identity.limit.succeeded("code", "127.0.0.1");
    await guess(second.cookie, 5);
    const third = await signIn("kira");
    await server.identity.limit.succeeded("code", "127.0.0.1");
    const locked = await call("POST", "/sign-in/code", { code: nextCode(uri) }, by(third.cookie));
    expect([locked.status, locked.body.code, locked.headers["retry-after"]]).toEqual([429, "sign_in_too_often", "900"]);
  });

  test("guessing is counted for all processes together, by the address that a trusted proxy names and nobody else", async () => {
    await server.member("salesperson", owner, "faina");
    const pool = openPool(server.database.url, { max: 1, searchPath: "auth" });
    const other = createSignInLimit(pool);
    const [email, here, there] = ["faina@romashka.example", "127.0.0.1", "203.0.113.9"];
    for (let time = 0; time < 8; time += 1) await other.failed(email, here);
    const slowed = await signIn("faina");
    expect([slowed.status, slowed.body.code]).toEqual([429, "sign_in_too_often"]);
    expect(Number(slowed.headers["retry-after"])).toBeGreaterThan(800);
    expect(await other.wait(email, there)).toBe(0);
    const through = (address: string) => ({ "x-forwarded-for": address });
    expect((await signIn("faina", { headers: through(there) })).status).toBe(429);
    expect((await signIn("faina", { from: trustedProxy, headers: through(here) })).status).toBe(429);
    expect((await signIn("faina", { from: trustedProxy, headers: through(there) })).status).toBe(200);
    expect((await signIn("faina", { from: "192.0.2.8", headers: through(here) })).status).toBe(200);
    await other.succeeded(email, here);
    expect((await signIn("faina")).status).toBe(200);
    await pool.end();
  });

  test("the demo's sign-in, which everybody knows, gets none", async () => {
    await server.database.owner.query(
      `update auth."user" set "email" = 'demo@voronka.example' where "email" = 'semyon@romashka.example'`,
    );
    const demo = await call("POST", "/sign-in", { email: "demo@voronka.example", password });
    const begun = await call("POST", "/me/second-factor", { password }, by(demo.cookie));
    expect(begun.body.code).toBe("demo_account");
  });

  test("turned off, the password is enough again", async () => {
    const { cookie } = await withFactor("lada");
    expect((await call("POST", "/me/second-factor/end", { password: "wrong" }, by(cookie))).body.code).toBe(
      "password_wrong",
    );
    expect((await call("POST", "/me/second-factor/end", { password }, by(cookie))).body).toEqual({ done: true });
    expect((await signIn("lada")).status).toBe(200);
  });
});

describe("the owner", () => {
  test("resets a lost second factor: the sessions end, the password is enough, the log tells", async () => {
    const { id, cookie } = await withFactor("maya");
    const head = await server.member("director", owner, "nikita");
    expect((await call("POST", `/users/${id}/second-factor/reset`, {}, by(head.cookie))).body.code).toBe("not_allowed");
    expect((await call("POST", `/users/${id}/second-factor/reset`, {}, by(owner))).body).toEqual({ done: true });
    expect((await call("GET", "/me", undefined, by(cookie))).status).toBe(401);
    expect((await signIn("maya")).status).toBe(200);
    const log = await call(
      "GET",
      `/audit-entries?entityId=${id}&action=user.second_factor_reset`,
      undefined,
      by(owner),
    );
    expect(log.body.items).toHaveLength(1);
    expect((await call("POST", `/users/${id}/second-factor/reset`, {}, by(owner))).body.code).toBe("second_factor_off");
  });

  test("takes no protection from somebody on whom another workspace relies", async () => {
    const { id, cookie } = await withFactor("oleg");
    await call("POST", "/workspaces", { name: "Лютик" }, by(cookie));
    const reset = await call("POST", `/users/${id}/second-factor/reset`, {}, by(owner));
    expect(reset.body.code).toBe("second_factor_elsewhere");
    // Who runs the server may, by the command line.
    const { rows } = await server.database.owner.query("select workspace_id from users where id = $1", [id]);
    const system = await systemActor(server.database, rows[0].workspace_id, "command");
    if (isRefusal(system)) throw new Error(system.refused);
    const done = await runUnit(server.database, system, (unit) => resetSecondFactor(unit, id));
    expect(done).toEqual({ done: true });
    expect((await signIn("oleg")).status).toBe(200);
  });

  test("ends all sessions of a person, who may sign in again", async () => {
    const { cookie, id } = await server.member("salesperson", owner, "petr");
    const phone = (await signIn("petr")).cookie;
    const ended = await call("POST", `/users/${id}/sessions/end`, {}, by(owner));
    expect(ended.body).toEqual({ ended: 2 });
    for (const gone of [cookie, phone]) expect((await call("GET", "/me", undefined, by(gone))).status).toBe(401);
    expect((await signIn("petr")).status).toBe(200);
  });

  test("asks everybody for a second factor: who has none sets it up before anything else", async () => {
    const { cookie } = await server.member("salesperson", owner, "roman");
    const workspace = (await call("GET", "/workspace", undefined, by(owner))).body;
    const change = { version: workspace.version, requiresSecondFactor: true };
    expect((await call("PATCH", "/workspace", change, by(owner))).body.requiresSecondFactor).toBe(true);

    const refused = await call("GET", "/users", undefined, by(cookie));
    expect([refused.status, refused.body.code]).toEqual([403, "second_factor_needed"]);
    const me = (await call("GET", "/me", undefined, by(cookie))).body;
    expect([me.current, me.secondFactorFor]).toEqual([null, { slug: workspace.slug, name: "Ромашка" }]);

    const { uri } = (await call("POST", "/me/second-factor", { password }, by(cookie))).body;
    const confirmed = await call("POST", "/me/second-factor/confirmation", { code: codeOf(uri) }, by(cookie));
    expect((await call("GET", "/users", undefined, by(confirmed.cookie))).status).toBe(200);

    const own = (await call("POST", "/me/second-factor", { password }, by(owner))).body;
    owner = (await call("POST", "/me/second-factor/confirmation", { code: codeOf(own.uri) }, by(owner))).cookie;
    const after = (await call("GET", "/workspace", undefined, by(owner))).body;
    await call("PATCH", "/workspace", { version: after.version, requiresSecondFactor: false }, by(owner));
  });
});

describe("sessions", () => {
  test("are told with device and address, this one marked, and end one by one or all the others at once", async () => {
    const { cookie } = await server.member("salesperson", owner, "sonya");
    const agent = { headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/146.0" } };
    const phone = (await signIn("sonya", agent)).cookie;
    const tablet = (await signIn("sonya")).cookie;
    const list = (await call("GET", "/me/sessions", undefined, by(cookie))).body.items;
    expect(list).toHaveLength(3);
    expect(list.filter((one: { isCurrent: boolean }) => one.isCurrent)).toHaveLength(1);
    expect(list.every((one: { address: string }) => one.address === "127.0.0.1")).toBe(true);
    const onPhone = list.find((one: { userAgent: string }) => one.userAgent.includes("Firefox"));

    expect((await call("DELETE", `/me/sessions/${onPhone.id}`, undefined, by(cookie))).body).toEqual({ done: true });
    expect((await call("GET", "/me", undefined, by(phone))).status).toBe(401);
    expect((await call("POST", "/me/sessions/end-others", {}, by(cookie))).body).toEqual({ ended: 1 });
    expect((await call("GET", "/me", undefined, by(tablet))).status).toBe(401);
    expect((await call("GET", "/me", undefined, by(cookie))).status).toBe(200);
  });

  test("of another person cannot be ended", async () => {
    const { cookie } = await server.member("salesperson", owner, "taras");
    const mine = (await call("GET", "/me/sessions", undefined, by(owner))).body.items[0];
    const ended = await call("DELETE", `/me/sessions/${mine.id}`, undefined, by(cookie));
    expect([ended.status, ended.body.code]).toEqual([404, "session_unknown"]);
  });

  test("are noted as used when five minutes have passed", async () => {
    const { cookie } = await server.member("salesperson", owner, "ulyana");
    await server.database.owner.query(`update auth."session" set "lastSeenAt" = now() - interval '1 hour'`);
    await call("GET", "/me", undefined, by(cookie));
    const [own] = (await call("GET", "/me/sessions", undefined, by(cookie))).body.items;
    expect(Date.now() - Date.parse(own.lastSeenAt)).toBeLessThan(60_000);
  });
});

describe("a password that everybody tries first", () => {
  const common = { password: "Password2026!" };

  test("is refused by name when changed, and the old one stays", async () => {
    const { cookie } = await server.member("salesperson", owner, "fedor");
    const body = { currentPassword: password, newPassword: common.password };
    const changed = await call("POST", "/me/password", body, by(cookie));
    expect([changed.status, changed.body.code]).toEqual([422, "password_common"]);
    expect((await signIn("fedor")).status).toBe(200);
  });

  test("is refused with an invitation, which can still be accepted", async () => {
    const body = { email: "hariton@romashka.example", name: "Харитон", role: "analyst" };
    const { token } = (await call("POST", "/invitations", body, by(owner))).body;
    expect((await call("POST", "/invitations/accept", { token, ...common })).body.code).toBe("password_common");
    expect((await call("POST", "/invitations/accept", { token, password })).status).toBe(200);
  });
});

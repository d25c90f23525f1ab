import { afterAll, beforeAll, expect, test } from "vitest";
import { openIdClient, signInAtProvider, startOpenIdProvider } from "../../../test/openid-provider.ts";
import { type Caller, password, startTestServer, type TestServer } from "./test-server.ts";

const callbackUrl = "http://localhost/api/v1/sign-in/provider/callback";
const people = {
  vera: { email: "vera@romashka.example", email_verified: true, name: "Вера" },
  gleb: { email: "gleb@romashka.example", email_verified: true, name: "Глеб Новый" },
  dasha: { email: "dasha@romashka.example", email_verified: false, name: "Даша" },
  egor: { email: "egor@elsewhere.example", email_verified: true, name: "Егор" },
  boris: { email: "boris@romashka.example", email_verified: true, name: "Борис" },
};

let server: TestServer;
let provider: Awaited<ReturnType<typeof startOpenIdProvider>>;
let owner: string;
let version: number | undefined;

beforeAll(async () => {
  server = await startTestServer({ insideHosts: ["127.0.0.1"] });
  provider = await startOpenIdProvider(callbackUrl, people);
  const body = { name: "Ромашка", slug: "romashka", owner: { name: "Анна", email: "anna@romashka.example", password } };
  owner = (await call("POST", "/workspaces", body)).cookie;
});
afterAll(async () => {
  await provider.close();
  await server.close();
});

const call = (...args: Parameters<TestServer["call"]>) => server.call(...args);
const by = (cookie: string): Caller => ({ cookie });
const host = { host: "localhost" };

async function configure(change: object) {
  const body = {
    version,
    name: "Ромашка",
    issuer: provider.issuer,
    ...openIdClient,
    domains: ["romashka.example"],
    ...change,
  };
  const answer = await call("PUT", "/sign-in-provider", body, by(owner));
  if (answer.status === 200) version = answer.body.version;
  return answer;
}

/** From the button to the product: where the browser ends up, and with which cookie. */
async function enterAs(login: string) {
  const begun = await call("POST", "/sign-in/provider", { workspace: "romashka" }, { headers: host });
  const back = new URL(await signInAtProvider(begun.body.url, callbackUrl, login));
  return comeBack(`${back.pathname}${back.search}`, begun.cookie);
}

async function comeBack(url: string, cookie: string) {
  const answer = await server.server.inject({ method: "GET", url, headers: { cookie, ...host } });
  const cookies = answer.cookies.filter(({ value }) => value !== "");
  return {
    status: answer.statusCode,
    to: answer.headers.location,
    cookie: cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; "),
  };
}

test("the owner sets the provider up; its description is read first, and the secret is kept encrypted and told to nobody", async () => {
  expect((await configure({ issuer: `${provider.issuer}/nothing` })).body.code).toBe("provider_unusable");
  const saved = await configure({});
  expect(saved.body).toMatchObject({
    issuer: provider.issuer,
    clientId: "voronka",
    newPeopleRole: null,
    isEnabled: true,
  });
  const told = await call("GET", "/sign-in-provider", undefined, by(owner));
  expect(JSON.stringify(told.body)).not.toContain(openIdClient.clientSecret);
  const { rows } = await server.database.owner.query("select client_secret_encrypted as kept from sign_in_providers");
  expect(rows[0].kept).not.toContain("sixteen");
  const log = await call("GET", "/audit-entries?action=sign_in_provider.created", undefined, by(owner));
  expect(log.body.items).toHaveLength(1);
  expect(JSON.stringify(log.body)).not.toContain("sixteen");
  expect((await call("GET", "/sign-in/providers")).body.items).toEqual([{ workspace: "romashka", name: "Ромашка" }]);
});

test("a member signs in by it, and is the member that the invitation made", async () => {
  const { id } = await server.member("salesperson", owner, "vera");
  const entered = await enterAs("vera");
  expect([entered.status, entered.to]).toEqual([303, "/"]);
  const me = (await call("GET", "/me", undefined, by(entered.cookie))).body;
  expect(me.current.user).toMatchObject({ id, role: "salesperson" });
  expect(me.account.isByProvider).toBe(true);
  const again = await enterAs("vera");
  expect((await call("GET", "/me", undefined, by(again.cookie))).body.current.user.id).toBe(id);
});

test("such a session opens this workspace only, changes no password and founds no workspace", async () => {
  const byPassword = await call("POST", "/sign-in", { email: "vera@romashka.example", password });
  await call("POST", "/workspaces", { name: "Своё дело", slug: "own" }, by(byPassword.cookie));
  const { cookie } = await enterAs("vera");
  const me = (await call("GET", "/me", undefined, by(cookie))).body;
  expect(me.workspaces.map((one: { slug: string }) => one.slug)).toEqual(["romashka"]);
  const own = await call("GET", "/workspace", undefined, { cookie, headers: { "x-voronka-workspace": "own" } });
  expect(own.body.code).toBe("workspace_unknown");
  const change = { currentPassword: password, newPassword: "another long phrase" };
  expect((await call("POST", "/me/password", change, by(cookie))).body.code).toBe("session_of_provider");
  expect((await call("POST", "/me/second-factor", { password }, by(cookie))).body.code).toBe("session_of_provider");
  expect((await call("POST", "/workspaces", { name: "Ещё" }, by(cookie))).body.code).toBe("session_of_provider");
  const sessions = (await call("GET", "/me/sessions", undefined, by(cookie))).body.items;
  expect(sessions.every((one: { byProvider: boolean }) => one.byProvider)).toBe(true);
});

test("an unknown person becomes a user only with the role that the owner named", async () => {
  expect((await enterAs("gleb")).to).toBe("/sign-in?refused=provider_person_unknown");
  expect((await configure({ newPeopleRole: "analyst", domains: [] })).body.code).toBe("provider_domains_missing");
  await configure({ newPeopleRole: "analyst" });
  const entered = await enterAs("gleb");
  const me = (await call("GET", "/me", undefined, by(entered.cookie))).body;
  expect(me.current.user).toMatchObject({ name: "Глеб Новый", role: "analyst", email: "gleb@romashka.example" });
  const log = await call("GET", `/audit-entries?entityId=${me.current.user.id}`, undefined, by(owner));
  expect(log.body.items.map((one: { action: string }) => one.action)).toEqual(["user.joined"]);
});

test("an address that nobody verified, or of another domain, is not let in", async () => {
  expect((await enterAs("dasha")).to).toBe("/sign-in?refused=provider_email_missing");
  expect((await enterAs("egor")).to).toBe("/sign-in?refused=provider_domain_closed");
});

test("an account that belongs to another workspace is not taken by claiming its address", async () => {
  const elsewhere = await server.member("owner", owner, "boris");
  await call("POST", "/workspaces", { name: "У Бориса", slug: "boris" }, by(elsewhere.cookie));
  await server.database.owner.query(
    "delete from users where name = 'boris' and workspace_id = (select id from workspaces where slug = 'romashka')",
  );
  expect((await enterAs("boris")).to).toBe("/sign-in?refused=provider_account_exists");
});

test("somebody deactivated does not come back through it", async () => {
  const { items } = (await call("GET", "/users?q=vera", undefined, by(owner))).body;
  const { id, version: its } = items[0];
  await call("PATCH", `/users/${id}`, { version: its, isActive: false }, by(owner));
  expect((await enterAs("vera")).to).toBe("/sign-in?refused=user_inactive");
});

test("a callback that nobody began here, or was begun in another browser, opens nothing", async () => {
  const begun = await call("POST", "/sign-in/provider", { workspace: "romashka" }, { headers: host });
  const other = await call("POST", "/sign-in/provider", { workspace: "romashka" }, { headers: host });
  const back = new URL(await signInAtProvider(begun.body.url, callbackUrl, "gleb"));
  const path = `${back.pathname}${back.search}`;
  expect((await comeBack(path, "")).to).toBe("/sign-in?refused=provider_failed");
  expect((await comeBack(path, other.cookie)).to).toBe("/sign-in?refused=provider_failed");
  expect((await comeBack(path, "voronka.provider=forged")).to).toBe("/sign-in?refused=provider_failed");
  expect((await comeBack(`${back.pathname}?error=access_denied`, begun.cookie)).to).toBe(
    "/sign-in?refused=provider_failed",
  );
});

test("the kept secret is told to no other issuer", async () => {
  const moved = { issuer: "https://evil.example", clientSecret: undefined };
  expect((await configure(moved)).body.code).toBe("provider_secret_missing");
  expect((await configure({ clientSecret: undefined })).status).toBe(200);
});

test("an issuer inside the network is refused unless the installation names it", async () => {
  const port = new URL(provider.issuer).port;
  for (const issuer of [`https://[::1]:${port}`, `https://localhost:${port}`, "https://169.254.169.254/latest"]) {
    expect((await configure({ issuer })).body.code).toBe("address_inside");
  }
});

test("removing it ends the sessions that it opened", async () => {
  const { cookie } = await enterAs("gleb");
  expect((await call("GET", "/me", undefined, by(cookie))).status).toBe(200);
  expect((await call("DELETE", "/sign-in-provider", undefined, by(owner))).body).toEqual({ done: true });
  expect((await call("GET", "/me", undefined, by(cookie))).status).toBe(401);
  expect((await call("GET", "/sign-in/providers")).body.items).toEqual([]);
});

import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../test/sample-workspace.ts";
import { runReading, runUnit } from "../platform/database/run-unit.ts";
import { testDatabase } from "../platform/database/test-database.ts";
import { openLog } from "../platform/log.ts";
import { type Application, createApplication } from "./server.ts";

const token = "a token of sixteen";
const lines: string[] = [];
let database: Awaited<ReturnType<typeof testDatabase>>;
let application: Application;
let cookie: string;
let other: SampleWorkspace;

const owner = { name: "Анна", email: "anna@north.example", password: "correct horse battery" };
const headers = () => ({ cookie, "x-voronka-request": "1", "accept-language": "ru" });

beforeAll(async () => {
  database = await testDatabase();
  application = await createApplication({
    database,
    log: openLog({ level: "debug", readable: false, write: (line) => lines.push(line) }),
    checkAnswers: true,
    surroundings: {
      dataDirectory: tmpdir(),
      isEmbedded: true,
      hasPublicAddress: false,
      hasMail: true,
      metricsToken: token,
    },
  });
  const made = await application.server.inject({
    method: "POST",
    url: "/api/v1/workspaces",
    headers: { "x-voronka-request": "1" },
    payload: { name: "Север", slug: "north", locale: "ru", owner },
  });
  cookie = made.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  other = await makeSampleWorkspace(database.owner, "south");
});
afterAll(async () => {
  await application.close();
  await database.drop();
});

const ask = (method: "GET" | "POST" | "DELETE", path: string) =>
  application.server.inject({
    method,
    url: `/api/v1${path}`,
    headers: headers(),
    ...(method === "POST" ? { payload: {} } : {}),
  });
const metrics = (authorization?: string) =>
  application.server.inject({ url: "/metrics", headers: authorization === undefined ? {} : { authorization } });

/** A task that gave up, of this workspace, another or none. */
async function addFailedTask(
  workspaceId: string | null,
  message = "Connection refused\n    at somewhere",
): Promise<number> {
  const { rows } = await database.owner.query(
    "select id from graphile_worker.add_job('webhooks.deliver', $1, max_attempts => 3)",
    [JSON.stringify(workspaceId === null ? {} : { workspaceId })],
  );
  await database.owner.query("update graphile_worker._private_jobs set attempts = 3, last_error = $2 where id = $1", [
    rows[0].id,
    message,
  ]);
  return rows[0].id;
}

test("the owner reads how the installation is, and what needs somebody", async () => {
  const answer = await ask("GET", "/installation");
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.json()).toMatchObject({
    version: "0.1.0",
    database: { isEmbedded: true, bytes: expect.any(Number) },
    tasks: { failed: 0 },
    backup: null,
    hasMail: true,
    findings: ["backup_never"],
  });
  expect(answer.json().schema.migrations).toBeGreaterThan(12);
});

test("a failed task of the own workspace or of none is shown, run again and dropped; another's is not there", async () => {
  const { rows } = await database.owner.query("select id from workspaces where slug = 'north'");
  const [mine, nobodys, theirs] = [
    await addFailedTask(rows[0].id),
    await addFailedTask(null),
    await addFailedTask(other.workspaceId, "A secret of others"),
  ];
  const { items } = (await ask("GET", "/installation/failed-tasks")).json();
  expect(items.map(({ id }: { id: number }) => id).sort()).toEqual([mine, nobodys].sort());
  expect(items[0]).toMatchObject({ error: "Connection refused", attempts: 3, maxAttempts: 3, nextAt: null });
  expect((await ask("GET", "/installation")).json()).toMatchObject({
    tasks: { failed: 3 },
    findings: ["tasks_failed", "backup_never"],
  });
  expect((await ask("POST", `/installation/failed-tasks/${theirs}/retries`)).statusCode).toBe(404);
  expect((await ask("POST", `/installation/failed-tasks/${mine}/retries`)).statusCode).toBe(200);
  expect((await ask("DELETE", `/installation/failed-tasks/${nobodys}`)).statusCode).toBe(200);
  const left = await database.owner.query("select id, attempts from graphile_worker.jobs where id = any ($1)", [
    [mine, nobodys],
  ]);
  expect(left.rows).toEqual([{ id: mine, attempts: 0 }]);
  const told = await database.owner.query("select action from audit_entries where entity = 'task' order by id");
  expect(told.rows).toEqual([{ action: "task.retried" }, { action: "task.dropped" }]);
});

test("nobody but the owner learns anything of the installation", async () => {
  await database.owner.query("update users set role = 'director' where email = $1", [owner.email]);
  for (const path of ["/installation", "/installation/failed-tasks"]) {
    expect((await ask("GET", path)).json()).toMatchObject({ code: "not_allowed" });
  }
  await database.owner.query("update users set role = 'owner' where email = $1", [owner.email]);
  expect((await application.server.inject("/api/v1/installation")).statusCode).toBe(401);
});

test("the application's role reaches the queue through its two questions only", async () => {
  const actor = other.actor(other.anna);
  await expect(
    runReading(database, actor, ({ client }) => client.query("select from graphile_worker.jobs")),
  ).rejects.toThrow(/permission denied/);
  await expect(runUnit(database, actor, ({ client }) => client.query("delete from backups"))).rejects.toThrow(
    /permission denied/,
  );
});

test("metrics are for who shows the token, and tell of requests, pool, tasks and database", async () => {
  expect((await metrics()).statusCode).toBe(401);
  expect((await metrics("Bearer wrong")).statusCode).toBe(401);
  await application.server.inject("/api/v1/deals/0190a6a5-0000-7000-8000-000000000000");
  const answer = await metrics(`Bearer ${token}`);
  expect(answer.headers["content-type"]).toContain("text/plain; version=0.0.4");
  for (const line of [
    /^voronka_http_request_duration_seconds_bucket\{method="GET",route="\/api\/v1\/deals\/:id",status="401",le="\+Inf"\} 1$/m,
    /^voronka_pool_connections\{pool="application",state="waiting"\} 0$/m,
    /^voronka_event_loop_delay_seconds\{quantile="0\.99"\} [\d.e-]+$/m,
    /^voronka_tasks\{task="webhooks\.deliver",state="failed"\} 1$/m,
    /^voronka_live_listeners 0$/m,
    /^voronka_database_up 1$/m,
    /^voronka_database_bytes \d+$/m,
    /^voronka_disk_free_bytes \d+$/m,
  ]) {
    expect(answer.body).toMatch(line);
  }
  // Each line is a comment or name, labels and one number.
  const odd = answer.body.split("\n").filter((line) => !/^(#.*|\w+(\{[^}]*\})? -?[\d.e+-]+|)$/.test(line));
  expect(odd).toEqual([]);
});

test("without a token in the settings there are no metrics, also not from this machine", async () => {
  const quiet = await createApplication({ database, log: openLog({ level: "silent" }) });
  const answer = await quiet.server.inject({ url: "/metrics", headers: { authorization: `Bearer ${token}` } });
  expect([answer.statusCode, answer.body]).toEqual([404, ""]);
  await quiet.close();
});

test("every line of the log that a request causes carries the number that the caller was told", async () => {
  lines.length = 0;
  const answer = await application.server.inject({
    method: "POST",
    url: "/api/v1/sign-in",
    headers: { "x-voronka-request": "1" },
    payload: { email: "nobody@north.example", password: "wrong password here" },
  });
  const number = answer.headers["x-request-id"];
  expect(answer.json()).toMatchObject({ requestId: number });
  const line = lines.map((text) => JSON.parse(text)).find(({ msg }) => msg === "Answered");
  expect(line).toMatchObject({ requestId: number, method: "POST", route: "/api/v1/sign-in", status: 401, level: 30 });
  expect(lines.join("")).not.toContain("wrong password here");
});

test("what only reads is told to who asks for details; who acted is told with it", async () => {
  lines.length = 0;
  await ask("GET", "/deals");
  expect(lines.map((text) => JSON.parse(text))).toMatchObject([
    { level: 20, route: "/api/v1/deals", status: 200, workspace: "north", via: "screen" },
  ]);
});

test("a backup that was taken is told on the status screen", async () => {
  const { takeBackup } = await import("../operations/index.ts");
  await takeBackup(database.owner, { folder: join(tmpdir(), `voronka-status-${process.pid}`, "copy") });
  const { backup, findings } = (await ask("GET", "/installation")).json();
  expect(backup).toMatchObject({ rows: expect.any(Number), restoredAt: null });
  expect(findings).not.toContain("backup_never");
});

import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { openZip } from "../../platform/zip/read-zip.ts";
import { savePart } from "./export-store.ts";
import { clearExports, exportTasks } from "./export-tasks.ts";
import { forgetExports } from "./forget-exports.ts";
import { importWorkspace } from "./import-workspace.ts";
import { exportingRoutes } from "./routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: SampleServer;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
const told: string[] = [];
const log = { error: (_: object, text: string) => void told.push(text) } as never;
const zip = join(tmpdir(), `voronka-exports-${process.pid}.zip`);

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, exportingRoutes(database));
  ours = await makeSampleWorkspace(database.owner, "exports-ours");
  theirs = await makeSampleWorkspace(database.owner, "exports-theirs");
});
afterAll(async () => {
  await server.http.close();
  await database.drop();
});

const call = (request: string, body?: object, who = ours) =>
  server.call(who.actor(who.anna, "owner", "all"), request, body);

/** Runs the queued task of an export, as the worker would. */
const make = (id: string, who = ours) =>
  exportTasks[0]?.run({ workspaceId: who.workspaceId, exportId: id }, { database, log });

const audited = async () =>
  (
    await database.owner.query<{ action: string }>(
      "select action from audit_entries where workspace_id = $1 and action ~ 'export' order by id",
      [ours.workspaceId],
    )
  ).rows.map(({ action }) => action);

let made: string;

test("an export is asked for, made by the worker, downloaded and imported; each step is in the log", async () => {
  const asked = await call("POST /exports", {});
  expect(asked).toMatchObject({ status: 201, body: { state: "waiting", done: 0, bytes: null } });
  made = asked.body.id;
  expect(await call(`GET /exports/${made}/file`)).toMatchObject({ status: 409, body: { code: "export_not_ready" } });
  expect(await call("POST /exports", {})).toMatchObject({ status: 409, body: { code: "export_under_way" } });
  await make(made);
  const ready = await call(`GET /exports/${made}`);
  expect(ready.body).toMatchObject({ state: "ready", done: 1, createdBy: { name: "Anna" } });
  expect(Date.parse(ready.body.expiresAt) - Date.parse(ready.body.finishedAt)).toBe(24 * 3_600_000);
  const file = await call(`GET /exports/${made}/file`);
  expect(file.body).toHaveLength(ready.body.bytes);
  writeFileSync(zip, file.body);
  const opened = await openZip(zip);
  expect(opened.names).toContain("data/deals.jsonl");
  opened.close();
  expect(await importWorkspace(database, { path: zip, slug: "exports-copy", via: "command" })).toMatchObject({
    rows: ready.body.rows,
  });
  expect(await audited()).toEqual(["workspace.exported", "export.downloaded"]);
});

test("whoever asked is told that it is ready", async () => {
  const { rows } = await database.owner.query(
    "select kind, user_id, params from notifications where workspace_id = $1",
    [ours.workspaceId],
  );
  expect(rows).toMatchObject([{ kind: "export_finished", user_id: ours.anna, params: { how: "ready" } }]);
});

test("another workspace sees nothing of it", async () => {
  expect((await call("GET /exports", undefined, theirs)).body.items).toEqual([]);
  expect(await call(`GET /exports/${made}`, undefined, theirs)).toMatchObject({ status: 404 });
  expect(await call(`GET /exports/${made}/file`, undefined, theirs)).toMatchObject({ status: 404 });
  expect(await call(`DELETE /exports/${made}/file`, undefined, theirs)).toMatchObject({ status: 404 });
});

test("after a day the file is gone and the record stays", async () => {
  const { rows } = await database.owner.query<{ expires_at: Date }>("select expires_at from exports where id = $1", [
    made,
  ]);
  const over = rows[0]?.expires_at.getTime() ?? 0;
  await clearExports(database, over - 1);
  expect((await call(`GET /exports/${made}`)).body.state).toBe("ready");
  await clearExports(database, over);
  expect((await call("GET /exports")).body.items).toMatchObject([{ id: made, state: "expired" }]);
  expect((await database.owner.query("select from export_parts")).rowCount).toBe(0);
  expect(await call(`GET /exports/${made}/file`)).toMatchObject({ status: 404, body: { code: "export_expired" } });
});

test("an owner does away with the file before its day is over", async () => {
  const { id } = (await call("POST /exports", {})).body;
  expect(await call(`DELETE /exports/${id}/file`)).toMatchObject({ status: 409, body: { code: "export_not_ready" } });
  await make(id);
  expect((await call(`DELETE /exports/${id}/file`)).body.state).toBe("expired");
  expect(await call(`DELETE /exports/${id}/file`)).toMatchObject({ status: 404, body: { code: "export_expired" } });
});

test("when a person is erased, a kept file goes at once, and one in the making begins anew", async () => {
  const kept = (await call("POST /exports", {})).body.id;
  await make(kept);
  const begun = (await call("POST /exports", {})).body.id;
  await database.owner.query("update exports set state = 'running', attempt = 1 where id = $1", [begun]);
  await runUnit(database, ours.actor(ours.anna, "owner", "all"), forgetExports);
  expect((await call(`GET /exports/${kept}`)).body.state).toBe("expired");
  expect((await call(`GET /exports/${begun}`)).body.state).toBe("waiting");
  const late = { workspaceId: ours.workspaceId, id: begun, attempt: 1 };
  expect(await savePart(database, late, 0, Buffer.from("of the first attempt"))).toBe(false);
  await make(begun);
  expect((await call(`GET /exports/${begun}`)).body.state).toBe("ready");
});

test("an export whose process dies each time fails in the end, and says so", async () => {
  const { id } = (await call("POST /exports", {})).body;
  await database.owner.query("update exports set state = 'running', attempt = 4, done = 0.5 where id = $1", [id]);
  await make(id);
  expect((await call(`GET /exports/${id}`)).body).toMatchObject({ state: "failed", bytes: null });
  expect(told).toEqual(["An export failed"]);
  expect(await call(`GET /exports/${id}/file`)).toMatchObject({ status: 404 });
  expect((await call("POST /exports", {})).status).toBe(201);
});

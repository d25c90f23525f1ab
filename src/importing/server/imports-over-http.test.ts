import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createHttpServer } from "../../platform/http/server.ts";
import { createTranslator } from "../../platform/translate.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { importTasks, resumeImports } from "./import-tasks.ts";
import { importingRoutes } from "./routes.ts";
import { type EmptyWorkspace, emptyWorkspace, testRules } from "./test-import.ts";
import { texts, workbookOf } from "./xlsx/test-workbook.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: EmptyWorkspace;
let http: ReturnType<typeof createHttpServer>;
const log = { error: console.error, info: () => undefined, warn: () => undefined, debug: () => undefined };

beforeAll(async () => {
  database = await testDatabase();
  ours = await emptyWorkspace(database, "ours");
  const translator = createTranslator({ importing: { ru, en } });
  http = createHttpServer({
    database,
    routes: importingRoutes({ database, translator, outside: { insideHosts: [] } }),
    translator,
    authenticate: async () => ours.actor,
    authenticateAccount: async () => true,
    may: () => true,
    logger: log,
    checkAnswers: true,
  });
});
afterAll(async () => {
  await http.close();
  await database.drop();
});

const call = async (method: "GET" | "POST", url: string, body?: string | Buffer | object, type = "text/csv") => {
  const isFile = typeof body === "string" || Buffer.isBuffer(body);
  const response = await http.inject({
    method,
    url: `/api/v1${url}`,
    ...(body === undefined ? {} : { payload: body }),
    ...(isFile ? { headers: { "content-type": type } } : {}),
  });
  return {
    status: response.statusCode,
    text: response.body,
    body: response.body.startsWith("{") ? response.json() : null,
  };
};

/** Runs what is queued for imports, as the worker would. */
async function work(on = database): Promise<void> {
  const { rows } = await database.owner.query<{ payload: Record<string, unknown> }>(
    "select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'importing.run-import' order by j.id",
  );
  await database.owner.query("delete from graphile_worker._private_jobs");
  const [task] = importTasks(testRules);
  for (const { payload } of rows) await task?.run(payload, { database: on, log: log as never });
}

const table = "ID;Название;ИНН\nc1;Ромашка;7707083893\nc2;Василёк;123\nc3;Лютик;";

test("a preview tells columns, understood values and what is wrong, and keeps nothing", async () => {
  const { status, body } = await call("POST", "/imports/preview?kind=companies", `${table}\n`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    encoding: "utf-8",
    delimiter: ";",
    columns: [
      { name: "ID", fields: ["externalId"] },
      { name: "Название", fields: ["name"] },
      { name: "ИНН", fields: ["inn"] },
    ],
    problem: null,
    rows: [
      { line: 2, values: { name: "Ромашка", inn: "7707083893" }, refused: null },
      { line: 3, values: null, refused: { code: "inn_wrong" } },
      { line: 4, values: { name: "Лютик" } },
    ],
  });
  const wrong = await call("POST", "/imports/preview?kind=stage-history", table);
  expect(wrong.body).toMatchObject({ problem: { code: "field_missing" } });
  expect(await ours.rows("select from imports where workspace_id = $1")).toEqual([]);
});

test("an uploaded file waits, is imported by the worker, and its refused rows can be read and downloaded", async () => {
  const made = await call("POST", "/imports?kind=companies&fileName=customers.csv", table);
  expect(made).toMatchObject({
    status: 201,
    body: { state: "waiting", fileName: "customers.csv", bytesTotal: Buffer.byteLength(table) },
  });
  await work();
  const { id } = made.body;
  expect(await call("GET", `/imports/${id}`)).toMatchObject({
    body: {
      state: "done",
      counts: { read: 3, created: 2, updated: 0, skipped: 0, refused: 1 },
      createdBy: { name: "Ольга" },
      failure: null,
    },
  });
  expect((await call("GET", `/imports/${id}/refusals`)).body).toMatchObject({
    items: [{ line: 3, code: "inn_wrong", message: expect.stringContaining("123") }],
    next: null,
  });
  expect((await call("GET", `/imports/${id}/refusals.csv`)).text).toMatch(/^\uFEFFline,code,message\r\n3,inn_wrong,/);
  expect((await call("GET", "/imports")).body.items).toHaveLength(1);
  expect(await ours.rows("select from import_files where workspace_id = $1")).toEqual([]);
  expect(await ours.rows("select action, via from audit_entries where workspace_id = $1")).toEqual([
    { action: "import.finished", via: "import" },
  ]);
});

test("a multipart form is taken too, and its dry run writes nothing but its counts", async () => {
  const form = new FormData();
  form.append("comment", "x");
  form.append("file", new Blob([table.replaceAll("c1", "c7")]), "клиенты.csv");
  const request = new Request("http://x", { method: "POST", body: form });
  const body = Buffer.from(await request.arrayBuffer());
  const made = await call(
    "POST",
    "/imports?kind=companies&dryRun=true",
    body,
    request.headers.get("content-type") ?? "",
  );
  expect(made).toMatchObject({ status: 201, body: { fileName: "клиенты.csv", isDryRun: true } });
  await work();
  expect((await call("GET", `/imports/${made.body.id}`)).body).toMatchObject({
    state: "done",
    counts: { created: 1, skipped: 1, refused: 1 },
  });
  expect(await ours.rows("select from companies where workspace_id = $1")).toHaveLength(2);
});

test("a file that is no table fails with its reason, and nothing is written", async () => {
  const made = await call("POST", "/imports?kind=companies&fileName=a.xlsx", Buffer.from("504b030414000600", "hex"));
  await work();
  expect((await call("GET", `/imports/${made.body.id}`)).body).toMatchObject({
    state: "failed",
    failure: { code: "workbook_damaged" },
  });
});

test("a cancelled import is never run, and one that is over cannot be cancelled", async () => {
  const made = await call("POST", "/imports?kind=companies&fileName=b.csv", table.replaceAll("c1", "c9"));
  expect((await call("POST", `/imports/${made.body.id}/cancellation`, {})).body).toMatchObject({ state: "cancelled" });
  await work();
  expect(await ours.rows("select from companies where workspace_id = $1 and external_id = 'c9'")).toEqual([]);
  expect(await call("POST", `/imports/${made.body.id}/cancellation`, {})).toMatchObject({
    status: 409,
    body: { code: "import_over" },
  });
});

test("an import whose server was killed is queued anew and done once", async () => {
  const made = await call("POST", "/imports?kind=companies&fileName=c.csv", "ID,Name\nk1,Killed");
  await database.owner.query("delete from graphile_worker._private_jobs");
  await database.owner.query(
    "update imports set state = 'running', started_at = now() - interval '1 hour' where id = $1",
    [made.body.id],
  );
  await resumeImports(database);
  await work();
  expect((await call("GET", `/imports/${made.body.id}`)).body).toMatchObject({ state: "done", counts: { created: 1 } });
  await resumeImports(database);
  await work();
  expect(await ours.rows("select from companies where workspace_id = $1 and external_id = 'k1'")).toHaveLength(1);
});

test("a running import that is cancelled rolls back", async () => {
  const made = await call("POST", "/imports?kind=companies&fileName=d.csv", "ID,Name\nz1,Zed");
  // The companies are locked, so that the import is still under way when it is cancelled.
  const holder = await database.owner.connect();
  await holder.query("begin; lock table companies in share row exclusive mode");
  const running = work();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await call("POST", `/imports/${made.body.id}/cancellation`, {})).body).toMatchObject({ state: "cancelled" });
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  await holder.query("commit");
  holder.release();
  await running;
  expect((await call("GET", `/imports/${made.body.id}`)).body).toMatchObject({
    state: "cancelled",
    counts: { created: 0 },
  });
  expect(await ours.rows("select from companies where workspace_id = $1 and external_id = 'z1'")).toEqual([]);
});

test("an import whose workspace is at another one holds nobody up: it is asked for again, and done when its turn comes", async () => {
  const made = await call("POST", "/imports?kind=companies&fileName=t.csv", "ID,Name\nt1,Turn");
  const holder = await database.owner.connect();
  await holder.query(`begin; select pg_advisory_xact_lock(hashtextextended('imports of ${ours.workspaceId}', 0))`);
  await work();
  expect((await call("GET", `/imports/${made.body.id}`)).body).toMatchObject({ state: "waiting" });
  await holder.query("commit");
  holder.release();
  await work();
  expect((await call("GET", `/imports/${made.body.id}`)).body).toMatchObject({ state: "done", counts: { created: 1 } });
});

test("of two that hear of their turn in the same instant one goes on, and the other waits outside the lane", async () => {
  const made = await call("POST", "/imports?kind=companies&fileName=r.csv", "ID,Name\nr1,Race");
  const holder = await database.owner.connect();
  let writes = 0;
  const racing = {
    ...database,
    write: (async (workspaceId, work) => {
      const done = await database.write(workspaceId, work);
      // The second is the question whether it is its turn: right after the answer the other begins.
      if (++writes === 2) {
        await holder.query(
          `begin; select pg_advisory_xact_lock(hashtextextended('imports of ${ours.workspaceId}', 0))`,
        );
      }
      return done;
    }) as typeof database.write,
  };
  await work(racing);
  expect((await call("GET", `/imports/${made.body.id}`)).body).toMatchObject({ state: "waiting" });
  expect(await ours.rows("select attempt from imports where workspace_id = $1 and id = $2", [made.body.id])).toEqual([
    { attempt: 0 },
  ]);
  await holder.query("commit");
  holder.release();
  await work();
  expect((await call("GET", `/imports/${made.body.id}`)).body).toMatchObject({ state: "done", counts: { created: 1 } });
});

test("an import that has died with its server four times is not taken up a fifth time", async () => {
  const made = await call("POST", "/imports?kind=companies&fileName=p.csv", "ID,Name\np1,Poison");
  await database.owner.query("update imports set state = 'running', attempt = 4 where id = $1", [made.body.id]);
  await work();
  expect((await call("GET", `/imports/${made.body.id}`)).body).toMatchObject({
    state: "failed",
    failure: { code: "import_died" },
  });
});

test("a file that is sent again with the same key is the same import; another file with that key is refused", async () => {
  const send = async (
    payload: string,
    key = "lost-answer",
    url = "/api/v1/imports?kind=companies&fileName=again.csv",
  ) => {
    const headers = { "content-type": "text/csv", "idempotency-key": key };
    const response = await http.inject({ method: "POST", url, payload, headers });
    return { status: response.statusCode, body: response.json() };
  };
  const before = (await call("GET", "/imports")).body.items.length;
  const [first, atOnce] = await Promise.all([send(table), send(table)]);
  const later = await send(table);
  expect([first.status, atOnce.status, later.status]).toEqual([201, 201, 201]);
  expect([atOnce.body.id, later.body.id]).toEqual([first.body.id, first.body.id]);
  expect(await send(`${table}\nc4;Пион;`)).toMatchObject({ status: 409, body: { code: "idempotency_key_reused" } });
  expect(await send(table, "k".repeat(201))).toMatchObject({ status: 400, body: { code: "input_invalid" } });
  expect((await call("GET", "/imports")).body.items).toHaveLength(before + 1);
});

test("a workbook is previewed with its sheets and imported from the one that is chosen", async () => {
  const book = workbookOf([
    { name: "About", rows: texts(1, "nothing") },
    { name: "Companies", rows: texts(1, "ID", "Name") + texts(2, "x1", "Daisy") + texts(4, "x2", "Rose") },
  ]);
  const first = await call("POST", "/imports/preview?kind=companies", book, "application/octet-stream");
  expect(first.body).toMatchObject({
    sheets: ["About", "Companies"],
    sheet: "About",
    problem: { code: "field_missing" },
  });
  const { body } = await call(
    "POST",
    "/imports/preview?kind=companies&sheet=Companies",
    book,
    "application/octet-stream",
  );
  expect(body).toMatchObject({
    sheet: "Companies",
    problem: null,
    rows: [
      { line: 2, cells: ["x1", "Daisy"] },
      { line: 4, cells: ["x2", "Rose"] },
    ],
  });
  const address = "/imports?kind=companies&sheet=Companies&fileName=book.xlsx";
  const started = await call("POST", address, book, "application/octet-stream");
  await work();
  expect((await call("GET", `/imports/${started.body.id}`)).body).toMatchObject({
    state: "done",
    counts: { read: 2, created: 2, refused: 0 },
  });
});

test("an export of another system is uploaded, checked, moved over and taken back", async () => {
  const dataset = {
    entities: {
      statuses: [
        { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "NEW", NAME: "Новая", SORT: "10", SEMANTICS: null },
        { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "WON", NAME: "Успех", SORT: "20", SEMANTICS: "S" },
      ],
      deals: [
        { ID: "1", TITLE: "Станок", CATEGORY_ID: "0", STAGE_ID: "NEW", OPPORTUNITY: "100", CURRENCY_ID: "RUB" },
        { ID: "2", TITLE: "Пресс", CATEGORY_ID: "0", STAGE_ID: "NEW", OPPORTUNITY: "100", CURRENCY_ID: "USD" },
      ],
    },
  };
  const body = Buffer.from(JSON.stringify(dataset));
  const send = async (extra: string, content = body) => {
    const made = await call("POST", `/imports?kind=bitrix24&fileName=b24.json${extra}`, content, "application/json");
    await work();
    return (await call("GET", `/imports/${made.body.id}`)).body;
  };
  expect(await send("&dryRun=true")).toMatchObject({
    state: "done",
    counts: { read: 2, created: 1, refused: 1 },
  });
  expect(await ours.rows("select from deals where workspace_id = $1")).toHaveLength(0);
  expect(await send("")).toMatchObject({
    state: "done",
    canBeUndone: true,
    counts: { read: 2, created: 1, refused: 1 },
  });
  expect(await send("", Buffer.from("{}"))).toMatchObject({
    state: "failed",
    failure: { code: "foreign_export_wrong" },
  });
});

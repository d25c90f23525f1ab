import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { createHttpServer } from "../../../platform/http/server.ts";
import { createTranslator } from "../../../platform/translate.ts";
import { bundleHeader } from "../../domain/export-bundle.ts";
import { type FakeSystem, fakePipedrive, token } from "../../drivers/fake-systems.ts";
import { pipe } from "../../drivers/pipedrive/test-records.ts";
import { en } from "../../locales/en.ts";
import { ru } from "../../locales/ru.ts";
import { importTasks } from "../import-tasks.ts";
import { importingRoutes } from "../routes.ts";
import { endImport } from "../store.ts";
import { dealOf, type EmptyWorkspace, emptyWorkspace, testRules, visitsOf } from "../test-import.ts";
import { migrationTasks } from "./read-source-task.ts";
import { beginReading, dropParts, saveReadPart } from "./source-store.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: EmptyWorkspace;
let http: ReturnType<typeof createHttpServer>;
let pipedrive: FakeSystem;
const log = { error: console.error, info: () => undefined, warn: () => undefined, debug: () => undefined };
const outside = { insideHosts: ["127.0.0.1"] };
const tasks = [...importTasks(testRules), ...migrationTasks(outside, 1_000)];

beforeAll(async () => {
  database = await testDatabase();
  // Paging is tested with the drivers: twenty-one firms are enough here.
  pipedrive = await fakePipedrive({ ...pipe, organizations: pipe.organizations?.slice(0, 21) ?? [] });
  const translator = createTranslator({ importing: { ru, en } });
  http = createHttpServer({
    database,
    routes: importingRoutes({ database, translator, outside }),
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
  await pipedrive.stop();
  await database.drop();
});

async function call(method: "GET" | "POST", url: string, body?: object | string) {
  const headers = typeof body === "string" ? { "content-type": "application/octet-stream" } : {};
  const answer = await http.inject({
    method,
    url: `/api/v1${url}`,
    headers,
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.body === "" ? null : answer.json() };
}

/** Does what is queued, as the worker would. */
async function work(): Promise<void> {
  const { rows } = await database.owner.query<{ name: string; payload: Record<string, unknown> }>(
    "select t.identifier as name, payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id",
  );
  await database.owner.query("delete from graphile_worker._private_jobs");
  for (const { name, payload } of rows) {
    await tasks.find((task) => task.name === name)?.run(payload, { database, log: log as never });
  }
}

const connected = (secret = token) => ({ system: "pipedrive", url: pipedrive.url, token: secret });

/** A read system, ready to be moved. */
async function ready(): Promise<string> {
  const { body } = await call("POST", "/migrations", connected());
  await work();
  return body.import.id;
}

test("what another system has is told before anything is written; the token lies sealed, and only until it has been read", async () => {
  ours = await emptyWorkspace(database, "told");
  const made = await call("POST", "/migrations", connected());
  expect(made).toMatchObject({
    status: 201,
    body: { import: { state: "reading", kind: "pipedrive" }, overview: null },
  });
  const { id } = made.body.import;
  const kept = () => ours.rows<{ sealed: string | null }>("select sealed from import_sources where workspace_id = $1");
  const [sealed] = await kept();
  expect(sealed?.sealed).toMatch(/^[A-Za-z0-9+/]{100,}=*$/);
  const everything = async () =>
    JSON.stringify([
      await ours.rows("select * from import_sources where workspace_id = $1"),
      await ours.rows("select * from imports where workspace_id = $1"),
      await ours.rows("select * from audit_entries where workspace_id = $1"),
      (await database.owner.query("select * from graphile_worker._private_jobs")).rows,
    ]);
  expect(await everything()).not.toContain(token);
  await work();
  expect(await kept()).toEqual([{ sealed: null }]);
  const { body } = await call("GET", `/migrations/${id}`);
  expect(body.import).toMatchObject({ state: "ready" });
  expect(body.overview).toMatchObject({
    people: [
      { id: "1", name: "Анна Титова", email: "anna@example.org", userId: null },
      { id: "2", name: "Пётр", email: null, userId: null },
    ],
    pipelines: [
      {
        name: "Продажи",
        stages: [
          { name: "Новая", deals: 0 },
          { name: "Предложение", deals: 1 },
        ],
        won: 1,
        lost: 1,
        // 1,250.50 and 900.
        amount: { minor: 2150_50, currency: "RUB" },
      },
    ],
    companies: 21,
    contacts: 1,
    deals: 3,
    history: 3,
    activities: 10,
    fields: [
      { entity: "deal", name: "Площадь", kind: "number" },
      { entity: "deal", name: "Способ, монтаж", kind: "choice" },
    ],
    leftOut: [
      { code: "leads" },
      { code: "deals_without_stage" },
      { code: "records_deleted" },
      { code: "notes_without_deal" },
    ],
  });
  expect(await ours.rows("select from companies where workspace_id = $1")).toEqual([]);
});

test("by a plan stages become those of a pipeline that is here and people those who are; a trial writes nothing; a second move changes nothing", async () => {
  ours = await emptyWorkspace(database, "planned");
  await ours.run("stage-history", "deal;stage;time\nd1;Знакомство;2026-01-01\nd1;Торг;2026-01-02\n", {
    pipeline: "Наша",
  });
  const plan = {
    people: [{ id: "2", userId: ours.owner }],
    pipelines: [
      {
        name: "Продажи",
        into: "Наша",
        stages: [
          { name: "Новая", means: { stage: "Знакомство" } },
          { name: "Предложение", means: { stage: "Торг" } },
        ],
      },
    ],
    withFields: false,
  };
  const first = await ready();
  const trial = await call("POST", `/migrations/${first}/runs`, { isDryRun: true, plan });
  await work();
  // 21 companies, a contact, three entries of history, three deals, ten activities.
  const all = { read: 38, refused: 0 };
  expect((await call("GET", `/imports/${trial.body.id}`)).body).toMatchObject({
    state: "done",
    isDryRun: true,
    counts: all,
  });
  expect(await ours.rows("select from companies where workspace_id = $1")).toEqual([]);
  await call("POST", `/migrations/${first}/runs`, { isDryRun: false, plan });
  await work();
  expect((await call("GET", `/imports/${first}`)).body).toMatchObject({
    state: "done",
    counts: all,
    canBeUndone: true,
  });
  expect(await dealOf(ours, "pipedrive:33")).toMatchObject({ status: "open", stage: "Торг", owner: "Ольга" });
  expect((await visitsOf(ours, "pipedrive:31")).map(({ stage }) => stage).slice(0, 2)).toEqual(["Знакомство", "Торг"]);
  expect(await ours.rows("select name from pipelines where workspace_id = $1")).toEqual([{ name: "Наша" }]);
  expect(await ours.rows("select from custom_fields where workspace_id = $1")).toEqual([]);
  expect(await ours.rows("select name from users where workspace_id = $1 order by name")).toEqual([
    { name: "Анна Титова" },
    { name: "Ольга" },
  ]);
  expect(await ours.rows("select from import_files where workspace_id = $1")).toEqual([]);
  const second = await ready();
  await call("POST", `/migrations/${second}/runs`, { isDryRun: false, plan });
  await work();
  const nothing = { created: 0, updated: 0, skipped: 38, refused: 0 };
  expect((await call("GET", `/imports/${second}`)).body).toMatchObject({ state: "done", counts: nothing });
  expect(await call("POST", `/migrations/${second}/runs`, { isDryRun: false, plan })).toMatchObject({
    status: 409,
    body: { code: "migration_not_ready" },
  });
});

test("a pipeline that is not taken stays behind with its deals, which is told", async () => {
  ours = await emptyWorkspace(database, "behind");
  const id = await ready();
  const plan = { pipelines: [{ name: "Продажи", into: null }] };
  await call("POST", `/migrations/${id}/runs`, { isDryRun: false, plan });
  await work();
  const { body } = await call("GET", `/imports/${id}`);
  expect(body.warnings).toContainEqual({ code: "deals_not_taken", message: expect.stringContaining("3") });
  // A call, three notes and a letter of the deal that stays; what customers have of their own comes along.
  expect(body.warnings).toContainEqual({ code: "activities_not_taken", message: expect.stringContaining("5") });
  expect(body.counts).toMatchObject({ refused: 0 });
  expect(await ours.rows("select from activities where workspace_id = $1")).toHaveLength(5);
  expect(await ours.rows("select from deals where workspace_id = $1")).toEqual([]);
  expect(await ours.rows("select from pipelines where workspace_id = $1")).toEqual([]);
});

test("a wrong token ends the reading with its reason and leaves no token; a plan for nobody and a file of nothing are refused", async () => {
  ours = await emptyWorkspace(database, "wrong");
  const { body } = await call("POST", "/migrations", connected("wrong-token"));
  await work();
  expect((await call("GET", `/imports/${body.import.id}`)).body).toMatchObject({
    state: "failed",
    failure: { code: "foreign_denied" },
  });
  expect(await ours.rows("select from import_sources where workspace_id = $1")).toEqual([]);
  const upload = await call("POST", "/migrations/files?system=hubspot&fileName=rain.csv", "city,rain\nMoscow,12\n");
  await work();
  expect((await call("GET", `/imports/${upload.body.import.id}`)).body.failure).toMatchObject({
    code: "foreign_export_wrong",
  });
  const id = await ready();
  const stranger = { id: "1", userId: "018f0000-0000-7000-8000-000000000000" };
  expect(await call("POST", `/migrations/${id}/runs`, { isDryRun: true, plan: { people: [stranger] } })).toMatchObject({
    body: { code: "migration_person_unknown" },
  });
  expect(await call("POST", "/migrations", { ...connected(), url: "ftp://example.org" })).toMatchObject({
    status: 400,
  });
  expect(await call("POST", "/migrations", { ...connected(), url: "http://example.org" })).toMatchObject({
    body: { code: "address_malformed" },
  });
});

test("tables of one export go up together and find each other; a body that breaks off is refused", async () => {
  ours = await emptyWorkspace(database, "together");
  const files = [
    { name: "companies.csv", text: "Record ID,Company name\n7,Ромашка\n" },
    { name: "contacts.csv", text: "Record ID,First Name,Last Name,Associated Company IDs\n8,Иван,Ли,7\n" },
    {
      name: "deals.csv",
      text: "Record ID,Deal Name,Deal Stage,Pipeline,Associated Contact IDs\n31,Станок,Offer,Sales,8\n",
    },
  ];
  const header = bundleHeader(files.map(({ name, text }) => ({ name, bytes: Buffer.byteLength(text) })));
  const whole = header + files.map(({ text }) => text).join("");
  const { body } = await call("POST", "/migrations/files?system=hubspot&fileName=all", whole);
  await work();
  const { overview } = (await call("GET", `/migrations/${body.import.id}`)).body;
  expect(overview).toMatchObject({ companies: 1, contacts: 1, deals: 1, fields: [] });
  await call("POST", `/migrations/${body.import.id}/runs`, { isDryRun: false, plan: {} });
  await work();
  expect(
    await ours.rows(
      `select c.name, co.name as company, d.title from contacts c
         join companies co on co.workspace_id = c.workspace_id and co.id = c.company_id
         join deal_contacts l on l.workspace_id = c.workspace_id and l.contact_id = c.id
         join deals d on d.workspace_id = l.workspace_id and d.id = l.deal_id where c.workspace_id = $1`,
    ),
  ).toEqual([{ name: "Иван Ли", company: "Ромашка", title: "Станок" }]);
  const broken = await call("POST", "/migrations/files?system=hubspot&fileName=all", whole.slice(0, -20));
  await work();
  expect((await call("GET", `/imports/${broken.body.import.id}`)).body.failure).toMatchObject({
    code: "foreign_export_wrong",
  });
});

test("what was read and is not wanted is dropped; a reading whose process has died is taken up again", async () => {
  ours = await emptyWorkspace(database, "dropped");
  const id = await ready();
  expect((await call("POST", `/imports/${id}/cancellation`, {})).body).toMatchObject({ state: "cancelled" });
  expect(await ours.rows("select from import_files where workspace_id = $1")).toEqual([]);
  expect((await call("GET", `/migrations/${id}`)).status).toBe(404);
  const { body } = await call("POST", "/migrations", connected());
  await database.owner.query("delete from graphile_worker._private_jobs");
  await database.owner.query(
    "update import_sources set attempt = 1, beat_at = now() - interval '1 minute' where import_id = $1",
    [body.import.id],
  );
  await tasks.find(({ name }) => name === "importing.resume-readings")?.run({}, { database, log: log as never });
  await work();
  expect((await call("GET", `/migrations/${body.import.id}`)).body.import).toMatchObject({ state: "ready" });
});

test("a process whose reading was taken over, or cancelled, keeps nothing and ends nothing", async () => {
  ours = await emptyWorkspace(database, "taken-over");
  const { id } = (await call("POST", "/migrations", connected())).body.import;
  await database.owner.query("delete from graphile_worker._private_jobs");
  const turn = async () => {
    await database.owner.query("update import_sources set beat_at = now() - interval '1 minute' where import_id = $1", [
      id,
    ]);
    const source = await beginReading(database, ours.workspaceId, id);
    if (source === null) throw new Error("Nobody reads");
    return source;
  };
  const kept = () => ours.rows("select part from import_files where workspace_id = $1");
  const first = await turn();
  expect(await saveReadPart(database, first, 0, Buffer.from("a"))).toBe(true);
  const second = await turn();
  await dropParts(database, second);
  expect(await saveReadPart(database, second, 0, Buffer.from("b"))).toBe(true);
  await dropParts(database, first);
  expect(await saveReadPart(database, first, 1, Buffer.from("a"))).toBe(false);
  expect(await kept()).toEqual([{ part: 0 }]);
  const end = { state: "failed", failure: {}, attempt: first.attempt } as const;
  expect(await database.write(ours.workspaceId, (unit) => endImport({ ...unit, actor: ours.actor }, id, end))).toBe(
    false,
  );
  await call("POST", `/imports/${id}/cancellation`, {});
  expect(await saveReadPart(database, second, 1, Buffer.from("b"))).toBe(false);
  expect(await kept()).toEqual([]);
});

test("another workspace sees nothing of it", async () => {
  ours = await emptyWorkspace(database, "ours-alone");
  const id = await ready();
  ours = await emptyWorkspace(database, "theirs");
  expect((await call("GET", `/migrations/${id}`)).status).toBe(404);
  expect((await call("POST", `/migrations/${id}/runs`, { isDryRun: true, plan: {} })).status).toBe(409);
});

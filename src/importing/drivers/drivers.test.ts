import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRefusal } from "../../kernel/refusal.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import type { ForeignSystem } from "../domain/foreign-systems.ts";
import { pull } from "../server/foreign/pull.ts";
import { readExport } from "../server/foreign/read-export.ts";
import { openSpool } from "../server/foreign/spool.ts";
import type { ImportOutcome } from "../server/import-outcome.ts";
import type { RefusedRow } from "../server/read-rows.ts";
import { runImport } from "../server/run-import.ts";
import { dealOf, type EmptyWorkspace, emptyWorkspace, testRules, visitsOf } from "../server/test-import.ts";
import type { Foreign } from "./driver.ts";
import { drivers } from "./drivers.ts";
import { type FakeSystem, fakeAmocrm, fakeBitrix24, token } from "./fake-systems.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let counter = 0;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const workspace = () => emptyWorkspace(database, `moved-${++counter}`);
const rules = { insideHosts: ["127.0.0.1"] };

type Spool = Awaited<ReturnType<typeof openSpool>>;

async function record(ours: EmptyWorkspace, system: ForeignSystem, fill: (spool: Spool) => Promise<unknown>) {
  const spool = await openSpool();
  try {
    const problem = await fill(spool);
    if (problem !== null) return { problem, outcome: null, refused: [] };
    const refused: RefusedRow[] = [];
    const outcome = await runImport({ database, rules: testRules }, ours.actor, {
      kind: system,
      foreign: { driver: drivers[system], records: spool },
      source: (async function* () {})(),
      fileName: system,
      onRefused: (rows) => void refused.push(...rows),
    });
    if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
    return { problem: null, outcome: outcome as ImportOutcome, refused };
  } finally {
    await spool.clear();
  }
}

const fromApi = (ours: EmptyWorkspace, system: ForeignSystem, fake: FakeSystem, secret = token) =>
  record(ours, system, (spool) =>
    pull({ ...drivers[system], requestsPerSecond: 1_000 }, { url: fake.url, token: secret }, spool, {
      rules,
      waitMs: 1,
    }),
  );

/** The same small department in the words of each system: two people, a firm with a contact, one deal won, one lost, one open. */
const many = Array.from({ length: 120 }, (_, at) => at + 100);
const bitrix: Readonly<Record<string, readonly Foreign[]>> = {
  users: [
    { ID: "1", NAME: "Анна", LAST_NAME: "Титова", EMAIL: "anna@example.org" },
    { ID: "2", NAME: "Пётр", LAST_NAME: "", EMAIL: "" },
  ],
  categories: [{ id: 0, name: "Продажи" }],
  statuses: [
    { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "NEW", NAME: "Новая", SORT: "10", SEMANTICS: null },
    { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "OFFER", NAME: "Предложение", SORT: "20", SEMANTICS: null },
    { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "WON", NAME: "Успех", SORT: "30", SEMANTICS: "S" },
    { ENTITY_ID: "DEAL_STAGE", STATUS_ID: "LOSE", NAME: "Дорого", SORT: "40", SEMANTICS: "F" },
  ],
  companies: [
    { ID: "7", TITLE: "Ромашка", PHONE: [{ VALUE: "8 495 100-79-19" }], EMAIL: [{ VALUE: "no address" }] },
    ...many.map((id) => ({ ID: String(id), TITLE: `Фирма ${id}` })),
  ],
  contacts: [{ ID: "8", NAME: "Иван", LAST_NAME: "Ли", COMPANY_ID: "7", PHONE: [{ VALUE: "12" }] }],
  deals: [
    {
      ID: "31",
      TITLE: "Станок",
      CATEGORY_ID: "0",
      STAGE_ID: "WON",
      OPPORTUNITY: "1250.50",
      CURRENCY_ID: "RUB",
      COMPANY_ID: "7",
      CONTACT_ID: "8",
      ASSIGNED_BY_ID: "1",
      DATE_CREATE: "2026-03-02T10:00:00+03:00",
      CLOSEDATE: "2026-03-09T00:00:00+03:00",
    },
    {
      ID: "32",
      TITLE: "Пресс",
      CATEGORY_ID: "0",
      STAGE_ID: "LOSE",
      OPPORTUNITY: "0.00",
      CURRENCY_ID: "RUB",
      COMPANY_ID: "0",
      ASSIGNED_BY_ID: "2",
      DATE_CREATE: "2026-03-03T10:00:00+03:00",
      CLOSEDATE: "2026-03-03T00:00:00+03:00",
    },
    {
      ID: "33",
      TITLE: "Кран",
      CATEGORY_ID: "0",
      STAGE_ID: "OFFER",
      OPPORTUNITY: "900",
      CURRENCY_ID: "RUB",
      COMPANY_ID: "999",
      ASSIGNED_BY_ID: "2",
      DATE_CREATE: "2026-03-04T10:00:00+03:00",
      CLOSEDATE: "2026-05-01T00:00:00+03:00",
    },
    { ID: "34", TITLE: "Ничей", CATEGORY_ID: "5", STAGE_ID: "C5:NEW" },
  ],
  stages: [
    { ID: 1, TYPE_ID: 1, OWNER_ID: 31, CATEGORY_ID: 0, STAGE_ID: "NEW", CREATED_TIME: "2026-03-02T10:00:00+03:00" },
    { ID: 2, TYPE_ID: 2, OWNER_ID: 31, CATEGORY_ID: 0, STAGE_ID: "OFFER", CREATED_TIME: "2026-03-05T10:00:00+03:00" },
    { ID: 3, TYPE_ID: 3, OWNER_ID: 31, CATEGORY_ID: 0, STAGE_ID: "WON", CREATED_TIME: "2026-03-09T12:00:00+03:00" },
  ],
  activities: [
    {
      ID: "41",
      OWNER_TYPE_ID: "2",
      OWNER_ID: "31",
      TYPE_ID: "2",
      SUBJECT: "Звонок",
      COMPLETED: "Y",
      START_TIME: "2026-03-03T11:00:00+03:00",
      END_TIME: "2026-03-03T11:05:00+03:00",
      RESPONSIBLE_ID: "1",
    },
  ],
  leads: [{ ID: "1" }, { ID: "2" }],
};
const at = (text: string) => Date.parse(`${text}+03:00`) / 1000;
const change = (id: string, lead: number, when: string, before: number, after: number) => ({
  id,
  entity_id: lead,
  created_at: at(when),
  value_before: [{ lead_status: { id: before, pipeline_id: 5 } }],
  value_after: [{ lead_status: { id: after, pipeline_id: 5 } }],
});
const amo: Readonly<Record<string, readonly Foreign[]>> = {
  users: [
    { id: 1, name: "Анна Титова", email: "anna@example.org" },
    { id: 2, name: "Пётр", email: "" },
  ],
  pipelines: [
    {
      id: 5,
      name: "Продажи",
      _embedded: {
        statuses: [
          { id: 142, name: "Успех", sort: 10_000 },
          { id: 51, name: "Новая", sort: 10 },
          { id: 52, name: "Предложение", sort: 20 },
          { id: 143, name: "Закрыто и не реализовано", sort: 11_000 },
        ],
      },
    },
  ],
  companies: [
    { id: 7, name: "Ромашка", custom_fields_values: [{ field_code: "PHONE", values: [{ value: "8 495 100-79-19" }] }] },
    ...Array.from({ length: 300 }, (_, place) => ({ id: place + 100, name: `Фирма ${place}` })),
  ],
  contacts: [
    {
      id: 8,
      name: "Иван Ли",
      _embedded: { companies: [{ id: 7 }] },
      custom_fields_values: [{ field_code: "PHONE", values: [{ value: "12" }] }],
    },
  ],
  leads: [
    {
      id: 31,
      name: "Станок",
      price: 1250.5,
      pipeline_id: 5,
      status_id: 142,
      responsible_user_id: 1,
      created_at: at("2026-03-02T10:00:00"),
      closed_at: at("2026-03-09T12:00:00"),
      _embedded: { companies: [{ id: 7 }], contacts: [{ id: 8, is_main: true }] },
    },
    {
      id: 32,
      name: "Пресс",
      price: 0,
      pipeline_id: 5,
      status_id: 143,
      responsible_user_id: 2,
      created_at: at("2026-03-03T10:00:00"),
      closed_at: at("2026-03-03T10:00:00"),
      _embedded: { loss_reason: [{ name: "Дорого" }] },
    },
    {
      id: 33,
      name: "Кран",
      price: 900,
      pipeline_id: 5,
      status_id: 52,
      responsible_user_id: 2,
      created_at: at("2026-03-04T10:00:00"),
      _embedded: { companies: [{ id: 999 }] },
    },
    { id: 34, name: "Ничей", price: 1, pipeline_id: 6, status_id: 1 },
  ],
  events: [change("e2", 31, "2026-03-09T12:00:00", 52, 142), change("e1", 31, "2026-03-05T10:00:00", 51, 52)],
  notes: [
    {
      id: 41,
      entity_id: 31,
      note_type: "call_out",
      created_at: at("2026-03-03T11:05:00"),
      responsible_user_id: 1,
      params: { text: "Звонок" },
    },
  ],
};

const systems = [
  { system: "bitrix24", fake: fakeBitrix24, records: bitrix, firms: 121 },
  { system: "amocrm", fake: fakeAmocrm, records: amo, firms: 301 },
] as const;

describe.each(systems)("$system through its API", ({ system, fake, records, firms }) => {
  let server: FakeSystem;
  beforeAll(async () => {
    server = await fake(records);
  });
  afterAll(() => server.stop());

  test("brings people, pipelines, customers, deals with their history, and calls; a second run changes nothing", async () => {
    const ours = await workspace();
    const { outcome, refused } = await fromApi(ours, system, server);
    expect(refused).toEqual([]);
    expect(outcome?.warnings).toContainEqual({
      code: "people_created",
      params: { count: 2, names: "Анна Титова, Пётр" },
    });
    expect(outcome?.warnings).toContainEqual({ code: "deals_without_stage", params: { count: 1 } });
    expect(await ours.rows("select from companies where workspace_id = $1")).toHaveLength(firms);
    expect(await ours.rows("select name, phone from contacts where workspace_id = $1")).toEqual([
      { name: "Иван Ли", phone: null },
    ]);
    const key = (id: number) => `${system}:${id}`;
    expect(await dealOf(ours, key(31))).toMatchObject({
      status: "won",
      amount_minor: 1250_50,
      owner: "Анна Титова",
      company: "Ромашка",
    });
    expect(await dealOf(ours, key(32))).toMatchObject({
      status: "lost",
      amount_minor: null,
      reason: "Дорого",
      owner: "Пётр",
    });
    expect(await dealOf(ours, key(33))).toMatchObject({ status: "open", stage: "Предложение", company: null });
    expect((await visitsOf(ours, key(31))).map(({ stage, entered, left_as }) => [stage, entered, left_as])).toEqual([
      ["Новая", "03-02 10:00", "moved"],
      ["Предложение", "03-05 10:00", "moved"],
      ["Успех", "03-09 12:00", "won"],
    ]);
    expect(
      await ours.rows("select kind, subject, deal_id is not null as on_deal from activities where workspace_id = $1"),
    ).toEqual([{ kind: "call", subject: "Звонок", on_deal: true }]);
    const again = await fromApi(ours, system, server);
    expect(again.outcome).toMatchObject({ created: 0, updated: 0, refused: 0, read: outcome?.read });
  });

  test("waits when asked to, with a time and without, and asks again for pages that came as HTML or in half", async () => {
    const first = server.requests.length + 1;
    for (const [place, trouble] of (["busy", "busy-with-time", "html", "half"] as const).entries()) {
      server.troubles.set(first + place * 2, trouble);
    }
    const ours = await workspace();
    const { problem, outcome } = await fromApi(ours, system, server);
    expect(problem).toBeNull();
    expect(outcome).toMatchObject({ refused: 0 });
    expect(await ours.rows("select from deals where workspace_id = $1")).toHaveLength(3);
  });

  test("writes nothing when the token expires half way, is wrong, or the answers stay rotten", async () => {
    const ours = await workspace();
    expect((await fromApi(ours, system, server, "wrong")).problem).toMatchObject({ refused: "foreign_denied" });
    server.troubles.set(server.requests.length + 4, "expired");
    expect((await fromApi(ours, system, server)).problem).toMatchObject({ refused: "foreign_denied" });
    for (let place = 1; place <= 4; place++) server.troubles.set(server.requests.length + place, "html");
    expect((await fromApi(ours, system, server)).problem).toMatchObject({ refused: "foreign_rotten" });
    for (let place = 1; place <= 8; place++) server.troubles.set(server.requests.length + place, "busy-with-time");
    expect((await fromApi(ours, system, server)).problem).toMatchObject({ refused: "foreign_busy" });
    expect(await ours.rows("select from companies where workspace_id = $1")).toEqual([]);
  });

  test("records with fields missing or of a wrong kind harm nobody but themselves", async () => {
    const kept = ["id", "ID", "STATUS_ID", "ENTITY_ID", "_embedded"];
    const broken = Object.entries(records).map(([name, list]) => [name, list.map((one) => spoiled(one, kept))]);
    const rotten = await fake(Object.fromEntries(broken));
    const ours = await workspace();
    const { problem, outcome } = await fromApi(ours, system, rotten);
    await rotten.stop();
    expect(problem).toBeNull();
    expect(outcome?.read).toBeGreaterThan(firms);
    expect(await ours.rows("select from companies where workspace_id = $1")).toHaveLength(firms);
  });

  test("addresses inside the network are not asked", async () => {
    const spool = await openSpool();
    const answer = await pull(drivers[system], { url: server.url, token }, spool, { rules: { insideHosts: [] } });
    await spool.clear();
    expect(answer).toMatchObject({ refused: "address_inside" });
  });
});

/** Everything but what a record is known by becomes something else. */
const nonsense: readonly unknown[] = [null, { a: 1 }, [], -1, "\u0000nonsense", true, 1e300];
const spoiled = (record: Foreign, kept: readonly string[]): Foreign =>
  Object.fromEntries(
    Object.entries(record).map(([name, value], at) => [
      name,
      kept.includes(name) ? value : nonsense[at % nonsense.length],
    ]),
  );

const shared = new URL("../../../../shared/data/crm_exports/", import.meta.url).pathname;

describe.skipIf(!existsSync(shared))("exports of real systems (../shared)", () => {
  const file = (path: string) => ({ name: path, content: readFileSync(`${shared}${path}`, "utf8") });
  const totals = (ours: EmptyWorkspace) =>
    ours.rows(
      `select count(*)::integer as deals, sum(amount_minor)::bigint as sum, count(*) filter (where status = 'won')::integer as won,
         count(*) filter (where status = 'lost')::integer as lost from deals where workspace_id = $1`,
    );

  test("Bitrix24: 60 deals of 73,335,000, 16 won, 6 lost, 12 companies, 30 contacts; 25 leads are told", async () => {
    const ours = await workspace();
    const run = () =>
      record(ours, "bitrix24", (spool) => readExport(drivers.bitrix24, file("bitrix24/dataset.json"), spool));
    const { outcome, refused } = await run();
    expect(refused).toEqual([]);
    // 12 + 30 + 60 + 30 tasks.
    expect(outcome).toMatchObject({ read: 132, created: 132, updated: 0, skipped: 0 });
    expect(outcome?.warnings).toContainEqual({ code: "leads", params: { count: 25 } });
    expect(await totals(ours)).toEqual([{ deals: 60, sum: 73_335_000_00, won: 16, lost: 6 }]);
    expect((await run()).outcome).toMatchObject({ created: 0, updated: 0, skipped: 132 });
  });

  test("amoCRM: 7 leads of 11,983,000", async () => {
    const ours = await workspace();
    const { outcome } = await record(ours, "amocrm", (spool) =>
      readExport(drivers.amocrm, file("amocrm/leads_v4_response.json"), spool),
    );
    expect(outcome).toMatchObject({ created: 7, refused: 0 });
    expect(await totals(ours)).toEqual([{ deals: 7, sum: 11_983_000_00, won: 0, lost: 0 }]);
  });

  test("a file of something else is refused by name", async () => {
    const ours = await workspace();
    const { problem } = await record(ours, "bitrix24", (spool) =>
      readExport(drivers.bitrix24, file("amocrm/leads_v4_response.json"), spool),
    );
    expect(problem).toMatchObject({ refused: "foreign_export_wrong" });
  });
});

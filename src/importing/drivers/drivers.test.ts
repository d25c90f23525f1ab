import { createReadStream, existsSync } from "node:fs";
import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRefusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { createTranslator } from "../../platform/translate.ts";
import type { ForeignSystem } from "../domain/foreign-systems.ts";
import { en } from "../locales/en.ts";
import { ru } from "../locales/ru.ts";
import { pull } from "../server/foreign/pull.ts";
import { readExport } from "../server/foreign/read-export.ts";
import { openSpool } from "../server/foreign/spool.ts";
import type { ImportOutcome } from "../server/import-outcome.ts";
import type { RefusedRow } from "../server/read-rows.ts";
import { runImport } from "../server/run-import.ts";
import { dealOf, type EmptyWorkspace, emptyWorkspace, testRules, visitsOf } from "../server/test-import.ts";
import { startUndo, undoTask } from "../server/undo-tasks.ts";
import type { Foreign } from "./driver.ts";
import { drivers } from "./drivers.ts";
import { type FakeSystem, token } from "./fake-systems.ts";
import type { Records } from "./test-records.ts";
import { leftBehind, systems } from "./test-systems.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let counter = 0;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const workspace = () => emptyWorkspace(database, `moved-${++counter}`);
const translator = createTranslator({ importing: { ru, en } });
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

async function undo(ours: EmptyWorkspace, importId: string): Promise<void> {
  const asked = await runUnit(database, ours.actor, (unit) => startUndo(unit, importId, translator));
  if (isRefusal(asked)) throw new Error(JSON.stringify(asked));
  await undoTask.run({ workspaceId: ours.workspaceId, importId }, { database } as never);
}

/** All of them by the time they were done or are planned for, in Moscow. */
const activitiesOf = (ours: EmptyWorkspace) =>
  ours.rows(
    `select to_char(coalesce(a.done_at, a.planned_at) at time zone 'Europe/Moscow', 'MM-DD HH24:MI') as at, a.kind, a.subject,
       d.title as deal, c.name as company, p.name as contact
     from activities a left join deals d on d.workspace_id = a.workspace_id and d.id = a.deal_id
       left join companies c on c.workspace_id = a.workspace_id and c.id = a.company_id
       left join contacts p on p.workspace_id = a.workspace_id and p.id = a.contact_id
     where a.workspace_id = $1 order by 1, 2`,
  );

describe.each(systems)(
  "$system through its API",
  ({ system, fake, records, firms, won, guarded, withheld, kinds, twice }) => {
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
        [won, "03-09 12:00", "won"],
      ]);
      expect(await activitiesOf(ours)).toEqual([
        { at: "03-03 11:05", kind: "call", subject: "Звонок", deal: "Станок", company: "Ромашка", contact: null },
        ...["Первая", "Вторая & третья", "Четвёртая"].map((subject, place) => ({
          at: `03-0${4 + place} 10:00`,
          kind: "note",
          subject,
          deal: "Станок",
          company: "Ромашка",
          contact: null,
        })),
        // What hangs on customers alone: that of a contact is their company's too.
        { at: "03-07 10:00", kind: "note", subject: "О фирме", deal: null, company: "Ромашка", contact: null },
        { at: "03-07 10:30", kind: "note", subject: "О человеке", deal: null, company: "Ромашка", contact: "Иван Ли" },
        {
          at: "03-07 11:00",
          kind: "call",
          subject: "Звонок Ивану",
          deal: null,
          company: "Ромашка",
          contact: "Иван Ли",
        },
        { at: "03-08 09:00", kind: "email", subject: "Договор", deal: "Станок", company: "Ромашка", contact: null },
        { at: "03-08 10:00", kind: "email", subject: "Каталог", deal: null, company: "Ромашка", contact: "Иван Ли" },
        { at: "04-01 12:00", kind: "task", subject: "Выставить счёт", deal: null, company: "Ромашка", contact: null },
      ]);
      expect(
        await ours.rows(
          "select subject, direction, result, deal_id is not null as deal, contact_id is not null as contact from activities where workspace_id = $1 and kind = 'email' order by done_at",
        ),
      ).toEqual([
        { subject: "Договор", direction: "in", result: "Подписали", deal: true, contact: false },
        { subject: "Каталог", direction: "out", result: null, deal: false, contact: true },
      ]);
      // Leads are no deals yet: they stay behind, and are told.
      expect(outcome?.warnings).toContainEqual({ code: "leads", params: { count: 2 } });
      expect(outcome?.warnings).toContainEqual({
        code: "moved_activities",
        params: { read: 10, created: 10, updated: 0, skipped: 0, refused: 0 },
      });
      // Nobody's record is dropped silently: rows (three of the history), what is told, and what came twice are all there is.
      const behind = (outcome?.warnings ?? []).filter(({ code }) => leftBehind.has(code));
      const all = kinds.reduce((sum, kind) => sum + ((records as Records)[kind]?.length ?? 0), 0);
      const told = behind.reduce((sum, { params }) => sum + Number(params.count), 0);
      expect(outcome?.read).toBe(3 + all - told - twice);
      const lost = outcome?.warnings.filter(({ code }) => ["notes_without_deal", "notes_empty"].includes(code));
      expect(lost).toEqual([{ code: expect.any(String), params: { count: 1 } }]);
      const own = await ours.rows(
        `select f.name, f.kind, coalesce((select o ->> 'name' from jsonb_array_elements(f.options) o where o ->> 'id' = d.custom ->> f.id::text),
         d.custom ->> f.id::text) as value
       from custom_fields f join deals d on d.workspace_id = f.workspace_id and d.external_id = $2
       where f.workspace_id = $1 order by f.name`,
        [key(31)],
      );
      expect(own).toEqual([
        { name: "Площадь", kind: "number", value: "12.5" },
        { name: "Способ, монтаж", kind: "choice", value: "Под ключ, с пуском" },
      ]);
      const again = await fromApi(ours, system, server);
      expect(again.outcome).toMatchObject({ created: 0, updated: 0, refused: 0, read: outcome?.read });
      await undo(ours, outcome?.importId ?? "");
      for (const table of ["activities", "deals", "visits", "contacts", "companies"]) {
        expect(await ours.rows(`select from ${table} where workspace_id = $1`)).toEqual([]);
      }
    });

    test("does without what the token has no right to where it can, and says so", async () => {
      server.forbidden.push(...guarded);
      const ours = await workspace();
      const { problem, outcome } = await fromApi(ours, system, server);
      server.forbidden.length = 0;
      expect(problem).toBeNull();
      const told = outcome?.warnings.filter(({ code }) => code.endsWith("_forbidden")).map(({ code }) => code);
      expect(told?.sort()).toEqual(withheld);
      expect(await ours.rows("select from deals where workspace_id = $1")).toHaveLength(3);
    });

    test("who was deleted here is not made anew under the number that they have over there", async () => {
      const ours = await workspace();
      await fromApi(ours, system, server);
      await ours.rows(
        "update companies set deleted_at = now() where workspace_id = $1 and external_id = $2 returning id",
        [`${system}:7`],
      );
      await ours.rows("update contacts set deleted_at = now() where workspace_id = $1 and external_id = $2", [
        `${system}:8`,
      ]);
      const { refused } = await fromApi(ours, system, server);
      expect(refused.map(({ code }) => code)).toEqual(["record_deleted", "record_deleted"]);
      expect(await ours.rows("select name from companies where workspace_id = $1 and name like '%:%'")).toEqual([]);
      expect(await ours.rows("select name from contacts where workspace_id = $1 and name like '%:%'")).toEqual([]);
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

    test.each(["busy", "silent"] as const)(
      "who waits hears at once that nobody wants it any more (%s)",
      async (trouble) => {
        const spool = await openSpool();
        const stopped = new AbortController();
        const asked = server.requests.length;
        server.troubles.set(asked + 1, trouble);
        const waiting = pull({ ...drivers[system], requestsPerSecond: 1_000 }, { url: server.url, token }, spool, {
          rules,
          waitMs: 60_000,
          signal: stopped.signal,
        });
        while (server.requests.length === asked) await nextTurn();
        stopped.abort();
        await expect(waiting).rejects.toThrow();
        await spool.clear();
      },
    );

    test("reads no more pages than one move may have", async () => {
      const spool = await openSpool();
      const asked = server.requests.length;
      const driver = { ...drivers[system], requestsPerSecond: 1_000 };
      const answer = await pull(driver, { url: server.url, token }, spool, { rules, mostPages: 2 });
      await spool.clear();
      expect(answer).toMatchObject({ refused: "foreign_too_large" });
      expect(server.requests).toHaveLength(asked + 2);
    });

    test("reads no longer than one move may take", async () => {
      const spool = await openSpool();
      const asked = server.requests.length;
      const answer = await pull(drivers[system], { url: server.url, token }, spool, { rules, mostMs: -1 });
      await spool.clear();
      expect(answer).toMatchObject({ refused: "foreign_too_long" });
      expect(server.requests).toHaveLength(asked);
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

    test("addresses inside the network, and those without https, are not asked", async () => {
      const spool = await openSpool();
      const secure = server.url.replace("http:", "https:");
      const asked = server.requests.length;
      const answer = await pull(drivers[system], { url: secure, token }, spool, { rules: { insideHosts: [] } });
      // By http the token would be read on its way.
      const open = await pull(drivers[system], { url: server.url, token }, spool, { rules: { insideHosts: [] } });
      await spool.clear();
      expect(answer).toMatchObject({ refused: "address_inside" });
      expect(open).toMatchObject({ refused: "address_malformed" });
      expect(server.requests).toHaveLength(asked);
    });
  },
);

/** Everything but what a record is known by becomes something else. */
const nonsense: readonly unknown[] = [null, { a: 1 }, [], -1, "\u0000nonsense\ud83d", true, 1e300];
const spoiled = (record: Foreign, kept: readonly string[]): Foreign =>
  Object.fromEntries(
    Object.entries(record).map(([name, value], at) => [
      name,
      kept.includes(name) ? value : nonsense[at % nonsense.length],
    ]),
  );

const shared = new URL("../../../../shared/data/crm_exports/", import.meta.url).pathname;

describe.skipIf(!existsSync(shared))("exports of real systems (../shared)", () => {
  const file = (path: string) => ({ name: path, content: createReadStream(`${shared}${path}`) });
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
    // Of fifteen a deal was made over there.
    expect(outcome?.warnings).toContainEqual({ code: "leads", params: { count: 10 } });
    expect(outcome?.warnings).toContainEqual({ code: "leads_converted", params: { count: 15 } });
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

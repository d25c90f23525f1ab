import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRefusal } from "../../kernel/refusal.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { runImport } from "./run-import.ts";
import { dealOf, emptyWorkspace, testRules, visitsOf } from "./test-import.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let counter = 0;
const workspace = () => emptyWorkspace(database, `ws-${++counter}`);
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const counts = (read: number, created: number, updated: number, skipped: number) => ({
  read,
  created,
  updated,
  skipped,
});
describe("customers", () => {
  test("are created, changed only where they differ, and an empty cell leaves what is", async () => {
    const ours = await workspace();
    const first = "id;название;телефон;город\n1;Ромашка;8 (912) 345-67-89;Казань\n2;Лютик;;Пермь";
    expect(await ours.run("companies", first)).toMatchObject({ ...counts(2, 2, 0, 0), refused: [] });
    expect(await ours.run("companies", first)).toMatchObject(counts(2, 0, 0, 2));
    const second = "id;название;телефон;город\n1;Ромашка;;Уфа\n2;Лютик;;Пермь";
    expect(await ours.run("companies", second)).toMatchObject(counts(2, 0, 1, 1));
    expect(
      await ours.rows(
        "select external_id, phone, phone_normalized, city, version from companies where workspace_id = $1 order by 1",
      ),
    ).toEqual([
      { external_id: "1", phone: "8 (912) 345-67-89", phone_normalized: "+79123456789", city: "Уфа", version: 2 },
      { external_id: "2", phone: null, phone_normalized: null, city: "Пермь", version: 1 },
    ]);
  });

  test("the audit tells of a known row what changed from what to what, and of an unchanged one nothing (PLT-11)", async () => {
    const ours = await workspace();
    await ours.run("companies", "id,name,city\n1,Ромашка,Казань\n2,Лютик,Пермь");
    await ours.run("companies", "id,name,city,industry\n1,Ромашка,Уфа,Химия\n2,Лютик,,");
    expect(
      await ours.rows(
        `select a.action, a.via, a.changes from audit_entries a join companies c on c.id = a.entity_id
         where a.workspace_id = $1 order by a.id`,
      ),
    ).toEqual([
      { action: "company.updated", via: "import", changes: { city: ["Казань", "Уфа"], industry: [null, "Химия"] } },
    ]);
    await ours.run("stage-history", "deal,stage,time\nd1,Заявка,2026-03-02 10:00", { pipeline: "Продажи" });
    await ours.run("deals", "id,название,сумма\nd1,d1,1000.50");
    await ours.run("deals", "id,название,сумма\nd1,d1,1250.50");
    expect(
      await ours.rows(
        "select changes from audit_entries where workspace_id = $1 and action = 'deal.changed' order by id",
      ),
    ).toEqual([{ changes: { amountMinor: [null, 1000_50] } }, { changes: { amountMinor: [1000_50, 1250_50] } }]);
  });

  test("a row that stands twice changes itself: the later over the former", async () => {
    const ours = await workspace();
    const table = "id,name,city\n1,Ромашка,Казань\n1,Ромашка,\n1,Ромашка,Уфа\n2,Лютик,Пермь";
    expect(await ours.run("companies", table)).toMatchObject(counts(4, 2, 1, 1));
    expect(await ours.run("companies", table)).toMatchObject(counts(4, 0, 0, 4));
    expect(await ours.run("companies", table.replace("Уфа", "Омск"))).toMatchObject(counts(4, 0, 1, 3));
    await ours.run("companies", table);
    expect(await ours.rows("select city from companies where workspace_id = $1 order by external_id")).toEqual([
      { city: "Уфа" },
      { city: "Пермь" },
    ]);
  });

  test("contacts find their company by id, by name in any case, or have it created with a warning", async () => {
    const ours = await workspace();
    await ours.run("companies", "id,name\nA1,Ромашка\nA2,Лютик");
    const done = await ours.run(
      "contacts",
      "id,имя,компания\n1,Анна,A1\n2,Борис, лютик \n3,Вера,Новая\n4,Глеб,НОВАЯ\n5,Дина,",
    );
    expect(done).toMatchObject({
      ...counts(5, 5, 0, 0),
      warnings: [{ code: "companies_created", params: { count: 1 } }],
    });
    expect(
      await ours.rows(
        `select c.name, k.name as company from contacts c left join companies k on k.workspace_id = c.workspace_id and k.id = c.company_id
         where c.workspace_id = $1 order by c.external_id`,
      ),
    ).toEqual([
      { name: "Анна", company: "Ромашка" },
      { name: "Борис", company: "Лютик" },
      { name: "Вера", company: "НОВАЯ" },
      { name: "Глеб", company: "НОВАЯ" },
      { name: "Дина", company: null },
    ]);
  });

  test("what was deleted here is refused by name, not brought back", async () => {
    const ours = await workspace();
    await ours.run("companies", "id,name\n1,Ромашка");
    await database.owner.query("update companies set deleted_at = now() where workspace_id = $1", [ours.workspaceId]);
    expect(await ours.run("companies", "id,name\n1,Ромашка")).toMatchObject({
      ...counts(1, 0, 0, 0),
      refused: [{ line: 2, code: "record_deleted", params: { value: "1" } }],
    });
  });
});

describe("deals", () => {
  const withPipeline = async () => {
    const ours = await workspace();
    await ours.run("stage-history", "deal,stage,time\nold,Meeting,2026-01-02 10:00\nold,Offer,2026-01-03 10:00", {
      pipeline: "P",
    });
    return ours;
  };

  test("a closed deal without a history entered the first stage when it was created", async () => {
    const ours = await withPipeline();
    const rows = [
      "id,title,stage,outcome,created,closed,amount,loss reason",
      "1,Press,,won,2026-02-01,2026-02-11,100,",
      "2,Lathe,Offer,lost,2026-02-01,2026-02-11,,Дорого",
      "3,Saw,Offer,,2026-02-01,,,",
      "4,Drill,Nowhere,,2026-02-01,,,",
      "5,Mill,,lost,2026-02-11,2026-02-01,,",
    ].join("\n");
    expect(await ours.run("deals", rows)).toMatchObject({
      ...counts(5, 3, 0, 0),
      refused: [
        { line: 5, code: "stage_unknown" },
        { line: 6, code: "closed_before_created" },
      ],
      warnings: [{ code: "owner_missing" }],
    });
    expect((await visitsOf(ours, "1")).map(({ stage, left_as }) => [stage, left_as])).toEqual([
      ["Meeting", "moved"],
      ["Выиграна", "won"],
    ]);
    expect(await dealOf(ours, "2")).toMatchObject({ status: "lost", stage: "Offer", reason: "Дорого", owner: "Ольга" });
    expect(await dealOf(ours, "3")).toMatchObject({ status: "open", stage: "Offer", closed_at: null });
    expect(await ours.run("deals", rows)).toMatchObject(counts(5, 0, 0, 3));
  });

  test("a known deal changes its fields, and its stage only through the gate", async () => {
    const ours = await withPipeline();
    await ours.run("deals", "id,stage,amount\n1,Meeting,\n2,Meeting,\n3,Meeting,5");
    await database.owner.query(
      `update stages set entry_conditions = '[{"kind": "field", "field": "amount"}]' where workspace_id = $1 and name = 'Offer'`,
      [ours.workspaceId],
    );
    expect(
      await ours.run("deals", "id,stage,amount,channel\n1,Offer,,Сайт\n2,Offer,70,Сайт\n3,Meeting,5,Сайт"),
    ).toMatchObject({
      ...counts(3, 0, 2, 0),
      refused: [{ line: 2, code: "conditions_not_met" }],
    });
    expect(await dealOf(ours, "1")).toMatchObject({ stage: "Meeting", channel: null, version: 1 });
    expect(await dealOf(ours, "2")).toMatchObject({ stage: "Offer", channel: "Сайт", amount_minor: 7_000 });
    expect(await dealOf(ours, "3")).toMatchObject({ stage: "Meeting", channel: "Сайт", version: 2 });
  });

  test("sums in another currency are refused, and so is a row of an unknown pipeline", async () => {
    const ours = await withPipeline();
    expect(await ours.run("deals", "id,amount,pipeline\n1,$5,\n2,7,Q\n3,7,p")).toMatchObject({
      ...counts(3, 1, 0, 0),
      refused: [
        { line: 2, code: "currency_not_supported", params: { value: "USD" } },
        { line: 3, code: "pipeline_unknown", params: { value: "Q" } },
      ],
    });
  });

  test("contacts are found within the deal's company and become its main ones", async () => {
    const ours = await withPipeline();
    const rows = "id,company,contact\n1,Ромашка,Анна\n2,Лютик,Анна\n3,ромашка,анна";
    expect(await ours.run("deals", rows)).toMatchObject(counts(3, 3, 0, 0));
    expect(await ours.rows("select count(*) as n from contacts where workspace_id = $1")).toEqual([{ n: 2 }]);
    expect(await ours.rows("select count(*) as n from deal_contacts where workspace_id = $1 and is_main")).toEqual([
      { n: 3 },
    ]);
    expect(await ours.run("deals", rows)).toMatchObject(counts(3, 0, 0, 3));
  });
});

test("activities belong to deals, people are found by e-mail or name, and a plan at midnight is for the day", async () => {
  const ours = await workspace();
  await ours.run("stage-history", "deal,stage,time\nd,Meeting,2026-01-02 10:00", { pipeline: "P" });
  const rows = [
    "id,deal,kind,subject,owner,planned,done,result",
    "1,d,звонок,Позвонить,OLGA@example.org,2026-04-01,,",
    "2,d,встреча,Показ,Ольга,2026-04-02 15:00,2026-04-02 16:00,Согласны",
    "3,nope,звонок,,Ольга,,2026-04-02 16:00,",
  ].join("\n");
  expect(await ours.run("activities", rows)).toMatchObject({
    ...counts(3, 2, 0, 0),
    refused: [{ line: 4, code: "deal_unknown", params: { value: "nope" } }],
  });
  expect(
    await ours.rows(
      "select kind, has_time, is_held, recorded_by, owner_id = $2 as mine, deal_id is not null as linked from activities where workspace_id = $1 order by external_id",
      [ours.owner],
    ),
  ).toEqual([
    { kind: "call", has_time: false, is_held: null, recorded_by: "import", mine: true, linked: true },
    { kind: "meeting", has_time: true, is_held: true, recorded_by: "import", mine: true, linked: true },
  ]);
  expect(await ours.run("activities", rows)).toMatchObject(counts(3, 0, 0, 2));
});

test("activities hang on a company or a contact where there is no deal, and on both where there is", async () => {
  const ours = await workspace();
  await ours.run("contacts", "id,имя,компания\np1,Иван Ли,Ромашка\np2,Анна Ли,Лилия");
  await ours.run("stage-history", "deal,stage,time,company\nd1,Новая,2026-01-02 10:00,Ромашка", { pipeline: "P" });
  const rows = [
    "id,вид,тема,сделка,компания,контакт",
    "1,заметка,О фирме,,Ромашка,",
    "2,заметка,О человеке,,,p2",
    "3,звонок,Ивану,d1,,Иван Ли",
    "4,звонок,Новому,,Пион,Пётр",
  ].join("\n");
  const done = await ours.run("activities", rows);
  expect(done).toMatchObject({ ...counts(4, 4, 0, 0), refused: [] });
  expect(done.warnings).toEqual(
    expect.arrayContaining([
      { code: "companies_created", params: { count: 1 } },
      { code: "contacts_created", params: { count: 1 } },
    ]),
  );
  const seen = () =>
    ours.rows(
      `select a.subject, a.deal_id is not null as deal, c.name as company, p.name as contact from activities a
         left join companies c on c.workspace_id = a.workspace_id and c.id = a.company_id
         left join contacts p on p.workspace_id = a.workspace_id and p.id = a.contact_id
       where a.workspace_id = $1 order by a.external_id`,
    );
  const first = [
    { subject: "О фирме", deal: false, company: "Ромашка", contact: null },
    { subject: "О человеке", deal: false, company: "Лилия", contact: "Анна Ли" },
    { subject: "Ивану", deal: true, company: "Ромашка", contact: "Иван Ли" },
    { subject: "Новому", deal: false, company: "Пион", contact: "Пётр" },
  ];
  expect(await seen()).toEqual(first);
  expect(await ours.run("activities", rows)).toMatchObject(counts(4, 0, 0, 4));
  // Who has changed the company since takes nothing of the past along.
  await ours.run("contacts", "id,имя,компания\np2,Анна Ли,Ромашка");
  expect(await ours.run("activities", rows)).toMatchObject(counts(4, 0, 0, 4));
  expect(await seen()).toEqual(first);
});

test("a file that breaks off in the middle leaves nothing", async () => {
  const ours = await workspace();
  const outcome = await runImport({ database, rules: testRules }, ours.actor, {
    kind: "companies",
    fileName: "broken.csv",
    source: (async function* () {
      yield Buffer.from('id,name\n1,Ромашка\n2,"Лютик');
    })(),
    onRefused: () => undefined,
  });
  expect(isRefusal(outcome) && outcome.refused).toBe("broken_quotes");
  expect(await ours.rows("select from companies where workspace_id = $1")).toEqual([]);
});

test("a dry run counts what the real run then does, refusals included", async () => {
  const ours = await workspace();
  const table = "id,name,inn\n1,Ромашка,\n1,Ромашка,123\n2,Лютик,7707083893";
  const dry = await ours.run("companies", table, { dryRun: true });
  expect(await ours.rows("select from companies where workspace_id = $1")).toEqual([]);
  expect(await ours.run("companies", table)).toEqual(dry);
});

describe("payments", () => {
  test("come to their deals, change where they differ, and are refused by name where they cannot be", async () => {
    const ours = await workspace();
    await ours.run("stage-history", "deal,stage,time\nd1,Заявка,2026-03-02 10:00", { pipeline: "Продажи" });
    const table = `id;сделка;сумма;план;получено
p1;d1;1000,50;10.03.2026;12.03.2026
p2;d1;500;01.06.2026;
p3;d7;100;;12.03.2026
p4;d1;0;;12.03.2026
p5;d1;100;;
p6;d1;100;;12.03.2199`;
    const first = await ours.run("payments", table);
    expect(first).toMatchObject(counts(6, 2, 0, 0));
    expect(first.refused.map(({ line, code }) => [line, code])).toEqual([
      [4, "deal_unknown"],
      [5, "amount_zero"],
      [6, "value_missing"],
      [7, "time_in_future"],
    ]);
    expect(await ours.run("payments", table)).toMatchObject(counts(6, 0, 0, 2));
    expect(await ours.run("payments", "id;сделка;сумма;получено\np2;d1;500;12.03.2026")).toMatchObject(
      counts(1, 0, 1, 0),
    );
    expect(
      await ours.rows(
        "select external_id as id, amount_minor, planned_on::text, received_on::text, version from payments where workspace_id = $1 order by 1",
      ),
    ).toEqual([
      { id: "p1", amount_minor: 1000_50, planned_on: "2026-03-10", received_on: "2026-03-12", version: 1 },
      { id: "p2", amount_minor: 500_00, planned_on: "2026-06-01", received_on: "2026-03-12", version: 2 },
    ]);
  });

  test("may be refunds, in another currency, with their VAT and with whoever is credited", async () => {
    const ours = await workspace();
    await ours.run("stage-history", "deal,stage,time\nd1,Заявка,2026-03-02 10:00", { pipeline: "Продажи" });
    const table = `id;сделка;сумма;валюта;получено;вид;ндс;менеджер
p1;d1;1000;EUR;12.03.2026;;без НДС;
p2;d1;-400;;13.03.2026;возврат;22;Пётр Громов
p3;d1;-400;;13.03.2026;;;
p4;d1;400;;13.03.2026;Возврат;;`;
    const first = await ours.run("payments", table);
    expect(first).toMatchObject(counts(4, 2, 0, 0));
    expect(first.refused.map(({ line, code }) => [line, code])).toEqual([
      [4, "number_negative"],
      [5, "refund_positive"],
    ]);
    expect(await ours.run("payments", table)).toMatchObject(counts(4, 0, 0, 2));
    expect(
      await ours.rows(
        `select p.external_id as id, amount_minor, currency, kind, vat, u.name = 'Пётр Громов' as his from payments p
         join users u on u.workspace_id = p.workspace_id and u.id = p.credited_to where p.workspace_id = $1 order by 1`,
      ),
    ).toEqual([
      { id: "p1", amount_minor: 1000_00, currency: "EUR", kind: "payment", vat: 0, his: false },
      { id: "p2", amount_minor: -400_00, currency: "RUB", kind: "refund", vat: 22, his: true },
    ]);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRefusal } from "../../kernel/refusal.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import type { ForeignSystem } from "../domain/foreign-systems.ts";
import { readExport } from "../server/foreign/read-export.ts";
import { openSpool } from "../server/foreign/spool.ts";
import { runImport } from "../server/run-import.ts";
import { dealOf, type EmptyWorkspace, emptyWorkspace, testRules } from "../server/test-import.ts";
import { drivers } from "./drivers.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** Tables of an export, one after another into one workspace. */
async function take(ours: EmptyWorkspace, system: ForeignSystem, ...tables: readonly string[]) {
  const spool = await openSpool();
  try {
    for (const text of tables) {
      const content = (async function* () {
        yield Buffer.from(text);
      })();
      const problem = await readExport(drivers[system], { name: "export.csv", content }, spool);
      if (problem !== null) return problem;
    }
    return await runImport({ database, rules: testRules }, ours.actor, {
      kind: system,
      foreign: { driver: drivers[system], records: spool },
      source: (async function* () {})(),
      fileName: "export.csv",
      onRefused: (rows) => {
        throw new Error(JSON.stringify(rows));
      },
    });
  } finally {
    await spool.clear();
  }
}

const ownOf = (ours: EmptyWorkspace, deal: string) =>
  ours.rows(
    `select f.name, d.custom ->> f.id::text as value from custom_fields f
       join deals d on d.workspace_id = f.workspace_id and d.external_id = $2 where f.workspace_id = $1 order by f.name`,
    [deal],
  );

describe("tables as the other systems export them", () => {
  test("amoCRM's wide table: the deal with its contact, company, note and own columns, two of one name apart", async () => {
    const ours = await emptyWorkspace(database, "wide");
    const table = [
      "ID,Название сделки,Бюджет,Ответственный,Дата создания сделки,Кем создана сделка,Дата закрытия,Примечание,Этап сделки,Воронка,Полное имя контакта,Компания контакта,Мобильный телефон,Рабочий email,Должность,utm_source,roistat,roistat",
      "71,Станок,1250,Анна Титова,02.03.2026 10:00:00,Пётр,,Просил перезвонить,Переговоры,Продажи,Иван Ли,Ромашка,'+7 495 100-79-19,ivan@example.org,Директор,yandex,11,12",
      "72,Пресс,900,Пётр,03.03.2026 10:00:00,Пётр,09.03.2026 12:00:00,,Успешно реализовано,Продажи,,Лилия,,,,,,",
      "73,Кран,,Пётр,04.03.2026 10:00:00,Пётр,09.03.2026 12:00:00,,Закрыто и не реализовано,Продажи,,,,,,,,",
    ].join("\n");
    const outcome = await take(ours, "amocrm", table);
    // One contact, three deals, one note.
    expect(outcome).toMatchObject({ read: 5, created: 5, refused: 0 });
    const first = {
      status: "open",
      stage: "Переговоры",
      amount_minor: 1250_00,
      owner: "Анна Титова",
      company: "Ромашка",
    };
    expect(await dealOf(ours, "amocrm:71")).toMatchObject(first);
    expect(await dealOf(ours, "amocrm:72")).toMatchObject({ status: "won", amount_minor: 900_00, company: "Лилия" });
    expect(await dealOf(ours, "amocrm:73")).toMatchObject({ status: "lost", amount_minor: null, company: null });
    expect(await ours.rows("select name, phone, email, position from contacts where workspace_id = $1")).toEqual([
      { name: "Иван Ли", phone: "+7 495 100-79-19", email: "ivan@example.org", position: "Директор" },
    ]);
    expect(await ours.rows("select kind, subject from activities where workspace_id = $1")).toEqual([
      { kind: "note", subject: "Просил перезвонить" },
    ]);
    expect(await ownOf(ours, "amocrm:71")).toEqual([
      { name: "roistat", value: "11" },
      { name: "roistat 2", value: "12" },
      { name: "utm_source", value: "yandex" },
    ]);
    expect(await take(ours, "amocrm", table)).toMatchObject({ created: 0, updated: 0, skipped: 5 });
  });

  test("HubSpot's tables of companies, contacts and deals find each other by their ids", async () => {
    const ours = await emptyWorkspace(database, "hub-tables");
    const companies =
      'Record ID,Company name,Phone Number,City,Number of Employees,Company owner\n7,"Daisy, Ltd",,London,12,Ann';
    const contacts =
      "Record ID,First Name,Last Name,Email,Job Title,Associated Company IDs\n8,Ivan,Lee,ivan@example.org,Director,7";
    const deals = [
      "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Associated Company IDs,Associated Company,Associated Contact IDs,Region",
      '31,Lathe,Closed won (Sales),Sales,1250.5,2026-03-09 12:00,2026-03-02 10:00,Ann,7,"Daisy, Ltd",8,North',
      "32,Press,Closed lost (Sales),Sales,,2026-03-09 12:00,2026-03-02 10:00,Ann,,,,",
      "33,Crane,Offer (Sales),Sales,900,2026-05-01 00:00,2026-03-02 10:00,Bob,,Lily,,",
    ].join("\n");
    expect(await take(ours, "hubspot", companies, contacts, deals)).toMatchObject({ created: 5, refused: 0 });
    const lathe = { status: "won", amount_minor: 1250_50, owner: "Ann", company: "Daisy, Ltd" };
    expect(await dealOf(ours, "hubspot:31")).toMatchObject(lathe);
    expect(await dealOf(ours, "hubspot:32")).toMatchObject({ status: "lost", amount_minor: null });
    expect(await dealOf(ours, "hubspot:33")).toMatchObject({ status: "open", stage: "Offer", company: "Lily" });
    expect(await ownOf(ours, "hubspot:31")).toEqual([{ name: "Region", value: "North" }]);
    expect(await take(ours, "hubspot", deals)).toMatchObject({ created: 0, updated: 0, skipped: 3 });
  });

  test("Pipedrive's tables have their kind before every heading", async () => {
    const ours = await emptyWorkspace(database, "pipe-tables");
    const organizations = "Organization - ID,Organization - Name,Organization - Region\n7,Daisy,North";
    const deals = [
      "Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Status,Deal - Stage,Deal - Pipeline,Deal - Owner,Deal - Organization,Deal - Organization ID,Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Lost reason",
      "31,Lathe,1250.5,RUB,Won,Offer,Sales,Ann,Daisy,7,2026-03-02 10:00:00,2026-03-09 12:00:00,,",
      "32,Press,0,RUB,Lost,Lead,Sales,Bob,,,2026-03-02 10:00:00,,2026-03-09 12:00:00,Too dear",
      "33,Crane,900,RUB,Open,Offer,Sales,Bob,,,2026-03-02 10:00:00,,,",
    ].join("\n");
    expect(await take(ours, "pipedrive", organizations, deals)).toMatchObject({ created: 4, refused: 0 });
    expect(await dealOf(ours, "pipedrive:31")).toMatchObject({
      status: "won",
      amount_minor: 1250_50,
      company: "Daisy",
    });
    expect(await dealOf(ours, "pipedrive:32")).toMatchObject({ status: "lost", reason: "Too dear" });
    expect(await dealOf(ours, "pipedrive:33")).toMatchObject({ status: "open", stage: "Offer", owner: "Bob" });
    expect(await take(ours, "pipedrive", deals)).toMatchObject({ created: 0, updated: 0, skipped: 3 });
  });

  test.each(["amocrm", "bitrix24", "hubspot", "pipedrive"] as const)(
    "a table of nobody's is refused as no export of %s",
    async (system) => {
      const ours = await emptyWorkspace(database, `nobody-${system}`);
      const wrong = await take(ours, system, "city,rain\nMoscow,12\n");
      expect(isRefusal(wrong) && wrong.refused).toBe("foreign_export_wrong");
    },
  );
});

test("amoCRM's notes are of whom the address says that they were read from", async () => {
  const ours = await emptyWorkspace(database, "amo-notes");
  const file = (path: string, embedded: object) =>
    JSON.stringify({ _links: { self: { href: `https://a.amocrm.ru/api/v4/${path}?page=1` } }, _embedded: embedded });
  const note = (id: number, entity_id: number, text: string) => ({
    id,
    entity_id,
    note_type: "common",
    params: { text },
  });
  const outcome = await take(
    ours,
    "amocrm",
    file("companies", { companies: [{ id: 7, name: "Ромашка" }] }),
    file("contacts", { contacts: [{ id: 7, name: "Иван Ли" }] }),
    file("companies/notes", { notes: [note(1, 7, "О фирме")] }),
    file("contacts/notes", { notes: [note(1, 7, "О человеке")] }),
  );
  expect(outcome).toMatchObject({ created: 4, refused: 0 });
  expect(
    await ours.rows(
      "select subject, company_id is not null as company, contact_id is not null as contact from activities where workspace_id = $1 order by 1",
    ),
  ).toEqual([
    { subject: "О фирме", company: true, contact: false },
    { subject: "О человеке", company: false, contact: true },
  ]);
});

test("Bitrix24's tasks hang on the records that they name, its comments on those of their type", async () => {
  const ours = await emptyWorkspace(database, "bitrix-tasks");
  const entities = {
    companies: [
      { ID: "7", TITLE: "Ромашка", COMMENTS: "Платят вовремя" },
      { ID: "9", TITLE: "Лютик" },
    ],
    contacts: [{ ID: "8", NAME: "Иван", COMPANY_ID: "7" }],
    tasks: [
      { id: "1", title: "Счёт", ufCrmTask: ["CO_7", "C_8"] },
      { id: "2", title: "Ничья", ufCrmTask: false },
    ],
    comments: [{ ID: "1", ENTITY_TYPE: "contact", ENTITY_ID: 8, COMMENT: "Звонить после обеда" }],
    // The same one in the feed of another company.
    company_comments: [{ ID: "1", ENTITY_TYPE: "company", ENTITY_ID: 9, COMMENT: "Звонить после обеда" }],
  };
  const file = JSON.stringify({ entities });
  expect(await take(ours, "bitrix24", file)).toMatchObject({ read: 8, created: 7, updated: 1, refused: 0 });
  expect(
    await ours.rows(
      `select a.subject, c.name as company, p.name as contact from activities a
         left join companies c on c.workspace_id = a.workspace_id and c.id = a.company_id
         left join contacts p on p.workspace_id = a.workspace_id and p.id = a.contact_id
       where a.workspace_id = $1 order by a.external_id`,
    ),
  ).toEqual([
    { subject: "Звонить после обеда", company: "Лютик", contact: "Иван" },
    { subject: "Платят вовремя", company: "Ромашка", contact: null },
    { subject: "Счёт", company: "Ромашка", contact: "Иван" },
    { subject: "Ничья", company: null, contact: null },
  ]);
  expect(await take(ours, "bitrix24", file)).toMatchObject({ created: 0, updated: 0, skipped: 8 });
});

test.each([
  ["33 MB", Buffer.alloc(1_048_576, " "), 33],
  ["6 MB of two million empty records", Buffer.from("{},".repeat(100_000)), 21],
])("JSON of %s is refused by name before it is understood", async (_what, part, times) => {
  async function* content() {
    yield Buffer.from("[");
    for (let at = 0; at < times; at += 1) yield part;
  }
  const spool = await openSpool();
  const refused = await readExport(drivers.amocrm, { name: "all.json", content: content() }, spool);
  await spool.clear();
  expect(refused).toMatchObject({ refused: "foreign_export_too_large", params: { file: "all.json" } });
});

const header = new URL("../../../../shared/data/crm_exports/amocrm/leads_export_header_76cols.csv", import.meta.url)
  .pathname;

test.skipIf(!existsSync(header))("the header of a real amoCRM table of 76 columns is known (../shared)", () => {
  const headings = readFileSync(header, "utf8").trim().split(",");
  expect(headings).toHaveLength(76);
  const read = drivers.amocrm.table(headings);
  const found = read?.(
    headings.map((heading) => (heading === "ID" ? "5" : heading === "Бюджет" ? "10" : `: ${heading}`)),
  );
  const [, lead] = found?.find(([resource]) => resource === "leads") ?? [];
  expect(lead).toMatchObject({ id: "5", price: "10", name: ": Название сделки", status_id: ": Этап сделки" });
  // A contact and the five notes come along.
  expect(found?.map(([resource]) => resource)).toEqual([
    "leads",
    "contacts",
    "notes",
    "notes",
    "notes",
    "notes",
    "notes",
  ]);
});

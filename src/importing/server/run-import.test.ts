import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isRefusal } from "../../kernel/refusal.ts";
import { defaultWorkingCalendar, workingMilliseconds } from "../../kernel/working-time.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { runImport } from "./run-import.ts";
import { type EmptyWorkspace, emptyWorkspace, testRules } from "./test-import.ts";

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
const visitsOf = (ours: EmptyWorkspace, deal: string) =>
  ours.rows<{
    stage: string;
    entered: string;
    left: string | null;
    left_as: string | null;
    to_stage: string | null;
    void: boolean;
  }>(
    `select s.name as stage, to_char(v.entered_at at time zone 'Europe/Moscow', 'MM-DD HH24:MI') as entered,
       to_char(v.left_at at time zone 'Europe/Moscow', 'MM-DD HH24:MI') as left, v.left_as, t.name as to_stage, v.void_at is not null as void
     from visits v join deals d on d.workspace_id = v.workspace_id and d.id = v.deal_id
       join stages s on s.workspace_id = v.workspace_id and s.id = v.stage_id
       left join stages t on t.workspace_id = v.workspace_id and t.id = v.to_stage_id
     where v.workspace_id = $1 and d.external_id = $2 order by v.number`,
    [deal],
  );
const stagesOf = async (ours: EmptyWorkspace) =>
  (await ours.rows<{ name: string }>("select name from stages where workspace_id = $1 order by position")).map(
    (row) => row.name,
  );
const dealOf = async (ours: EmptyWorkspace, deal: string) =>
  (
    await ours.rows<Record<string, unknown>>(
      `select d.status, s.name as stage, d.amount_minor, d.channel, u.name as owner, c.name as company, r.name as reason, d.version,
         d.visited, d.last_visit, d.created_at, d.closed_at, d.stage_entered_at
       from deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id
         join users u on u.workspace_id = d.workspace_id and u.id = d.owner_id
         left join companies c on c.workspace_id = d.workspace_id and c.id = d.company_id
         left join loss_reasons r on r.workspace_id = d.workspace_id and r.id = d.loss_reason_id
       where d.workspace_id = $1 and d.external_id = $2`,
      [deal],
    )
  )[0];

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

  test("a row that stands twice changes itself: the later over the former", async () => {
    const ours = await workspace();
    const table = "id,name,city\n1,Ромашка,Казань\n1,Ромашка,\n1,Ромашка,Уфа\n2,Лютик,Пермь";
    expect(await ours.run("companies", table)).toMatchObject(counts(4, 2, 1, 1));
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

describe("stage history", () => {
  const table = [
    "Сделка,Этап,Дата,Сумма,Менеджер,Канал,Компания,Причина отказа",
    "d1,Встреча,2026-03-02 10:00,100,Анна,,,",
    "d1,Предложение,2026-03-03 10:00,,Борис,Сайт,Ромашка,",
    "d1,Выиграна,2026-03-06 12:00,250,,,,",
    "d2,Встреча,2026-03-02 10:00,,Анна,,,",
    "d2,Встреча,2026-03-04 10:00,,,,,",
    "d2,Отказ,2026-03-05 10:00,,,,,Дорого",
    "d3,Звонок,2026-03-01 10:00,,Анна,,,",
    "d3,Встреча,2026-03-02 10:00,,,,,",
    "d3,Предложение,2026-03-02 10:00,,,,,",
  ].join("\n");

  test("becomes visits, deals and a pipeline in the order in which deals went; a second run changes nothing", async () => {
    const ours = await workspace();
    const done = await ours.run("stage-history", table, { pipeline: "Продажи" });
    expect(done).toMatchObject({
      ...counts(9, 9, 0, 0),
      refused: [],
      warnings: [
        { code: "companies_created", params: { count: 1 } },
        { code: "people_created", params: { count: 2, names: "Анна, Борис" } },
      ],
    });
    // Indexes: Звонок 1; Встреча 1, 1, 2; Предложение 2, 3. Встреча before Звонок: as good a median, more deals.
    expect(await stagesOf(ours)).toEqual(["Встреча", "Звонок", "Предложение", "Выиграна"]);
    expect(await visitsOf(ours, "d1")).toEqual([
      {
        stage: "Встреча",
        entered: "03-02 10:00",
        left: "03-03 10:00",
        left_as: "moved",
        to_stage: "Предложение",
        void: false,
      },
      {
        stage: "Предложение",
        entered: "03-03 10:00",
        left: "03-06 12:00",
        left_as: "moved",
        to_stage: "Выиграна",
        void: false,
      },
      { stage: "Выиграна", entered: "03-06 12:00", left: "03-06 12:00", left_as: "won", to_stage: null, void: false },
    ]);
    expect(await dealOf(ours, "d1")).toMatchObject({
      status: "won",
      stage: "Выиграна",
      amount_minor: 25_000,
      channel: "Сайт",
      owner: "Борис",
      company: "Ромашка",
      visited: 0b1101,
      last_visit: 3,
      closed_at: new Date("2026-03-06T09:00:00Z"),
    });
    expect(await visitsOf(ours, "d2")).toEqual([
      {
        stage: "Встреча",
        entered: "03-02 10:00",
        left: "03-04 10:00",
        left_as: "moved",
        to_stage: "Встреча",
        void: false,
      },
      { stage: "Встреча", entered: "03-04 10:00", left: "03-05 10:00", left_as: "lost", to_stage: null, void: false },
    ]);
    expect(await dealOf(ours, "d2")).toMatchObject({ status: "lost", stage: "Встреча", reason: "Дорого", visited: 1 });
    expect(await dealOf(ours, "d3")).toMatchObject({
      status: "open",
      stage: "Предложение",
      closed_at: null,
      last_visit: 3,
    });
    expect(await ours.run("stage-history", table, { pipeline: "Продажи" })).toMatchObject({
      ...counts(9, 0, 0, 9),
      refused: [],
    });
    expect(await ours.rows("select max(version) as v, count(*) as n from deals where workspace_id = $1")).toEqual([
      { v: 1, n: 3 },
    ]);
    expect(await ours.rows("select count(*) as n from visits where workspace_id = $1")).toEqual([{ n: 8 }]);
  });

  test("an outcome before the first entry, a second outcome and a repeated row are told apart", async () => {
    const ours = await workspace();
    const rows = [
      "deal,stage,time",
      "a,Won,2026-03-01 10:00",
      "a,Meeting,2026-03-02 10:00",
      "a,Meeting,2026-03-02 10:00",
      "a,Lost,2026-03-03 10:00",
      "a,Won,2026-03-04 10:00",
      "b,Lost,2026-03-04 10:00",
    ].join("\n");
    expect(await ours.run("stage-history", rows, { pipeline: "P" })).toMatchObject({
      ...counts(6, 2, 0, 1),
      refused: [
        { line: 2, code: "outcome_before_entry" },
        { line: 6, code: "outcome_after_outcome" },
        { line: 7, code: "outcome_before_entry" },
      ],
    });
    expect(await dealOf(ours, "a")).toMatchObject({ status: "lost" });
    expect(await dealOf(ours, "b")).toBeUndefined();
  });

  test("an entry after a win takes the win back, one after a loss begins anew", async () => {
    const ours = await workspace();
    const rows =
      "deal,stage,time\na,Meeting,2026-03-02 10:00\na,Won,2026-03-03 10:00\na,Offer,2026-03-05 10:00\na,Lost,2026-03-06 10:00\na,Meeting,2026-03-09 10:00";
    await ours.run("stage-history", rows, { pipeline: "P" });
    expect(await visitsOf(ours, "a")).toEqual([
      {
        stage: "Meeting",
        entered: "03-02 10:00",
        left: "03-03 10:00",
        left_as: "moved",
        to_stage: "Выиграна",
        void: false,
      },
      { stage: "Выиграна", entered: "03-03 10:00", left: "03-03 10:00", left_as: "won", to_stage: null, void: true },
      { stage: "Offer", entered: "03-05 10:00", left: "03-06 10:00", left_as: "lost", to_stage: null, void: false },
      { stage: "Meeting", entered: "03-09 10:00", left: null, left_as: null, to_stage: null, void: false },
    ]);
    expect(await dealOf(ours, "a")).toMatchObject({ status: "open", stage: "Meeting", visited: 0b011, last_visit: 4 });
    expect(await ours.run("stage-history", rows, { pipeline: "P" })).toMatchObject({
      ...counts(5, 0, 0, 5),
      refused: [],
    });
  });

  test("working time is what the kernel counts, across nights, weekends, holidays and the years of the calendar", async () => {
    const ours = await workspace();
    const times = [
      "1985-05-01 03:00",
      "1989-12-31 23:00",
      "1999-06-01 08:59:59.999",
      "2011-03-26 20:00",
      "2021-02-20 17:59:59.999",
      "2024-12-28 12:00",
      "2026-03-09 09:00",
      "2026-05-08 18:00:00.001",
      "2101-02-03 10:00",
    ];
    const rows = times.map((time, index) => `w,S${index % 3},${time}`).join("\n");
    await ours.run("stage-history", `deal,stage,time\n${rows}`, { pipeline: "P" });
    const visits = await ours.rows<{ entered_at: Date; left_at: Date; working_ms: number }>(
      "select entered_at, left_at, working_ms from visits where workspace_id = $1 and left_at is not null order by number",
    );
    expect(visits).toHaveLength(8);
    const calendar = defaultWorkingCalendar("Europe/Moscow");
    for (const visit of visits) {
      expect(visit.working_ms).toBe(workingMilliseconds(visit.entered_at.getTime(), visit.left_at.getTime(), calendar));
    }
  });

  test("a stage that an existing pipeline lacks is refused by name", async () => {
    const ours = await workspace();
    await ours.run("stage-history", "deal,stage,time\na,Meeting,2026-03-02 10:00", { pipeline: "P" });
    expect(
      await ours.run("stage-history", "deal,stage,time\nb,Dance,2026-03-02 10:00\nb,meeting,2026-03-03 10:00", {
        pipeline: "p",
      }),
    ).toMatchObject({
      ...counts(2, 1, 0, 0),
      refused: [{ line: 2, code: "stage_unknown", params: { value: "Dance" } }],
    });
  });

  test("a row that moves a living deal goes through the gate; one that contradicts its past is refused", async () => {
    const ours = await workspace();
    const past =
      "deal,stage,time,amount\na,Meeting,2026-03-02 10:00,\na,Offer,2026-03-03 10:00,\nb,Meeting,2026-03-02 12:00,\nz,Meeting,2026-03-02 10:00,\nz,Offer,2026-03-02 11:00,\nz,Contract,2026-03-02 12:00,";
    await ours.run("stage-history", past, { pipeline: "P" });
    await database.owner.query(
      `update stages set entry_conditions = '[{"kind": "field", "field": "amount"}]' where workspace_id = $1 and name = 'Contract'`,
      [ours.workspaceId],
    );
    const news = [
      "deal,stage,time,amount,reason",
      "a,Offer,2026-03-03 10:00,,",
      "a,Meeting,2026-03-02 15:00,,",
      "a,Contract,2026-03-09 10:00,,",
      "b,Contract,2026-03-09 10:00,500,",
      "b,Won,2026-03-10 10:00,,",
    ].join("\n");
    const map = { deal: "deal", stage: "stage", time: "time", amount: "amount" };
    const options = { pipeline: "P", map: { ...map, lossReason: "reason" } };
    const words = {
      ...options,
      map: { ...options.map, stage: { column: "stage", values: { Won: { outcome: "won" as const } } } },
    };
    expect(await ours.run("stage-history", news, words)).toMatchObject({
      ...counts(5, 2, 0, 1),
      refused: [
        { line: 3, code: "history_conflict" },
        { line: 4, code: "conditions_not_met", params: { missing: [{ code: "missing_amount" }] } },
      ],
    });
    expect(await dealOf(ours, "a")).toMatchObject({ stage: "Offer", version: 1 });
    expect(await dealOf(ours, "b")).toMatchObject({
      status: "won",
      amount_minor: 50_000,
      closed_at: new Date("2026-03-10T07:00:00Z"),
    });
    expect(await ours.run("stage-history", news, words)).toMatchObject(counts(5, 0, 0, 3));
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

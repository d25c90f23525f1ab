import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { defaultWorkingCalendar, workingMilliseconds } from "../../kernel/working-time.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { dealOf, type EmptyWorkspace, emptyWorkspace, visitsOf } from "./test-import.ts";

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
const stagesOf = async (ours: EmptyWorkspace) =>
  (await ours.rows<{ name: string }>("select name from stages where workspace_id = $1 order by position")).map(
    (row) => row.name,
  );

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
    const now = Date.parse("2101-03-01T00:00:00Z");
    await ours.run("stage-history", `deal,stage,time\n${rows}`, { pipeline: "P", now });
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

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../platform/database/test-database.ts";
import { type EmptyWorkspace, emptyWorkspace } from "./test-import.ts";

const data = resolve(import.meta.dirname, "../../../../shared/data");
const present = existsSync(data);
if (!present) console.warn("Skipped: the public data sets (../shared/data beside the repository) are not here.");
const file = (name: string) => readFileSync(resolve(data, name));

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const permitMap = {
  deal: "case:concept:name",
  stage: "concept:name",
  time: "time:timestamp",
  channel: "case:channel",
  owner: "org:resource",
};

describe.skipIf(!present)("the log of permit applications", () => {
  let ours: EmptyWorkspace;
  const options = { map: permitMap, pipeline: "Разрешения" };
  const log = () => file("process_log/permit_applications.csv");
  const visited = () =>
    ours.rows<{ name: string; deals: number }>(
      `select s.name, count(*) as deals from deals d join stages s on s.workspace_id = d.workspace_id and s.pipeline_id = d.pipeline_id
         and d.visited >> s.ordinal & 1 = 1
       where d.workspace_id = $1 and s.name = any($2) group by 1 order by 2 desc`,
      [
        [
          "Confirmation of receipt",
          "T02 Check confirmation of receipt",
          "T04 Determine confirmation of receipt",
          "T05 Print and send confirmation of receipt",
          "T10 Determine necessity to stop indication",
        ],
      ],
    );

  beforeAll(async () => {
    ours = await emptyWorkspace(database, "permits");
  });

  test("a dry run counts the same and leaves nothing", async () => {
    const dry = await ours.run("stage-history", log(), { ...options, dryRun: true });
    expect(dry).toMatchObject({ read: 8577, created: 8577, updated: 0, skipped: 0, refused: [] });
    expect(await ours.rows("select from deals where workspace_id = $1")).toEqual([]);
    expect(await ours.rows("select from users where workspace_id = $1")).toHaveLength(1);
    expect(await ours.rows("select from audit_entries where workspace_id = $1")).toEqual([]);
  });

  test("every case becomes a deal that visited what it visited", async () => {
    const done = await ours.run("stage-history", log(), options);
    expect(done).toMatchObject({ read: 8577, created: 8577, updated: 0, skipped: 0, refused: [] });
    expect(await visited()).toEqual([
      { name: "Confirmation of receipt", deals: 1434 },
      { name: "T02 Check confirmation of receipt", deals: 1316 },
      { name: "T04 Determine confirmation of receipt", deals: 1303 },
      { name: "T05 Print and send confirmation of receipt", deals: 1300 },
      { name: "T10 Determine necessity to stop indication", deals: 1283 },
    ]);
    expect(
      await ours.rows("select channel, count(*) as n from deals where workspace_id = $1 group by 1 order by 2 desc"),
    ).toEqual([
      { channel: "Internet", n: 1250 },
      { channel: "Desk", n: 109 },
      { channel: "Post", n: 53 },
      { channel: "e-mail", n: 21 },
      { channel: "Intern", n: 1 },
    ]);
    expect(await ours.rows("select count(*) as n from visits where workspace_id = $1")).toEqual([{ n: 8577 }]);
    expect(await ours.rows("select status, count(*) as n from deals where workspace_id = $1 group by 1")).toEqual([
      { status: "open", n: 1434 },
    ]);
  });

  test("the same file again changes nothing", async () => {
    const before = await ours.rows(
      "select sum(version) as v, max(updated_at) as at from deals where workspace_id = $1",
    );
    const again = await ours.run("stage-history", log(), options);
    expect(again).toMatchObject({ read: 8577, created: 0, updated: 0, skipped: 8577, refused: [] });
    expect(
      await ours.rows("select sum(version) as v, max(updated_at) as at from deals where workspace_id = $1"),
    ).toEqual(before);
    expect(await ours.rows("select count(*) as n from visits where workspace_id = $1")).toEqual([{ n: 8577 }]);
  });
});

const dealMap = {
  externalId: "opportunity_id",
  owner: "sales_agent",
  product: { column: "product", values: { GTXPro: "GTX Pro" } },
  company: "account",
  stage: { column: "deal_stage", values: { Won: { outcome: "won" as const }, Lost: { outcome: "lost" as const } } },
  createdAt: "engage_date",
  closedAt: "close_date",
  amount: { column: "close_value", format: "1,250.00" },
};

describe.skipIf(!present)("the deals of a hardware seller", () => {
  let ours: EmptyWorkspace;
  const options = { map: dealMap, pipeline: "Hardware" };
  const pipeline = () => file("opportunities/sales_pipeline.csv");

  beforeAll(async () => {
    ours = await emptyWorkspace(database, "hardware");
    await ours.run("stage-history", "Deal,Stage,Date\nx,Prospecting,2016-01-01\nx,Engaging,2016-01-02", {
      pipeline: "Hardware",
    });
    await database.owner.query("delete from visits where workspace_id = $1", [ours.workspaceId]);
    await database.owner.query("delete from deals where workspace_id = $1", [ours.workspaceId]);
    const accounts = {
      externalId: "account",
      name: "account",
      industry: "sector",
      employees: "employees",
      country: "office_location",
    };
    expect(await ours.run("companies", file("opportunities/accounts.csv"), { map: accounts })).toMatchObject({
      read: 85,
      created: 85,
      refused: [],
    });
  });

  test("won, lost and open deals are what the file says", async () => {
    expect(await ours.run("deals", pipeline(), options)).toMatchObject({ read: 8800, created: 8800, refused: [] });
    const [counts] = await ours.rows(
      `select count(*) filter (where status = 'won') as won, count(*) filter (where status = 'lost') as lost,
         count(*) filter (where d.status = 'open' and s.name = 'Engaging') as engaging,
         count(*) filter (where d.status = 'open' and s.name = 'Prospecting') as prospecting,
         sum(amount_minor) filter (where status = 'won') as revenue, count(*) filter (where company_id is null) as nobody,
         percentile_disc(0.5) within group (order by extract(epoch from closed_at - d.created_at) / 86400) filter (where status = 'won') as won_days,
         percentile_disc(0.5) within group (order by extract(epoch from closed_at - d.created_at) / 86400) filter (where status = 'lost') as lost_days
       from deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id where d.workspace_id = $1`,
    );
    expect(counts).toEqual({
      won: 4238,
      lost: 2473,
      engaging: 1589,
      prospecting: 500,
      revenue: 1_000_553_400,
      nobody: 1425,
      won_days: 57,
      lost_days: 14,
    });
    expect((100 * 4238) / (4238 + 2473)).toBeCloseTo(63.15, 2);
    expect(await ours.rows("select count(*) as n from companies where workspace_id = $1")).toEqual([{ n: 85 }]);
  });

  test("the same file again changes nothing", async () => {
    expect(await ours.run("deals", pipeline(), options)).toMatchObject({
      created: 0,
      updated: 0,
      skipped: 8800,
      refused: [],
    });
    expect(await ours.rows("select max(version) as v from deals where workspace_id = $1")).toEqual([{ v: 1 }]);
  });
});

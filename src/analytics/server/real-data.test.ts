import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { type ImportKind, type ImportMap, runImport } from "../../importing/index.ts";
import type { Actor } from "../../kernel/actor.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { analyticsRoutes } from "./routes.ts";

const data = resolve(import.meta.dirname, "../../../../shared/data");
const present = existsSync(data);
if (!present) console.warn("Skipped: the public data sets (../shared/data beside the repository) are not here.");

let database: Awaited<ReturnType<typeof testDatabase>>;
let workspace: SampleWorkspace;
let owner: Actor;
let server: SampleServer;

beforeAll(async () => {
  database = await testDatabase();
  workspace = await makeSampleWorkspace(database.owner, "real");
  owner = workspace.actor(workspace.anna, "owner", "all");
  server = makeSampleServer(database, analyticsRoutes({ database }));
});
afterAll(() => database.drop());

async function load(kind: ImportKind, file: string | Buffer, pipeline: string, map?: ImportMap): Promise<void> {
  const outcome = await runImport({ database, rules: { may: () => true, conditions: {} as never } }, owner, {
    kind,
    source: (async function* () {
      yield Buffer.from(file);
    })(),
    fileName: "table.csv",
    pipeline,
    onRefused: (rows) => {
      throw new Error(JSON.stringify(rows));
    },
    ...(map ? { map } : {}),
  });
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome));
}

describe.skipIf(!present)("the log of permit applications", () => {
  beforeAll(() =>
    load("stage-history", readFileSync(resolve(data, "process_log/permit_applications.csv")), "Permits", {
      deal: "case:concept:name",
      stage: "concept:name",
      time: "time:timestamp",
      channel: "case:channel",
      owner: "org:resource",
    }),
  );

  test("as many cases visited each step as the log says", async () => {
    const { body } = await server.call(owner, "GET /reports/funnel?pipeline=permits");
    const visited = Object.fromEntries(
      body.stages.map(({ stage, visited }: { stage: string; visited: number }) => [stage.slice(0, 12), visited]),
    );
    expect(body.total).toBe(1434);
    expect(visited).toMatchObject({
      Confirmation: 1434,
      "T02 Check co": 1316,
      "T04 Determin": 1303,
      "T05 Print an": 1300,
      "T10 Determin": 1283,
    });
  });

  test("and as many came by each channel", async () => {
    const { body } = await server.call(owner, "GET /reports/funnel?pipeline=Permits&by=channel");
    expect(body.segments.map(({ value, total }: { value: string; total: number }) => [value, total])).toEqual([
      ["Internet", 1250],
      ["Desk", 109],
      ["Post", 53],
      ["e-mail", 21],
      ["Intern", 1],
    ]);
  });

  test("every event is one visit", async () => {
    const { body } = await server.call(owner, "GET /reports/time-in-stage?pipeline=Permits");
    const visits = body.stages.reduce((sum: number, stage: { visits: number }) => sum + stage.visits, 0);
    expect(visits).toBe(8577);
  });
});

describe.skipIf(!present)("the deals of a hardware seller", () => {
  beforeAll(async () => {
    // The stages that the file names come with a deal that is then taken away.
    await load("stage-history", "Deal,Stage,Date\nx,Prospecting,2016-01-01\nx,Engaging,2016-01-02", "Hardware");
    await database.owner.query("delete from visits where deal_id in (select id from deals where external_id = 'x')");
    await database.owner.query("delete from deals where external_id = 'x'");
    const accounts = readFileSync(resolve(data, "opportunities/accounts.csv"));
    await load("companies", accounts, "Hardware", { externalId: "account", name: "account", industry: "sector" });
    await load("deals", readFileSync(resolve(data, "opportunities/sales_pipeline.csv")), "Hardware", {
      externalId: "opportunity_id",
      owner: "sales_agent",
      product: { column: "product", values: { GTXPro: "GTX Pro" } },
      company: "account",
      stage: { column: "deal_stage", values: { Won: { outcome: "won" }, Lost: { outcome: "lost" } } },
      createdAt: "engage_date",
      closedAt: "close_date",
      amount: { column: "close_value", format: "1,250.00" },
    });
  });

  test("won, lost, the win rate and the revenue are those of the file", async () => {
    const { body } = await server.call(owner, "GET /reports/funnel?pipeline=Hardware");
    expect(body).toMatchObject({ total: 8800, won: 4238, lost: 2473, open: 2089 });
    expect(body.winRate).toBeCloseTo(0.6315, 4);
    expect(body.stages.at(-1)).toMatchObject({ reached: 4238, amount: { minor: 10_005_534_00 } });
  });

  test("a won deal took 57 days by the median, a lost one 14", async () => {
    const { body } = await server.call(owner, "GET /reports/time-in-stage?pipeline=Hardware");
    expect(body.cycle).toMatchObject({ won: { n: 4238, median: 57 }, lost: { n: 2473, median: 14 } });
  });

  test("split by the company's industry, the deals without a company are apart and nothing is lost", async () => {
    const { body } = await server.call(owner, "GET /reports/funnel?pipeline=Hardware&by=industry");
    const totals: number[] = body.segments.map(({ total }: { total: number }) => total);
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(8800);
    expect(body.segments.find(({ value }: { value: string | null }) => value === null)).toMatchObject({ total: 1425 });
  });
});

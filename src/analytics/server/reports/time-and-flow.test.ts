import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addHistories } from "../../../../test/sample-history.ts";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { analyticsRoutes } from "../routes.ts";
import { runReport } from "../run-report.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let director: Actor;
const at = (day: number) => Date.parse(`2026-03-${String(day).padStart(2, "0")}T10:00:00+03:00`);

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, analyticsRoutes({ database }));
  director = ours.actor(ours.anna, "director", "all");
  await addHistories(database.owner, ours, [
    // Monday the 2nd to Wednesday the 4th: 2 days, 8 + 9 + 1 = 18 working hours; then 8 days, the 9th being a day off
    {
      amountMinor: 1000_00,
      visits: [
        { stage: 0, enteredAt: at(2), leftAt: at(4), leftAs: "moved" },
        { stage: 1, enteredAt: at(4), leftAt: at(12), leftAs: "moved" },
        { stage: 2, enteredAt: at(12), leftAt: at(12), leftAs: "won" },
      ],
    },
    // Tuesday to Friday: 3 days, 8 + 9 + 9 + 1 = 27 working hours
    { visits: [{ stage: 0, enteredAt: at(3), leftAt: at(6), leftAs: "lost" }] },
    // goes on: Boris's
    { ownerId: ours.boris, visits: [{ stage: 0, enteredAt: at(4) }] },
  ]);
});
afterAll(() => database.drop());

const then = "asOf=2026-03-14";

test("time in stage does not forget the deal that goes on", async () => {
  const { body } = await server.call(director, `GET /reports/time-in-stage?${then}`);
  expect(body.stages).toMatchObject([
    // S(2) = 2/3, S(3) = 1/3: the median is 3, and 90 % is not known yet
    {
      stage: "Meeting",
      visits: 3,
      completed: 2,
      open: 1,
      min: 2,
      mean: 2.5,
      median: 3,
      p90: null,
      max: 3,
      target: 16,
      overTarget: 3,
      workingMedian: 27,
    },
    {
      stage: "Proposal",
      visits: 1,
      completed: 1,
      open: 0,
      min: 8,
      median: 8,
      p90: 8,
      overTarget: 1,
      workingMedian: 45,
    },
  ]);
  expect(body.cycle).toEqual({
    won: { n: 1, min: 10, median: 10, p90: 10, max: 10 },
    lost: { n: 1, min: 3, median: 3, p90: 3, max: 3 },
  });
});

test("of Boris's deals one goes on and nothing is known", async () => {
  const { body } = await server.call(ours.actor(ours.boris), `GET /reports/time-in-stage?${then}`);
  expect(body.stages[0]).toMatchObject({
    visits: 1,
    completed: 0,
    open: 1,
    min: null,
    mean: null,
    median: null,
    overTarget: 1,
  });
  expect(body.cycle.won).toEqual({ n: 0, min: null, median: null, p90: null, max: null });
});

describe("the flow of two weeks", () => {
  test("opening, entries and exits make the closing, week after week", async () => {
    const { body } = await server.call(director, `GET /reports/flow?from=2026-03-02&to=2026-03-14&${then}`);
    const none = { opening: 0, in: 0, forward: 0, back: 0, won: 0, lost: 0, postponed: 0, other: 0, closing: 0 };
    expect(body.weeks).toMatchObject([
      {
        week: "2026-03-02",
        stages: [
          { ...none, in: 3, forward: 1, lost: 1, closing: 1 },
          { ...none, in: 1, closing: 1 },
        ],
      },
      {
        week: "2026-03-09",
        stages: [
          { ...none, opening: 1, closing: 1 },
          { ...none, opening: 1, won: 1 },
        ],
      },
    ]);
  });

  test("weeks that have not begun are not told, also on a Monday that is still Sunday in Greenwich", async () => {
    const weeks = async (asOf: string) => {
      const { body } = await server.call(director, `GET /reports/flow?from=2026-03-02&to=2026-04-01&asOf=${asOf}`);
      return body.weeks.map(({ week }: { week: string }) => week);
    };
    expect(await weeks("2026-03-11")).toEqual(["2026-03-02", "2026-03-09"]);
    expect(await weeks("2026-03-15T20:59:59Z")).toEqual(["2026-03-02", "2026-03-09"]);
    expect(await weeks("2026-03-15T21:30:00Z")).toEqual(["2026-03-02", "2026-03-09", "2026-03-16"]);
    expect(await weeks("2026-03-01")).toEqual([]);
  });

  test("the won stage is in the funnel alone: no time passes on it, and its wins are those of the stage before", async () => {
    const stages = async (path: string) => {
      const { body } = await server.call(director, `GET /reports/${path}`);
      return (body.weeks?.[0] ?? body).stages.map(({ stage }: { stage: string }) => stage);
    };
    expect(await stages("funnel")).toEqual(["Meeting", "Proposal", "Won"]);
    for (const report of ["flow", "time-in-stage", "time-map"]) {
      expect(await stages(`${report}?${then}`)).toEqual(["Meeting", "Proposal"]);
    }
    for (const path of ["stage-outcomes?stage=", "flow?dealsOf="]) {
      const { body } = await server.call(director, `GET /reports/${path}${ours.stages[2]}`);
      expect(body.code).toBe("report_stage_unknown");
    }
  });

  test("a period of centuries is refused by name instead of being counted week by week", async () => {
    const { status, body } = await server.call(director, "GET /reports/flow?from=1900-01-01&to=2400-01-01");
    expect([status, body.code]).toEqual([422, "report_period_too_long"]);
  });

  test("velocity: one open deal × 1/2 × 1,000 / 10 days = 50 a day", async () => {
    const { body } = await server.call(director, `GET /reports/flow?${then}`);
    expect(body.velocity).toEqual({ minor: 50_00, currency: "RUB" });
    expect(body.velocityFacts).toEqual({
      openDeals: 1,
      winRate: 0.5,
      otherCurrency: 0,
      averageWon: { minor: 1000_00, currency: "RUB" },
      usualCycle: { days: 10, from: "all_history", deals: 1 },
    });
    expect(body.weeks.map(({ week }: { week: string }) => week)).toEqual(["2026-03-02", "2026-03-09"]);
  });
});

test("the time map says how long a deal takes, and what a new target would give", async () => {
  const { body } = await server.call(director, `GET /reports/time-map?${then}&newTargets=${ours.stages[0]}:9`);
  // 8 + 9·4 on the first week without Monday's first hour, 9 + 9 + 1 on the second: 43 + 1 + 19 = 63
  expect(body.whole).toMatchObject({ deals: 1, days: { min: 10, median: 10 }, workingHours: { median: 63 } });
  expect(body.message).toEqual({ code: "time_range", params: { minDays: 10, medianDays: 10, maxDays: 10 } });
  expect(body.stages[0]).toMatchObject({
    regulated: false,
    target: 16,
    visits: 3,
    open: 1,
    days: { median: 3 },
    workingHours: { median: 27 },
  });
  // 18 hours become 9: half of two days is saved; 50 × 10 / 9 = 55.56
  expect(body.whatIf).toEqual({
    before: { median: 10, p90: 10, velocity: { minor: 50_00, currency: "RUB" } },
    after: { median: 9, p90: 9, velocity: { minor: 55_56, currency: "RUB" } },
    shortened: [
      { id: ours.stages[0], stage: "Meeting", visits: 1 },
      { id: ours.stages[1], stage: "Proposal", visits: 0 },
    ],
  });
  // nor does time pass on the won stage
  for (const stage of [theirs.stages[0], ours.stages[2]]) {
    const unknown = await server.call(director, `GET /reports/time-map?newTargets=${stage}:9`);
    expect([unknown.status, unknown.body.code]).toEqual([404, "report_stage_unknown"]);
  }
});

test("an empty workspace has no weeks, no velocity and no figures", async () => {
  const nobody = theirs.actor(theirs.anna, "director", "all");
  const flow = await server.call(nobody, "GET /reports/flow");
  expect(flow.body).toMatchObject({
    weeks: [],
    velocity: null,
    message: { code: "no_data" },
    velocityFacts: { openDeals: 0, winRate: null, averageWon: null },
  });
  const map = await server.call(nobody, "GET /reports/time-map");
  expect(map.body).toMatchObject({ whole: { deals: 0, days: { median: null } }, message: { code: "no_data" } });
  const reasons = await server.call(nobody, "GET /reports/loss-reasons");
  expect(reasons.body).toMatchObject({ total: 0, reasons: [], message: { code: "no_data" } });
});

test("the command line prints the same JSON, a table in the workspace's language, and a file", async () => {
  const report = await runReport(database, director, "time-in-stage", { asOf: "2026-03-14" });
  if ("refused" in report) throw new Error(report.refused);
  const { body } = await server.call(director, `GET /reports/time-in-stage?${then}`);
  expect(JSON.parse(JSON.stringify(report.json))).toEqual(body);
  const [message, , header, meeting] = report.text().split("\n");
  expect(message).toBe("Too few data yet: at least 30 deals with a known fate are needed");
  expect(header?.startsWith("Stage     Visits  Completed  Still open  Minimum, days")).toBe(true);
  expect(meeting?.startsWith("Meeting        3          2           1")).toBe(true);
  expect(await report.file("csv")).toContain("\r\nMeeting,3,2,1,2,2.5,3,,3,16,27,3\r\n");
  const russian = { ...director, workspace: { ...director.workspace, locale: "ru" as const } };
  const other = await runReport(database, russian, "time-in-stage", { asOf: "2026-03-14" });
  expect("refused" in other ? "" : await other.file("csv")).toContain("\r\nMeeting;3;2;1;2;2,5;3;;3;16;27;3\r\n");
  expect(await runReport(database, director, "profit", {})).toMatchObject({ refused: "report_unknown" });
  expect(await runReport(database, director, "funnel", { from: "yesterday" })).toMatchObject({
    refused: "input_invalid",
  });
  expect(await runReport(database, director, "funnel", { from: "2026-03-02", to: "2026-03-01" })).toMatchObject({
    refused: "report_period_backwards",
  });
});

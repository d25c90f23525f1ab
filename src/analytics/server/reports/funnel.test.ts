import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addHistories, type SampleHistory } from "../../../../test/sample-history.ts";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { pipelineRoutes } from "../../../pipeline/index.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { analyticsRoutes } from "../routes.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let theirs: SampleWorkspace;
let server: SampleServer;
let director: Actor;

const at = (text: string) => Date.parse(`${text}:00+03:00`);
const price = "00000000-0000-7000-8000-000000000001";

/** Seven deals of March (Meeting → Proposal → Won) and one of April. */
function march(): SampleHistory[] {
  const [first, second, third] = [at("2026-03-02T10:00"), at("2026-03-04T10:00"), at("2026-03-10T10:00")];
  const meeting = { stage: 0, enteredAt: first, leftAt: second, leftAs: "moved" as const };
  return [
    // won through both stages
    {
      amountMinor: 100_00,
      channel: "Site",
      visits: [
        meeting,
        { stage: 1, enteredAt: second, leftAt: third, leftAs: "moved" },
        { stage: 2, enteredAt: third, leftAt: third, leftAs: "won" },
      ],
    },
    // won, the proposal skipped: it counts as passed
    {
      amountMinor: 200_00,
      channel: "Site",
      visits: [meeting, { stage: 2, enteredAt: second, leftAt: second, leftAs: "won" }],
    },
    // lost on the proposal, for the price
    {
      amountMinor: 300_00,
      channel: "Ads",
      lossReasonId: price,
      visits: [meeting, { stage: 1, enteredAt: second, leftAt: third, leftAs: "lost" }],
    },
    // open on the proposal after going back and forth
    {
      amountMinor: 400_00,
      channel: "Ads",
      visits: [
        meeting,
        { stage: 1, enteredAt: second, leftAt: second + 1000, leftAs: "moved" },
        { stage: 0, enteredAt: second + 1000, leftAt: third, leftAs: "moved" },
        { stage: 1, enteredAt: third },
      ],
    },
    // moved to the proposal by mistake and taken back: open on the meeting
    {
      visits: [
        { stage: 0, enteredAt: first },
        { stage: 1, enteredAt: second, isVoid: true },
      ],
    },
    // postponed on the meeting, Boris's
    { channel: "", visits: [{ stage: 0, enteredAt: first, leftAt: third, leftAs: "postponed" }] },
    // deleted: counts nowhere
    { isDeleted: true, visits: [{ stage: 0, enteredAt: first, leftAt: third, leftAs: "deleted" }] },
    // of April
    { amountMinor: 900_00, visits: [{ stage: 0, enteredAt: at("2026-04-01T00:00") }] },
  ];
}

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  theirs = await makeSampleWorkspace(database.owner, "theirs");
  server = makeSampleServer(database, [
    ...analyticsRoutes({ database }),
    ...pipelineRoutes({ conditions: {} as never, may: () => true }),
  ]);
  director = ours.actor(ours.anna, "director", "all");
  await database.owner.query(
    "insert into loss_reasons (workspace_id, id, name, position) values ($1, $2, 'Price', 1)",
    [ours.workspaceId, price],
  );
  await addHistories(
    database.owner,
    ours,
    march().map((history, index) => (index === 5 ? { ...history, ownerId: ours.boris } : history)),
  );
});
afterAll(() => database.drop());

const ofMarch = "from=2026-03-01&to=2026-04-01";

describe("the cohort of March", () => {
  test("a skipped stage counts as passed, a void visit does not, a deleted deal is not there", async () => {
    const { body } = await server.call(director, `GET /reports/funnel?pipeline=sales&${ofMarch}`);
    expect(body).toMatchObject({
      view: "cohort",
      from: "2026-03-01",
      to: "2026-04-01",
      total: 6,
      won: 2,
      lost: 1,
      open: 2,
      postponed: 1,
      winRate: 2 / 3,
    });
    expect(body.stages).toMatchObject([
      // settled 4 of 6 − 1 open here; 100 + 200 + 300 + 400
      {
        stage: "Meeting",
        reached: 6,
        visited: 6,
        inProgress: 1,
        lostHere: 0,
        postponedHere: 1,
        settledConversion: 4 / 5,
        amount: { minor: 1000_00, currency: "RUB" },
      },
      // 2 of 4 − 1
      {
        stage: "Proposal",
        reached: 4,
        visited: 3,
        inProgress: 1,
        lostHere: 1,
        postponedHere: 0,
        conversionFromPrevious: 4 / 6,
        settledConversion: 2 / 3,
      },
      {
        stage: "Won",
        reached: 2,
        visited: 2,
        inProgress: 0,
        lostHere: 0,
        conversionFromStart: 2 / 6,
        settledConversion: null,
        interval: null,
        amount: { minor: 300_00 },
      },
    ]);
    expect(body.message).toEqual({ code: "too_few", params: {} });
  });

  test("every figure opens exactly the deals that it counts", async () => {
    const { body } = await server.call(director, `GET /reports/funnel?${ofMarch}`);
    const count = async (filter: string) =>
      (
        await server.call(
          director,
          `GET /deals/totals?pipeline=${ours.pipelineId}&createdFrom=2026-03-01&createdTo=2026-04-01&${filter}`,
        )
      ).body.count;
    for (const stage of body.stages) {
      expect(await count(`reachedStage=${stage.id}`)).toBe(stage.reached);
      expect(await count(`visitedStage=${stage.id}`)).toBe(stage.visited);
      expect(await count(`inProgressAt=${stage.id}`)).toBe(stage.inProgress);
      expect(await count(`lostAt=${stage.id}`)).toBe(stage.lostHere);
      expect(await count(`postponedAt=${stage.id}`)).toBe(stage.postponedHere);
    }
    for (const status of ["won", "lost", "open", "postponed"] as const)
      expect(await count(`status=${status}`)).toBe(body[status]);
  });

  test("as of 5 March the March deals stood earlier on their way", async () => {
    const { body } = await server.call(director, `GET /reports/funnel?${ofMarch}&asOf=2026-03-05`);
    expect(body).toMatchObject({ total: 6, won: 1, lost: 0, open: 5, postponed: 0 });
    expect(body.stages.map(({ reached }: { reached: number }) => reached)).toEqual([6, 4, 1]);
  });

  test("split by channel, the blank one is null and the parts add up", async () => {
    const { body } = await server.call(director, `GET /reports/funnel?${ofMarch}&by=channel`);
    expect(
      body.segments.map(({ value, total, won }: { value: string; total: number; won: number }) => [value, total, won]),
    ).toEqual([
      [null, 2, 0],
      ["Ads", 2, 0],
      ["Site", 2, 2],
    ]);
    const people = await server.call(director, `GET /reports/funnel?${ofMarch}&by=owner`);
    expect(people.body.segments).toMatchObject([
      { value: "Anna", id: ours.anna, total: 5 },
      { value: "Boris", id: ours.boris, total: 1 },
    ]);
    const reasons = await server.call(director, `GET /reports/funnel?${ofMarch}&by=lossReason`);
    expect(reasons.body.segments).toMatchObject([
      { value: null, total: 5 },
      { value: "Price", id: price, total: 1 },
    ]);
    const blank = await server.call(director, `GET /reports/funnel?${ofMarch}&channel=`);
    expect(blank.body.total).toBe(2);
  });

  test("held against April, each stage tells the difference", async () => {
    const { body } = await server.call(
      director,
      `GET /reports/funnel?${ofMarch}&compareFrom=2026-04-01&compareTo=2026-05-01`,
    );
    expect(body.base).toMatchObject({ from: "2026-04-01", total: 1, open: 1 });
    expect(body.comparison[0]).toMatchObject({
      stage: "Meeting",
      base: null,
      difference: null,
      pValue: null,
      atSameIntake: 6,
    });
    const half = await server.call(director, `GET /reports/funnel?${ofMarch}&compareFrom=2026-04-01`);
    expect([half.status, half.body.code]).toEqual([422, "report_comparison_half"]);
  });
});

test("the period view counts entries of the period, whenever the deals were created", async () => {
  // 5 to 31 March: the first deal enters Won, the fourth the proposal again
  const { body } = await server.call(director, "GET /reports/funnel?view=period&from=2026-03-05&to=2026-04-01");
  expect(body).toMatchObject({ view: "period", total: 2, won: 1, open: 1, winRate: 1 });
  expect(body.stages).toMatchObject([
    { reached: 0, visited: 0, settledConversion: null },
    { reached: 1, inProgress: 1, conversionFromPrevious: null, interval: null },
    { reached: 1, conversionFromPrevious: 1 },
  ]);
});

describe("who asks", () => {
  test("a salesperson's funnel is of the own deals", async () => {
    const { body } = await server.call(ours.actor(ours.boris), `GET /reports/funnel?${ofMarch}`);
    expect(body).toMatchObject({ total: 1, postponed: 1, winRate: null });
    const other = await server.call(ours.actor(ours.boris), `GET /reports/funnel?${ofMarch}&owner=${ours.anna}`);
    expect(other.body.total).toBe(0);
  });

  test("another workspace sees nothing of it, and nothing divided by nothing is null", async () => {
    const { body } = await server.call(theirs.actor(theirs.anna, "director", "all"), "GET /reports/funnel");
    expect(body).toMatchObject({ total: 0, winRate: null, message: { code: "no_data" } });
    expect(body.stages[0]).toMatchObject({
      conversionFromPrevious: null,
      conversionFromStart: null,
      settledConversion: null,
    });
    const unknown = await server.call(theirs.actor(theirs.anna), `GET /reports/funnel?pipeline=${ours.pipelineId}`);
    expect([unknown.status, unknown.body.code]).toEqual([404, "report_pipeline_unknown"]);
  });
});

test("loss reasons are told by stage and person", async () => {
  const { body } = await server.call(director, "GET /reports/loss-reasons");
  expect(body).toMatchObject({ total: 1, amount: { minor: 300_00 } });
  expect(body.reasons).toMatchObject([
    { reason: "Price", id: price, deals: 1, share: 1, people: [{ value: "Anna", deals: 1 }] },
  ]);
  expect(body.reasons[0].stages.map(({ deals }: { deals: number }) => deals)).toEqual([0, 1, 0]);
});

test("a spreadsheet takes no cell for a formula", async () => {
  await database.owner.query("update deals set channel = '=cmd|x' where workspace_id = $1 and channel = 'Ads'", [
    ours.workspaceId,
  ]);
  const { status, body } = await server.call(director, `GET /reports/funnel.csv?${ofMarch}&by=channel`);
  const text = (body as Buffer).toString("utf8");
  expect(status).toBe(200);
  expect(text.startsWith("\uFEFFSplit,Stage,Reached,Visited,")).toBe(true);
  expect(text).toContain("\r\n'=cmd|x,Meeting,2,2,,1,1,");
  await database.owner.query("update deals set channel = 'Ads' where workspace_id = $1 and channel = '=cmd|x'", [
    ours.workspaceId,
  ]);
});

test("in the period view and as of a moment a deal stands as it did then, whatever came after, in another pipeline too", async () => {
  const own = await makeSampleWorkspace(database.owner, "after");
  const [early, inside, later] = [at("2026-03-02T10:00"), at("2026-03-20T10:00"), at("2026-04-10T10:00")];
  const [, moved] = await addHistories(database.owner, own, [
    // on the proposal at the end of March, won in April
    {
      amountMinor: 100_00,
      visits: [
        { stage: 0, enteredAt: early, leftAt: inside, leftAs: "moved" },
        { stage: 1, enteredAt: inside, leftAt: later, leftAs: "moved" },
        { stage: 2, enteredAt: later, leftAt: later, leftAs: "won" },
      ],
    },
    // on the meeting at the end of March, transferred in April to a pipeline whose first stage has the same bit as the proposal
    { visits: [{ stage: 0, enteredAt: inside, leftAt: later, leftAs: "transferred" }] },
    // lost in March and not touched since; lost in April
    { visits: [{ stage: 0, enteredAt: early, leftAt: inside, leftAs: "lost" }] },
    { visits: [{ stage: 0, enteredAt: early, leftAt: later, leftAs: "lost" }] },
  ]);
  const other = { pipeline: "00000000-0000-7000-8000-00000000000a", stage: "00000000-0000-7000-8000-00000000000b" };
  await database.owner.query(
    "insert into pipelines (workspace_id, id, name, position, created_at) values ($1, $2, 'Service', 2, now())",
    [own.workspaceId, other.pipeline],
  );
  await database.owner.query(
    "insert into stages (workspace_id, id, pipeline_id, ordinal, position, name) values ($1, $2, $3, 1, 1, 'Request')",
    [own.workspaceId, other.stage, other.pipeline],
  );
  await database.owner.query("update deals set pipeline_id = $2, stage_id = $3, visited = 2 where id = $1", [
    moved,
    other.pipeline,
    other.stage,
  ]);
  await database.owner.query(
    `insert into visits (workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at)
     values ($1, $2, $2, 2, $3, $4, $5)`,
    [own.workspaceId, moved, other.pipeline, other.stage, new Date(later)],
  );
  const asked = own.actor(own.anna, "director", "all");
  const { body } = await server.call(asked, "GET /reports/funnel?view=period&from=2026-03-01&to=2026-04-01");
  expect(body).toMatchObject({ total: 4, open: 3, won: 0, lost: 1 });
  expect(body.stages).toMatchObject([
    { reached: 4, inProgress: 2, lostHere: 1 },
    { reached: 1, inProgress: 1, lostHere: 0 },
    { reached: 0 },
  ]);
  // the cohort as of the end of March says what it said then; by the end of April the other pipeline has taken its deal over
  const asOf = async (date: string) => (await server.call(asked, `GET /reports/funnel?asOf=${date}`)).body;
  expect(await asOf("2026-04-01")).toMatchObject({ total: 4, open: 3, won: 0, lost: 1 });
  expect(await asOf("2026-05-01")).toMatchObject({ total: 3, open: 0, won: 1, lost: 2 });
  const { body: inTheOther } = await server.call(
    asked,
    `GET /reports/funnel?pipeline=${other.pipeline}&asOf=2026-04-01`,
  );
  expect(inTheOther.total).toBe(0);
});

test("yuan are never added to roubles: the sums are of roubles, and the deals in yuan are counted beside them", async () => {
  const own = await makeSampleWorkspace(database.owner, "currencies");
  const asked = own.actor(own.anna, "director", "all");
  const [begun, ended] = [at("2026-03-02T10:00"), at("2026-03-12T10:00")];
  const won = (amountMinor: number | null, currency: string): SampleHistory => ({
    amountMinor,
    currency,
    visits: [
      { stage: 0, enteredAt: begun, leftAt: ended, leftAs: "moved" },
      { stage: 2, enteredAt: ended, leftAt: ended, leftAs: "won" },
    ],
  });
  const lost = (amountMinor: number, currency: string): SampleHistory => ({
    amountMinor,
    currency,
    lossReasonId: null,
    visits: [{ stage: 0, enteredAt: begun, leftAt: ended, leftAs: "lost" }],
  });
  const open = (currency: string): SampleHistory => ({
    amountMinor: 50_00,
    currency,
    visits: [{ stage: 0, enteredAt: begun }],
  });
  await addHistories(database.owner, own, [
    ...[won(100_00, "RUB"), won(300_00, "RUB"), won(7_000_00, "CNY"), lost(20_00, "RUB"), lost(9_000_00, "CNY")],
    ...[open("RUB"), open("RUB"), open("RUB"), open("CNY")],
    // without an amount the currency says nothing
    won(null, "CNY"),
  ]);
  const { body: funnel } = await server.call(asked, `GET /reports/funnel?${ofMarch}`);
  // ten deals: 100 + 300 + 20 + 3 × 50 roubles, three in yuan; of the four won one
  expect(funnel).toMatchObject({ total: 10, won: 4, otherCurrency: 3 });
  expect(funnel.stages).toMatchObject([
    { reached: 10, amount: { minor: 570_00, currency: "RUB" }, otherCurrency: 3 },
    { reached: 4, amount: { minor: 400_00 }, otherCurrency: 1 },
    { reached: 4, amount: { minor: 400_00 }, otherCurrency: 1 },
  ]);
  const { body: period } = await server.call(asked, `GET /reports/funnel?view=period&${ofMarch}`);
  expect(period).toMatchObject({ otherCurrency: 3, stages: [{ amount: { minor: 570_00 } }, {}, { otherCurrency: 1 }] });
  const { body: losses } = await server.call(asked, "GET /reports/loss-reasons");
  expect(losses).toMatchObject({ total: 2, amount: { minor: 20_00 }, otherCurrency: 1 });
  expect(losses.reasons).toMatchObject([{ deals: 2, amount: { minor: 20_00 }, otherCurrency: 1 }]);
  // 3 open × 3 of 4 won × (100 + 300 + 0) / 3 roubles; one open, one won and one lost in yuan are left out
  const { body: flow } = await server.call(asked, `GET /reports/flow?${ofMarch}`);
  expect(flow.velocityFacts).toMatchObject({
    openDeals: 3,
    winRate: 3 / 4,
    averageWon: { minor: 133_33 },
    otherCurrency: 3,
  });
});

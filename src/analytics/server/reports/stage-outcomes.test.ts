import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories } from "../../../../test/sample-history.ts";
import { makeSampleServer, type SampleServer } from "../../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../../test/sample-workspace.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { testDatabase } from "../../../platform/database/test-database.ts";
import { analyticsRoutes } from "../routes.ts";
import { runReport } from "../run-report.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let server: SampleServer;
let director: Actor;
const at = (day: number) => Date.parse(`2026-03-${String(day).padStart(2, "0")}T00:00:00+03:00`);

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "outcomes");
  server = makeSampleServer(database, analyticsRoutes({ database }));
  director = ours.actor(ours.anna, "director", "all");
  await addHistories(database.owner, ours, [
    // 2 days, on; back after 3 days; 4 days more, lost: 6 days on the first stage
    {
      visits: [
        { stage: 0, enteredAt: at(1), leftAt: at(3), leftAs: "moved" },
        { stage: 1, enteredAt: at(3), leftAt: at(6), leftAs: "moved" },
        { stage: 0, enteredAt: at(6), leftAt: at(10), leftAs: "lost" },
      ],
    },
    // 3 days, won over the second stage's head
    {
      visits: [
        { stage: 0, enteredAt: at(2), leftAt: at(5), leftAs: "moved" },
        { stage: 2, enteredAt: at(5), leftAt: at(5), leftAs: "won" },
      ],
    },
    // 1 day, deleted; 5 days, goes on
    { isDeleted: true, visits: [{ stage: 0, enteredAt: at(2), leftAt: at(3), leftAs: "deleted" }] },
    { ownerId: ours.boris, visits: [{ stage: 0, enteredAt: at(15) }] },
  ]);
});
afterAll(() => database.drop());

const then = "asOf=2026-03-20";
const shares = { movedOn: 0, wentBack: 0, lost: 0, postponed: 0, won: 0 };

test("outcomes compete: what a deleted deal and an open one leave behind is shared by the others", async () => {
  const { body } = await server.call(director, `GET /reports/stage-outcomes?stage=meeting&${then}`);
  expect(body).toMatchObject({
    stage: "Meeting",
    visits: 5,
    completed: 4,
    open: 1,
    ends: { movedOn: 1, wentBack: 0, lost: 1, postponed: 0, won: 1, other: 1 },
    // finished 1, 2, 3, 4, open at 5: S = 4/5, 3/5, 2/5, 1/5
    min: 1,
    mean: 2.5,
    median: 3,
    p90: null,
    max: 4,
    target: 16,
    hoursPerWorkingDay: 9,
    // deals of 6, 3 and 1 days, one goes on at 5: S(1) = 3/4, S(3) = 1/2, S(6) = 0
    perDeal: { n: 4, open: 1, median: 3, p90: 6, max: 6 },
    message: { code: "too_few" },
  });
  // 5 days / 40 = 0.125, so 0.2: 25 buckets and the tail
  expect(body.buckets).toHaveLength(26);
  const filled = body.buckets.filter((one: { completed: number; open: number }) => one.completed + one.open > 0);
  expect(filled).toEqual([
    { from: 1, to: 1.2, completed: 1, open: 0 },
    { from: 2, to: 2.2, completed: 1, open: 0 },
    { from: 3, to: 3.2, completed: 1, open: 0 },
    { from: 4, to: 4.2, completed: 1, open: 0 },
    { from: 5, to: null, completed: 0, open: 1 },
  ]);
  // the deleted one is out after a day: of the four left one goes on at 2 (1/4), one wins at 3 (3/4 × 1/3), one is lost at 4 (1/2 × 1/2)
  const atAge = (age: number) => body.incidence.find((point: { age: number }) => point.age === age);
  expect(atAge(1.8)).toEqual({ ...shares, age: 1.8, stillThere: 1 });
  expect(atAge(2)).toEqual({ ...shares, age: 2, movedOn: 0.25, stillThere: 0.75 });
  expect(atAge(5)).toEqual({ ...shares, age: 5, movedOn: 0.25, won: 0.25, lost: 0.25, stillThere: 0.25 });
});

test("a stay that ended by going back is told so", async () => {
  const { body } = await server.call(director, `GET /reports/stage-outcomes?stage=${ours.stages[1]}&${then}`);
  expect(body.ends).toMatchObject({ wentBack: 1, movedOn: 0 });
  expect(body.incidence.at(-1)).toEqual({ ...shares, age: 3, wentBack: 1, stillThere: 0 });
});

test("Boris sees his own stay alone, and a period only those that began in it", async () => {
  const his = await server.call(ours.actor(ours.boris), `GET /reports/stage-outcomes?stage=Meeting&${then}`);
  expect(his.body).toMatchObject({ visits: 1, open: 1, completed: 0, perDeal: { n: 1, open: 1, median: null } });
  const early = await server.call(director, `GET /reports/stage-outcomes?stage=Meeting&to=2026-03-06&${then}`);
  expect(early.body).toMatchObject({ visits: 3, open: 0, perDeal: { n: 3, max: 3 } });
});

test("a stage nobody has been on has no curve, and one that is not there is refused", async () => {
  const none = await server.call(director, `GET /reports/stage-outcomes?stage=Meeting&from=2030-01-01`);
  expect(none.body).toMatchObject({ visits: 0, incidence: [], perDeal: { n: 0 }, message: { code: "no_data" } });
  const unknown = await server.call(director, `GET /reports/stage-outcomes?stage=Nowhere`);
  expect([unknown.status, unknown.body.code]).toEqual([404, "report_stage_unknown"]);
  expect((await server.call(director, `GET /reports/stage-outcomes`)).status).toBe(400);
});

test("the file has a line for each bucket, with the shares at its end", async () => {
  const report = await runReport(database, director, "stage-outcomes", { stage: "Meeting", asOf: "2026-03-20" });
  if ("refused" in report) throw new Error(report.refused);
  const lines = String(await report.file("csv")).split("\r\n");
  expect(lines[0]).toContain("From, days,To, days".replaceAll(/(From|To), days/g, '"$1, days"'));
  expect(lines).toContain("2,2.2,1,0,0.25,0,0,0,0,0.75");
  expect(lines).toContain("5,,0,1,,,,,,");
});

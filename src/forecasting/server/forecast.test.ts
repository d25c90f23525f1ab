import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories, type SampleHistory } from "../../../test/sample-history.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { PipelineId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { millisecondsPerDay as day } from "../../kernel/time.ts";
import { refreshAllStageShares } from "../../pipeline/index.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { answerBackTest, answerForecast } from "./answers.ts";
import { forecastOf } from "./forecast-of.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** The beginning of 18 November in Moscow: twelve and a half days of the month are left. */
const now = Date.parse("2026-11-18T12:00:00+03:00");
const head = (ours: SampleWorkspace) => ours.actor(ours.boris, "head", "all");

function ask<Answer>(
  ours: SampleWorkspace,
  work: (reading: Parameters<typeof forecastOf>[0]) => Promise<Answer>,
  at = now,
) {
  return database.read(ours.workspaceId, async (transaction) => {
    const answer = await work({ ...transaction, actor: head(ours), now: at });
    if (isRefusal(answer)) throw new Error(answer.refused);
    return answer as Exclude<Answer, { refused: string }>;
  });
}
const november = { pipelineId: null, people: null, from: "2026-11-01", to: "2026-12-01" } as const;

test("without history two deals are forecast by planned conversions and target times, and say so", async () => {
  const ours = await makeSampleWorkspace(database.owner, "planned");
  await database.owner.query(
    `update stages set planned_conversion = case position when 1 then 0.5 when 2 then 0.4 end
     where workspace_id = $1 and not is_won`,
    [ours.workspaceId],
  );
  const stands = (stage: number, amountMinor: number | null, currency = "RUB"): SampleHistory => ({
    amountMinor,
    currency,
    visits: [{ stage, enteredAt: now - day }],
  });
  await addHistories(database.owner, ours, [
    stands(0, 1_000_000),
    stands(1, 500_000),
    stands(1, null),
    stands(1, 7, "CNY"),
  ]);
  const forecast = await ask(ours, (reading) => forecastOf(reading, november));
  // Targets are 16 working hours each, two days of nine: 32/9 × 7/5 days from the first stage, 16/9 × 7/5 from the second.
  const within = (hours: number) => 1 - Math.exp(-12.5 / (((hours / 9) * 7) / 5));
  const expected = 0.2 * within(32) * 1_000_000 + 0.4 * within(16) * 500_000;
  expect(forecast.openMinor).toBe(Math.floor(expected + 0.5));
  expect(forecast).toMatchObject({
    factMinor: 0,
    arrivingMinor: 0,
    expectedMinor: forecast.openMinor,
    openDeals: 2,
    byPlan: 2,
    withoutAmount: 1,
    otherCurrency: 1,
    winsKnown: 0,
    planMinor: null,
    chanceOfPlan: null,
  });
  // A day for each end from today to the 30th.
  expect(forecast.fan.map(({ on }) => on)).toEqual(Array.from({ length: 13 }, (_, index) => `2026-11-${18 + index}`));
});

/** A history of two years: each day a deal of 100,000 comes; two of five are won on the 20th day, the others are lost on the 10th. */
function steadyHistory(until: number, since = until - 730 * day): SampleHistory[] {
  const deals = Array.from({ length: Math.floor((until - since) / day) }, (_, index) => ({
    begins: since + index * day,
    index,
  }));
  return deals.map(({ begins, index }) => {
    const isWon = index % 5 < 2;
    const end = begins + (isWon ? 20 : 10) * day;
    const first = { stage: 0, enteredAt: begins };
    if (end > until) return { amountMinor: 10_000_000, visits: [first] };
    if (!isWon) return { amountMinor: 10_000_000, visits: [{ ...first, leftAt: end, leftAs: "lost" as const }] };
    const won = { stage: 2, enteredAt: end, leftAt: end, leftAs: "won" as const };
    return { amountMinor: 10_000_000, visits: [{ ...first, leftAt: end, leftAs: "moved" as const }, won] };
  });
}

test("a steady history is forecast as it goes on: fact, open deals and those that will yet arrive make twelve wins a month", async () => {
  const ours = await makeSampleWorkspace(database.owner, "steady");
  await addHistories(database.owner, ours, steadyHistory(now));
  await runUnit(database, head(ours), refreshAllStageShares, { now });
  const forecast = await ask(ours, (reading) =>
    forecastOf(reading, { ...november, pipelineId: ours.pipelineId as PipelineId }),
  );
  // 30 days × 2/5 × 100,000 = 1,200,000 roubles, give or take the two in five.
  expect(forecast.factMinor).toBeGreaterThanOrEqual(60_000_000);
  expect(Math.abs(forecast.expectedMinor - 120_000_000)).toBeLessThan(12_000_000);
  // Nobody who comes from today on is won within the twelve days that are left: it takes twenty.
  expect(forecast.arrivingMinor).toBe(0);
  expect(forecast.lowMinor).toBeLessThanOrEqual(forecast.expectedMinor);
  expect(forecast.highMinor).toBeGreaterThanOrEqual(forecast.expectedMinor);
  expect(forecast.won.reduce((sum, { minor }) => sum + minor, 0)).toBe(forecast.factMinor);
  expect(forecast.fan.at(-1)?.expectedMinor).toBe(forecast.expectedMinor);
  // The same question, the same answer.
  expect(
    await ask(ours, (reading) => forecastOf(reading, { ...november, pipelineId: ours.pipelineId as PipelineId })),
  ).toEqual(forecast);
  // Next quarter is a forecast of arrivals too.
  const quarter = await ask(ours, (reading) =>
    forecastOf(reading, { ...november, from: "2027-01-01", to: "2027-04-01" }),
  );
  expect(quarter.factMinor).toBe(0);
  expect(Math.abs(quarter.expectedMinor / 360_000_000 - 1)).toBeLessThan(0.1);
  expect(quarter.arrivingMinor).toBeGreaterThan(quarter.openMinor);

  const test = await ask(ours, (reading) => answerBackTest(reading, {}));
  expect(test.items.map(({ month }) => month).at(0)).toBe("2025-11");
  expect(test.items.map(({ month }) => month).at(-1)).toBe("2026-10");
  expect(test.months).toBe(12);
  expect(Math.abs(test.bias ?? 1)).toBeLessThan(0.05);
});

test("old deals leave the forecast, and people claim what they expect to close", async () => {
  const ours = await makeSampleWorkspace(database.owner, "old");
  await addHistories(database.owner, ours, steadyHistory(now));
  // Open for 41 days: over twice the usual cycle of twenty.
  const [old] = await addHistories(database.owner, ours, [
    { amountMinor: 50_000_000, visits: [{ stage: 0, enteredAt: now - 41 * day }] },
  ]);
  await database.owner.query(
    "update deals set expected_close_on = '2026-11-25' where workspace_id = $1 and status = 'open' and id <> $2 and created_at > $3",
    [ours.workspaceId, old, new Date(now - 3 * day)],
  );
  await runUnit(database, head(ours), refreshAllStageShares, { now });
  const toYearEnd = { ...november, to: "2027-01-01" };
  const forecast = await ask(ours, (reading) => forecastOf(reading, toYearEnd));
  expect(forecast.oldDeals).toBe(1);
  expect(forecast.beforeHygieneMinor).toBeGreaterThan(forecast.expectedMinor);
  const without = await database.owner
    .query("update deals set deleted_at = $2 where id = $1", [old, new Date(now)])
    .then(() => ask(ours, (reading) => forecastOf(reading, toYearEnd)));
  // Rates by history barely know of the old one: the expectation after hygiene is that without the deal.
  expect(without.beforeHygieneMinor).toBe(without.expectedMinor);
  expect(Math.abs(without.expectedMinor / forecast.expectedMinor - 1)).toBeLessThan(0.01);
  // Three deals of 100,000 came within three days (the last at noon three days ago is not among them).
  expect(forecast.claimedMinor - forecast.factMinor).toBe(forecast.claimedDeals * 10_000_000);
  expect(forecast.claimedDeals).toBeGreaterThan(0);
});

test("the plan of the month has its chance, which one more deal on the key stage raises", async () => {
  const ours = await makeSampleWorkspace(database.owner, "plan");
  await addHistories(database.owner, ours, steadyHistory(now));
  await database.owner.query("update stages set is_key_stage = true where workspace_id = $1 and position = 1", [
    ours.workspaceId,
  ]);
  await runUnit(database, head(ours), refreshAllStageShares, { now });
  const version = newId();
  await database.owner.query(
    `insert into plan_versions (workspace_id, id, year, number, status, months, currency, created_by, created_at)
     values ($1, $2, 2026, 1, 'approved', '{12}', 'RUB', $3, now())`,
    [ours.workspaceId, version, ours.anna],
  );
  await database.owner.query(
    `insert into plan_cells (workspace_id, version_id, node_kind, node_id, month, dimension, value, amount_minor, changed_by, changed_at)
     values ($1, $2, 'person', $3, 12, 'total', '', 124000000, $3, now())`,
    [ours.workspaceId, version, ours.anna],
  );
  const pipelineId = ours.pipelineId as PipelineId;
  const asked = { pipelineId, people: null, from: "2026-12-01", to: "2027-01-01" } as const;
  const december = await ask(ours, (reading) => forecastOf(reading, asked));
  // 31 days × 2/5 × 100,000 is the plan: as likely as not.
  expect(december.planMinor).toBe(124_000_000);
  expect(december.chanceOfPlan).toBeGreaterThan(0.3);
  expect(december.chanceOfPlan).toBeLessThan(0.7);
  // It would be won on the 20th day, 8 December, with two chances in five.
  expect(december.keyStage).toMatchObject({ name: "Meeting", minor: 10_000_000 });
  expect(Math.abs((december.keyStage?.addsMinor ?? 0) - 4_000_000)).toBeLessThan(200_000);
  expect(december.keyStage?.addsChance).toBeGreaterThan(0);
  // For the year there is no plan of a month.
  const year = await ask(ours, (reading) => forecastOf(reading, { ...asked, to: "2027-12-01" }));
  expect(year).toMatchObject({ planMinor: null, chanceOfPlan: null });
});

test("a back-test knows nothing that came later: facts planted after a month's beginning change no forecast of it", async () => {
  const ours = await makeSampleWorkspace(database.owner, "leak");
  await addHistories(database.owner, ours, steadyHistory(now));
  const before = await ask(ours, (reading) => answerBackTest(reading, {}));
  const october = Date.parse("2026-10-01T00:00:00+03:00");
  // After the first of October: wins of new deals, a loss of each open one, moves, deletions, a meeting and a payment for an old one.
  const [old] = await addHistories(database.owner, ours, [
    ...Array.from({ length: 30 }, () => ({
      amountMinor: 900_000_000,
      visits: [
        { stage: 0, enteredAt: october + day, leftAt: october + 2 * day, leftAs: "moved" as const },
        { stage: 2, enteredAt: october + 2 * day, leftAt: october + 2 * day, leftAs: "won" as const },
      ],
    })),
  ]);
  await database.owner.query(
    `update visits set left_at = $2, left_as = 'lost' where workspace_id = $1 and entered_at < $2 and (left_at is null or left_at > $2)
       and deal_id in (select id from deals where workspace_id = $1 and created_at < $2)`,
    [ours.workspaceId, new Date(october + 3 * day)],
  );
  await database.owner.query(
    `insert into activities (workspace_id, id, deal_id, kind, subject, owner_id, planned_at, created_at, updated_at)
     select $1, gen_random_uuid(), d.id, 'meeting', 'Later', $2, $3, $4, $4 from deals d where d.workspace_id = $1 and d.status = 'open'`,
    [ours.workspaceId, ours.anna, new Date(now + 30 * day), new Date(october + 4 * day)],
  );
  expect(old).toBeDefined();
  const after = await ask(ours, (reading) => answerBackTest(reading, {}));
  const forecasts = (test: typeof before) =>
    test.items.map(({ month, expected, interval, winsKnown }) => ({ month, expected, interval, winsKnown }));
  expect(forecasts(after)).toEqual(forecasts(before));
  // What came is another matter.
  expect(after.items.at(-1)?.fact).not.toEqual(before.items.at(-1)?.fact);
});

test("a head sees the forecast of the department's people, and another workspace nothing of ours", async () => {
  const ours = await makeSampleWorkspace(database.owner, "mine");
  const theirs = await makeSampleWorkspace(database.owner, "theirs");
  const stands = (ownerId: string): SampleHistory => ({
    ownerId,
    amountMinor: 1_000_000,
    visits: [{ stage: 0, enteredAt: now - day }],
  });
  await addHistories(database.owner, ours, [stands(ours.anna), stands(ours.boris), stands(ours.boris)]);
  const count = (actor: ReturnType<SampleWorkspace["actor"]>, query: object) =>
    database.read(actor.workspaceId, async (transaction) => {
      const answer = await answerForecast({ ...transaction, actor, now }, query);
      return isRefusal(answer) ? answer.refused : answer.deals.withoutChance;
    });
  expect(await count(head(ours), {})).toBe(3);
  expect(await count(ours.actor(ours.anna, "head", [ours.anna]), {})).toBe(1);
  expect(await count(head(ours), { owner: ours.boris })).toBe(2);
  expect(await count(ours.actor(ours.anna, "head", [ours.anna]), { owner: ours.boris })).toBe(0);
  expect(await count(head(theirs), {})).toBe(0);
  expect(await count(head(theirs), { pipeline: ours.pipelineId })).toBe("forecast_pipeline_unknown");
  expect(await count(head(ours), { from: "2026-11-02", to: "2026-11-02" })).toBe("forecast_period_wrong");
});

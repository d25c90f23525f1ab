import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories, type SampleHistory } from "../../../test/sample-history.ts";
import { sampleRules } from "../../../test/sample-rules.ts";
import { makeSampleServer, type SampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { millisecondsPerDay } from "../../kernel/time.ts";
import { defaultWorkingCalendar, workingMilliseconds } from "../../kernel/working-time.ts";
import { addDays, startOfDay } from "../../kernel/zoned-time.ts";
import { pipelineRoutes } from "../../pipeline/index.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { visitOutcomes } from "../domain/aalen-johansen.ts";
import { type FlowVisit, flow } from "../domain/flow.ts";
import { type DealStatus, type FunnelGroup, funnel } from "../domain/funnel.ts";
import { type PeriodGroup, periodFunnel } from "../domain/funnel-period.ts";
import { livedStages } from "../domain/lived-stages.ts";
import { cumulativeIncidence, type EndingVisit } from "../domain/test-incidence.ts";
import { cycleFigures, type StageVisit, timeInStage, visitColumns } from "../domain/time-in-stage.ts";
import { readFlow } from "./reports/flow.ts";
import { readFunnel } from "./reports/funnel.ts";
import { readStageOutcomes } from "./reports/stage-outcomes.ts";
import { readTimeInStage } from "./reports/time-in-stage.ts";
import { sumUpStays } from "./stays/sum-up-stays.ts";

/** What SQL counts must be what the formulas say, whatever happened. */
let database: Awaited<ReturnType<typeof testDatabase>>;
let workspace: SampleWorkspace;
const zone = "Europe/Moscow";
const start = Date.parse("2026-01-30T00:00:00+03:00");
const now = start + 100 * millisecondsPerDay;
const calendar = defaultWorkingCalendar(zone);

let server: SampleServer;

beforeAll(async () => {
  database = await testDatabase();
  server = makeSampleServer(database, pipelineRoutes(sampleRules));
  workspace = await makeSampleWorkspace(database.owner, "random");
});
afterAll(() => database.drop());

const names = ["Meeting", "Proposal", "Contract", "Won"] as const;
const someStep = fc.record({
  stage: fc.integer({ min: 0, max: 2 }),
  length: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 12 * millisecondsPerDay })),
});
const someHistory: fc.Arbitrary<SampleHistory> = fc
  .record({
    begins: fc.integer({ min: 0, max: 39 * millisecondsPerDay }),
    steps: fc.array(someStep, { minLength: 1, maxLength: 5 }),
    end: fc.constantFrom("open", "won", "lost", "postponed", "deleted" as const),
    amountMinor: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    currency: fc.constantFrom("RUB", "RUB", "CNY"),
    isAnna: fc.boolean(),
    isReopened: fc.boolean(),
  })
  .map(({ begins, steps, end, amountMinor, currency, isAnna, isReopened }) => {
    let at = start + begins;
    const visits = steps.map(({ stage, length }, index) => {
      const enteredAt = at;
      at += length;
      const isLast = index === steps.length - 1;
      if (isLast && end === "open") return { stage, enteredAt };
      const leftAs = isLast && end !== "won" && end !== "open" ? end : ("moved" as const);
      return { stage, enteredAt, leftAt: at, leftAs };
    });
    const win = (isVoid: boolean) => ({ stage: 3, enteredAt: at, leftAt: at, leftAs: "won" as const, isVoid });
    const won = end === "won" ? [win(isReopened)] : [];
    const reopened =
      end === "won" && isReopened ? [{ stage: begins % 3, enteredAt: at + (begins % millisecondsPerDay) }] : [];
    return {
      amountMinor,
      currency,
      ownerId: isAnna ? workspace.anna : workspace.boris,
      isDeleted: end === "deleted",
      visits: [...visits, ...won, ...reopened],
    };
  });
const someHistories = fc.array(someHistory, { minLength: 0, maxLength: 25 });

async function addPipeline() {
  const pipeline = { id: newId(), stages: names.map(() => newId()) };
  await database.owner.query(
    "insert into pipelines (workspace_id, id, name, position, created_at) values ($1, $2, $3, 2, now())",
    [workspace.workspaceId, pipeline.id, pipeline.id],
  );
  for (const [index, name] of names.entries()) {
    await database.owner.query(
      `insert into stages (workspace_id, id, pipeline_id, ordinal, position, name, is_won, target_hours)
       values ($1, $2, $3, $4, $5, $6, $7, 16)`,
      [workspace.workspaceId, pipeline.stages[index], pipeline.id, index, index + 1, name, index === 3],
    );
  }
  return pipeline;
}
type Pipeline = Awaited<ReturnType<typeof addPipeline>>;

const stagesOf = ({ stages }: Pipeline) =>
  stages.map((id, index) => ({ id, name: names[index] ?? "", isKeyStage: false, targetHours: 16 }));

function ask<Answer>(
  read: (reading: Parameters<typeof readFunnel>[0], query: never) => Promise<Answer>,
  query: object,
) {
  return database.read(workspace.workspaceId, async (transaction) => {
    const actor = workspace.actor(workspace.anna, "director", "all");
    const answer = await read({ ...transaction, actor, now }, { view: "cohort", ...query } as never);
    if (isRefusal(answer)) throw new Error(answer.refused);
    return answer as Exclude<Answer, { refused: string }>;
  });
}

/** How a deal stood at the moment, by its visits begun until then. */
function standing({ visits }: SampleHistory, moment: number): { positions: number[]; status: DealStatus } {
  const known = visits.filter(({ enteredAt, isVoid }) => enteredAt <= moment && isVoid !== true);
  const last = known.at(-1);
  const isOver = last?.leftAt !== undefined && last.leftAt !== null && last.leftAt <= moment;
  const left = isOver ? last.leftAs : null;
  const status = left === "won" || left === "lost" || left === "postponed" ? left : "open";
  return { positions: known.map(({ stage }) => stage + 1), status };
}

test("the funnel of any histories, now, as of a moment and of a period", () =>
  fc.assert(
    fc.asyncProperty(someHistories, fc.integer({ min: 1, max: 70 }), async (histories, day) => {
      const pipeline = await addPipeline();
      await addHistories(database.owner, workspace, histories, pipeline);
      const living = histories.filter(({ isDeleted }) => !isDeleted);
      const cohort = (moment: number): FunnelGroup[] =>
        living
          .filter(({ visits }) => (visits[0]?.enteredAt ?? 0) <= moment)
          .map((history) => {
            const { positions, status } = standing(history, moment);
            return { visitedPositions: positions, status, deals: 1, ...sumsOf(history) };
          });
      const stages = stagesOf(pipeline);
      expect(await ask(readFunnel, { pipeline: pipeline.id })).toMatchObject(funnel(cohort(now), stages, "RUB"));
      const date = addDays("2026-01-30", day);
      const moment = startOfDay(date, zone);
      expect(await ask(readFunnel, { pipeline: pipeline.id, asOf: date })).toMatchObject(
        funnel(cohort(moment), stages, "RUB"),
      );
      const until = startOfDay(addDays(date, 14), zone) - 1;
      const entered = living.map((history): PeriodGroup => {
        const inside = history.visits.filter(
          ({ enteredAt, isVoid }) => enteredAt >= moment && enteredAt <= until && isVoid !== true,
        );
        const { positions, status } = standing(history, until);
        return {
          enteredPositions: inside.map(({ stage }) => stage + 1),
          furthest: Math.max(0, ...positions),
          status,
          deals: 1,
          ...sumsOf(history),
        };
      });
      const query = { pipeline: pipeline.id, view: "period", from: date, to: addDays(date, 14) };
      expect(await ask(readFunnel, query)).toMatchObject(periodFunnel(entered, stages, "RUB"));
    }),
    { numRuns: 40 },
  ));

const near = (value: unknown): unknown =>
  typeof value === "number" && !Number.isInteger(value) ? expect.closeTo(value, 9) : value;

function pureTimes(histories: readonly SampleHistory[], pipeline: Pipeline, asOf: number) {
  const stages = livedStages(stagesOf(pipeline));
  const visits: StageVisit[] = histories.flatMap(({ visits }, deal) =>
    visits
      .filter(({ isVoid }) => !isVoid)
      .map(({ stage, enteredAt, leftAt = null }) => ({
        stageId: pipeline.stages[stage] ?? "",
        dealId: String(deal),
        enteredAt,
        leftAt,
        workingMilliseconds: workingMilliseconds(enteredAt, Math.min(leftAt ?? asOf, asOf), calendar),
      })),
  );
  return timeInStage(visitColumns(visits, stages), stages, asOf);
}

/** The pure figures without those by deal; the mean may differ in its last digit. */
function expectedTimes(histories: readonly SampleHistory[], pipeline: Pipeline, asOf: number) {
  return pureTimes(histories, pipeline, asOf).map(({ perDeal: _, working, ...times }) => ({
    ...Object.fromEntries(Object.entries(times).map(([key, value]) => [key, near(value)])),
    working: Object.fromEntries(Object.entries(working).map(([key, value]) => [key, near(value)])),
  }));
}

/** Whole months and parts of them, open ends, a few days; some without a whole month. */
const periodsFrom = (day: number): [from?: string | undefined, to?: string][] => [
  [addDays("2026-01-30", day)],
  [undefined, addDays("2026-01-30", day)],
  [addDays("2026-01-30", day), addDays("2026-01-30", day + 40)],
  [addDays("2026-01-30", day), addDays("2026-01-30", day + 3)],
  ["2026-02-01", "2026-04-01"],
];

/** The histories with those visits alone that began in the period. */
function begunWithin(histories: readonly SampleHistory[], from?: string, to?: string): SampleHistory[] {
  const start = from === undefined ? Number.NEGATIVE_INFINITY : startOfDay(from, zone);
  const end = to === undefined ? Number.POSITIVE_INFINITY : startOfDay(to, zone);
  return histories.map((history) => ({
    ...history,
    visits: history.visits.filter(({ enteredAt }) => enteredAt >= start && enteredAt < end),
  }));
}

test("time in stage of any histories and periods: from the changes, from their summary, after corrections, and as of a moment", () =>
  fc.assert(
    fc.asyncProperty(someHistories, someHistories, fc.integer({ min: 1, max: 70 }), async (first, second, day) => {
      const pipeline = await addPipeline();
      const query = { pipeline: pipeline.id };
      const ids = await addHistories(database.owner, workspace, first, pipeline);
      expect((await ask(readTimeInStage, query)).stages).toMatchObject(expectedTimes(first, pipeline, now));
      await sumUpStays(database, workspace.workspaceId, pipeline.id);
      await addHistories(database.owner, workspace, second, pipeline);
      const all = [...first, ...second];
      expect((await ask(readTimeInStage, query)).stages).toMatchObject(expectedTimes(all, pipeline, now));
      const moment = startOfDay(addDays("2026-01-30", day), zone);
      expect((await ask(readTimeInStage, { ...query, asOf: addDays("2026-01-30", day) })).stages).toMatchObject(
        expectedTimes(all, pipeline, moment),
      );
      for (const [from, to] of periodsFrom(day)) {
        expect((await ask(readTimeInStage, { ...query, from, to })).stages).toMatchObject(
          expectedTimes(begunWithin(all, from, to), pipeline, now),
        );
      }
      const annas = all.filter(({ ownerId }) => ownerId === workspace.anna);
      expect((await ask(readTimeInStage, { ...query, owner: workspace.anna })).stages).toMatchObject(
        expectedTimes(annas, pipeline, now),
      );
      // The first deal's last stay becomes void, every other stay of the second deal is gone.
      const [voided, removed] = [ids[0] ?? null, ids[1] ?? null];
      await database.owner.query(
        "update visits set void_at = now() where deal_id = $1 and number = (select max(number) from visits where deal_id = $1)",
        [voided],
      );
      await database.owner.query("delete from visits where deal_id = $1", [removed]);
      const corrected = all.flatMap((history, index) => {
        if (index === 1 && removed !== null) return [];
        return index === 0 && voided !== null ? [{ ...history, visits: history.visits.slice(0, -1) }] : [history];
      });
      expect((await ask(readTimeInStage, query)).stages).toMatchObject(expectedTimes(corrected, pipeline, now));
      await sumUpStays(database, workspace.workspaceId, pipeline.id);
      expect((await ask(readTimeInStage, query)).stages).toMatchObject(expectedTimes(corrected, pipeline, now));
      const { rows } = await database.owner.query("select from stay_changes where pipeline_id = $1", [pipeline.id]);
      expect(rows).toEqual([]);
    }),
    { numRuns: 25 },
  ));

test("how the stays of any histories end, by age and by deal", () =>
  fc.assert(
    fc.asyncProperty(someHistories, fc.integer({ min: 1, max: 70 }), async (histories, day) => {
      const pipeline = await addPipeline();
      await addHistories(database.owner, workspace, histories, pipeline);
      const date = addDays("2026-01-30", day);
      const asOf = startOfDay(date, zone);
      const times = pureTimes(histories, pipeline, asOf);
      for (const [place, stageId] of livedStages(pipeline.stages).entries()) {
        const answer = await ask(readStageOutcomes, { pipeline: pipeline.id, stage: stageId, asOf: date });
        const expected = times[place];
        if (!expected) throw new Error("No such stage");
        const { visits, completed, open, min, median, p90, max, perDeal } = expected;
        expect(answer).toMatchObject({ visits, completed, open, min, median, p90, max });
        expect(answer.perDeal).toEqual({
          n: perDeal.deals,
          open: perDeal.open,
          median: perDeal.median,
          p90: perDeal.p90,
          max: perDeal.max,
        });
        const curve = cumulativeIncidence(
          endingVisits(histories, place, asOf),
          answer.incidence.map(({ age }) => Math.round(age * millisecondsPerDay)),
        );
        for (const [index, point] of answer.incidence.entries()) {
          expect(point).toEqual({ ...curve?.[index], age: point.age });
        }
        expect(answer.buckets.reduce((sum, bucket) => sum + bucket.completed + bucket.open, 0)).toBe(visits);
      }
    }),
    { numRuns: 15 },
  ));

function endingVisits(histories: readonly SampleHistory[], stage: number, asOf: number): EndingVisit[] {
  return histories.flatMap(({ visits }) =>
    visits.flatMap((visit, index): EndingVisit[] => {
      if (visit.stage !== stage || visit.enteredAt > asOf) return [];
      const leftAt = visit.leftAt ?? Number.POSITIVE_INFINITY;
      if (leftAt > asOf) return [{ duration: asOf - visit.enteredAt, outcome: null }];
      const to = visits[index + 1]?.stage ?? 0;
      const moved = to === 3 ? "won" : to > stage ? "movedOn" : "wentBack";
      const left = visit.leftAs === "moved" ? moved : visit.leftAs;
      const outcome = visitOutcomes.find((one) => one === left) ?? null;
      return [{ duration: leftAt - visit.enteredAt, outcome }];
    }),
  );
}

test("the cycle of any histories", () =>
  fc.assert(
    fc.asyncProperty(someHistories, async (histories) => {
      const pipeline = await addPipeline();
      await addHistories(database.owner, workspace, histories, pipeline);
      const lengths = (fate: "won" | "lost") =>
        Float64Array.from(
          histories.flatMap(({ visits }) => {
            const last = visits.at(-1);
            return last?.leftAs === fate ? [(last.leftAt ?? 0) - (visits[0]?.enteredAt ?? 0)] : [];
          }),
        );
      const { cycle } = await ask(readTimeInStage, { pipeline: pipeline.id });
      expect(cycle).toEqual({ won: cycleFigures(lengths("won")), lost: cycleFigures(lengths("lost")) });
    }),
    { numRuns: 15 },
  ));

test("the flow of any histories by week", () =>
  fc.assert(
    fc.asyncProperty(someHistories, async (histories) => {
      const pipeline = await addPipeline();
      await addHistories(database.owner, workspace, histories, pipeline);
      const query = { pipeline: pipeline.id, from: "2026-02-10", to: "2026-03-20" };
      const { weeks } = await ask(readFlow, query);
      const visits = histories.flatMap(({ visits }) =>
        visits.flatMap(({ stage, enteredAt, leftAt = null, leftAs = null, isVoid }, index): FlowVisit[] => {
          if (isVoid) return [];
          const toPosition = leftAs === "moved" ? (visits[index + 1]?.stage ?? 0) + 1 : null;
          const ended = leftAs === "deleted" || leftAs === "transferred" ? "other" : leftAs;
          return [{ stagePosition: stage + 1, enteredAt, leftAt, leftAs: ended, toPosition }];
        }),
      );
      const mondays = ["2026-02-09", "2026-02-16", "2026-02-23", "2026-03-02", "2026-03-09", "2026-03-16"];
      expect(weeks).toEqual(histories.length === 0 ? [] : flow(visits, mondays, stagesOf(pipeline), zone));
      for (const { opening, in: entries, forward, back, won, lost, postponed, other, closing } of weeks.flatMap(
        ({ stages }) => stages,
      )) {
        expect(opening + entries - forward - back - won - lost - postponed - other).toBe(closing);
      }
    }),
    { numRuns: 25 },
  ));

/** How many deals the list shows behind a figure. */
async function dealsBehind(filters: Record<string, string>): Promise<number> {
  const director = workspace.actor(workspace.anna, "director", "all");
  const { body } = await server.call(director, `GET /deals/totals?${new URLSearchParams(filters)}`);
  return body.count;
}

test(
  "behind every figure of the period view and of the flow stand exactly its deals, whatever happened",
  () =>
    fc.assert(
      fc.asyncProperty(someHistories, fc.boolean(), async (histories, isAnnas) => {
        const pipeline = await addPipeline();
        await addHistories(database.owner, workspace, histories, pipeline);
        const whose = isAnnas ? { owner: workspace.anna } : {};
        const query = { pipeline: pipeline.id, from: "2026-02-16", to: "2026-03-02", ...whose };
        const { stages } = await ask(readFunnel, { ...query, view: "period" });
        for (const { id, reached } of stages) {
          const behind = { enteredStage: id, enteredFrom: query.from, enteredTo: query.to };
          expect(await dealsBehind({ ...behind, ...whose })).toBe(reached);
        }
        for (const [place, id] of livedStages(pipeline.stages).entries()) {
          const { weeks, deals = [] } = await ask(readFlow, { ...query, dealsOf: id });
          expect(deals.map(({ week }) => week)).toEqual(weeks.map(({ week }) => week));
          for (const [index, behind] of deals.entries()) {
            const [week, next] = [behind.week, addDays(behind.week, 7)];
            const entered = { enteredStage: id, enteredFrom: week, enteredTo: next, ...whose };
            expect(await dealsBehind(entered)).toBe(behind.in);
            for (const leftAs of ["forward", "back", "won", "lost", "postponed"] as const) {
              const left = { leftStage: id, leftFrom: week, leftTo: next, leftAs, ...whose };
              expect(await dealsBehind(left)).toBe(behind[leftAs]);
              expect(behind[leftAs]).toBeLessThanOrEqual(weeks[index]?.stages[place]?.[leftAs] ?? 0);
            }
          }
        }
      }),
      { numRuns: 8 },
    ),
  60_000,
);

/** What the deal adds to sums of roubles. */
function sumsOf({ amountMinor = null, currency }: SampleHistory) {
  const isOther = amountMinor !== null && currency !== "RUB";
  return { amountMinor: isOther ? 0 : (amountMinor ?? 0), otherCurrency: isOther ? 1 : 0 };
}

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addHistories, type SampleHistory } from "../../../test/sample-history.ts";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { PipelineId } from "../../kernel/ids.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { millisecondsPerDay as day } from "../../kernel/time.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { longCycle, type PastVisit, stageHistories } from "../domain/stage-chances.ts";
import { readBoard } from "./board.ts";
import { refreshStageShares } from "./refresh-stage-shares.ts";
import { chanceOfDeal, readChancedStages } from "./stage-chances.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "chances");
});
afterAll(() => database.drop());

const start = Date.UTC(2026, 0, 30);
/** On the whole second, as the board counts. */
const now = start + 60 * day;

const someHistory: fc.Arbitrary<SampleHistory> = fc
  .record({
    begins: fc.integer({ min: 0, max: 55 }),
    // Whole days among them: who leaves at the beginning of a day of age.
    lengths: fc.array(
      fc.oneof(
        fc.integer({ min: 0, max: 9 }).map((days) => days * day),
        fc.integer({ min: 0, max: 9 * day }),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    stages: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 3, maxLength: 3 }),
    end: fc.constantFrom("open", "won", "lost", "postponed" as const),
    amountMinor: fc.option(fc.integer({ min: 0, max: 100_000_000 })),
    currency: fc.constantFrom("RUB", "RUB", "CNY"),
  })
  .map(({ begins, lengths, stages, end, amountMinor, currency }) => {
    let at = start + begins * day;
    const visits = lengths.map((length, index) => {
      const enteredAt = at;
      at = Math.min(at + length, now);
      const isLast = index === lengths.length - 1;
      const stage = stages[index] ?? 0;
      if (isLast && end === "open") return { stage, enteredAt };
      return {
        stage,
        enteredAt,
        leftAt: at,
        leftAs: isLast && (end === "lost" || end === "postponed") ? end : ("moved" as const),
      };
    });
    const win = end === "won" ? [{ stage: 2, enteredAt: at, leftAt: at, leftAs: "won" as const }] : [];
    return { amountMinor, currency, visits: [...visits, ...win] };
  });

/** What a deal's visits say of it. */
function pastVisits({ visits }: SampleHistory): PastVisit[] {
  const created = visits[0]?.enteredAt ?? 0;
  const last = visits.at(-1);
  const cycle = last?.leftAs === "won" ? last.enteredAt - created : null;
  return visits.map(({ stage, enteredAt, leftAt }) => ({
    stageId: ours.stages[stage] ?? "",
    dealCreatedAt: created,
    enteredAt,
    leftAt: leftAt ?? null,
    cycle,
  }));
}

test("chances, the board's weighted sums and the chance of each deal are one formula, in SQL and in TypeScript, on any histories", () =>
  fc.assert(
    fc.asyncProperty(fc.array(someHistory, { maxLength: 25 }), async (histories) => {
      await database.owner.query("delete from visits where workspace_id = $1", [ours.workspaceId]);
      await database.owner.query("delete from deals where workspace_id = $1", [ours.workspaceId]);
      await addHistories(database.owner, ours, histories);
      const actor = ours.actor(ours.boris, "head", "all");
      const pipelineId = ours.pipelineId as PipelineId;
      await runUnit(database, actor, (unit) => refreshStageShares(unit, pipelineId), { now });
      const past = histories.flatMap(pastVisits);
      const long = longCycle(histories.flatMap((history) => pastVisits(history)[0]?.cycle ?? []));
      const formula = long === null ? new Map() : stageHistories(past, long, now);
      const { stages, board } = await database.read(ours.workspaceId, async (transaction) => {
        const reading = { ...transaction, actor, now };
        return {
          stages: await readChancedStages(reading, pipelineId),
          board: await readBoard(reading, { pipeline: pipelineId } as never),
        };
      });
      if (isRefusal(board)) throw new Error(board.refused);
      for (const { id, chances } of stages) expect(chances).toEqual(formula.get(id)?.steps ?? []);
      for (const column of board.stages.filter(({ stage }) => !stage.isWon)) {
        const here = histories.filter(({ visits }) => {
          const last = visits.at(-1);
          return last?.leftAt === undefined && ours.stages[last?.stage ?? 0] === column.stage.id;
        });
        const weighted = here.reduce((sum, { amountMinor, currency, visits }) => {
          const age = now - (visits.at(-1)?.enteredAt ?? 0);
          const chance = chanceOfDeal(stages, column.stage.id, age) ?? 0;
          return currency === "RUB" ? sum + (amountMinor ?? 0) * chance : sum;
        }, 0);
        const isKnown = (formula.get(column.stage.id)?.steps ?? []).length > 0;
        if (isKnown) expect(Math.abs((column.weighted?.minor ?? 0) - weighted)).toBeLessThanOrEqual(0.51);
        else expect(column.weighted).toBeNull();
        expect(column.probability).toBe(chanceOfDeal(stages, column.stage.id, 0));
      }
    }),
    { numRuns: 30 },
  ));

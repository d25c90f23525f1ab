import { expect, test } from "vitest";
import { sampleRules } from "../../../test/sample-rules.ts";
import { makeSampleServer } from "../../../test/sample-server.ts";
import { makeSampleWorkspace } from "../../../test/sample-workspace.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { refreshStageShares } from "./refresh-stage-shares.ts";
import { pipelineRoutes } from "./routes.ts";

const disposable = async () => {
  const database = await testDatabase();
  return { ...database, [Symbol.asyncDispose]: () => database.drop() };
};

test("a stage's share counts the visits of deals at least one 90 % cycle old, open ones as not won", async () => {
  await using database = await disposable();
  const ours = await makeSampleWorkspace(database.owner, "ours");
  const head = ours.actor(ours.boris, "head", "all");
  const server = makeSampleServer(database, pipelineRoutes(sampleRules));
  // Won in ten days; lost; open for twenty days; open since yesterday, too young to count.
  const rows = [
    ["won", 30, 20],
    ["lost", 30, 25],
    ["open", 20, null],
    ["open", 1, null],
  ] as const;
  const now = Date.UTC(2026, 10, 18);
  const day = (ago: number | null) => (ago === null ? null : new Date(now - ago * 86_400_000));
  for (const [status, created, closed] of rows) {
    const id = newId();
    await database.owner.query(
      `insert into deals (workspace_id, id, title, pipeline_id, stage_id, status, currency, owner_id, created_at, stage_entered_at, closed_at, updated_at)
       values ($1, $2, 'Old', $3, $4, $5, 'RUB', $6, $7, $7, $8, $7)`,
      [ours.workspaceId, id, ours.pipelineId, ours.stages[0], status, ours.anna, day(created), day(closed)],
    );
    await database.owner.query(
      `insert into visits (workspace_id, id, deal_id, number, pipeline_id, stage_id, entered_at) values ($1, $2, $3, 1, $4, $5, $6)`,
      [ours.workspaceId, newId(), id, ours.pipelineId, ours.stages[0], day(created)],
    );
  }
  await runUnit(database, head, (unit) => refreshStageShares(unit, ours.pipelineId as never), { now });
  const { rows: shares } = await database.owner.query(
    "select visits, wins, share from stage_shares where stage_id = $1",
    [ours.stages[0]],
  );
  // Three visits, one win: (1 + 1) / (3 + 2).
  expect(shares).toEqual([{ visits: 3, wins: 1, share: 0.4 }]);
  const board = (await server.call(head, `GET /board?pipeline=${ours.pipelineId}`)).body;
  // All three are still open at age 0: (1 + 10 × 0.4) / (3 + 10).
  expect(board.stages[0].probability).toBeCloseTo(5 / 13, 12);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import type { DealId, PipelineId, StageId } from "../../kernel/ids.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import { newId } from "../../platform/new-id.ts";
import { type RecordedDeal, type RecordedVisit, recordDeals } from "./record-deals.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
});
afterAll(() => database.drop());

const at = (moment: string) => Date.parse(`${moment}+03:00`);

test("ready-made deals stand where their visits leave them, with numbers and working time", async () => {
  const [won, lost, open] = [newId<"deal">(), newId<"deal">(), newId<"deal">()] as [DealId, DealId, DealId];
  const [meeting, proposal, win] = ours.stages as unknown as [StageId, StageId, StageId];
  const deal = (id: DealId, title: string): RecordedDeal => ({
    id,
    title,
    pipelineId: ours.pipelineId as PipelineId,
    ownerId: ours.anna,
    amountMinor: 100,
    createdAt: at("2026-03-02T10:00"),
  });
  const stay = (
    dealId: DealId,
    stageId: StageId,
    entered: string,
    left: string | null,
    leftAs: RecordedVisit["leftAs"],
  ) => ({
    dealId,
    stageId,
    enteredAt: at(entered),
    leftAt: left === null ? null : at(left),
    leftAs,
  });
  const written = await runUnit(
    database,
    ours.actor(ours.anna),
    (unit) =>
      recordDeals(
        unit,
        [deal(won, "Won"), deal(lost, "Lost"), deal(open, "Open")],
        [
          stay(won, meeting, "2026-03-02T10:00", "2026-03-03T10:00", "moved"),
          stay(lost, meeting, "2026-03-02T10:00", "2026-03-02T11:00", "moved"),
          stay(won, win, "2026-03-03T10:00", "2026-03-03T10:00", "won"),
          stay(lost, proposal, "2026-03-02T11:00", "2026-03-04T12:00", "lost"),
          stay(open, proposal, "2026-03-02T10:00", null, null),
        ],
      ),
    { takesCopy: true },
  );
  expect(written).toEqual({ deals: 3, visits: 5 });
  const { rows } = await database.owner.query(
    `select d.title, d.status, s.name as stage, d.visited, d.last_visit, d.closed_at,
       (select array_agg(v.working_ms / 3600000.0 order by v.number) from visits v where v.workspace_id = d.workspace_id and v.deal_id = d.id) as hours
     from deals d join stages s on s.workspace_id = d.workspace_id and s.id = d.stage_id where d.workspace_id = $1 order by d.title`,
    [ours.workspaceId],
  );
  // A working day is nine hours: a day from ten to ten is nine of them.
  expect(
    rows.map((row) => ({
      ...row,
      hours: row.hours.map((hours: string | null) => (hours === null ? null : Number(hours))),
    })),
  ).toEqual([
    {
      title: "Lost",
      status: "lost",
      stage: "Proposal",
      visited: 0b011,
      last_visit: 2,
      closed_at: new Date(at("2026-03-04T12:00")),
      hours: [1, 19],
    },
    { title: "Open", status: "open", stage: "Proposal", visited: 0b010, last_visit: 1, closed_at: null, hours: [null] },
    {
      title: "Won",
      status: "won",
      stage: "Won",
      visited: 0b101,
      last_visit: 2,
      closed_at: new Date(at("2026-03-03T10:00")),
      hours: [9, 0],
    },
  ]);
});

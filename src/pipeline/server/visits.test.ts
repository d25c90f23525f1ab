import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeSampleWorkspace, type SampleWorkspace } from "../../../test/sample-workspace.ts";
import { isRefusal } from "../../kernel/refusal.ts";
import { runUnit } from "../../platform/database/run-unit.ts";
import { testDatabase } from "../../platform/database/test-database.ts";
import type { Unit } from "../../platform/database/unit.ts";
import { deleteDeal, restoreDeal } from "./change-deal.ts";
import { loseDeal, postponeDeal } from "./close-deal.ts";
import { createPipeline } from "./create-pipeline.ts";
import { moveDeal } from "./move-deal.ts";
import type { PipelineRules } from "./pipeline-rules.ts";
import { reopenDeal, resumeDeal } from "./return-deal.ts";
import { transferDeal } from "./transfer-deal.ts";
import { undoMove } from "./undo-move.ts";

/** No stage here has conditions, so none is asked. */
const rules = { conditions: {}, may: () => true } as unknown as PipelineRules;
const kinds = ["move", "undo", "lose", "postpone", "resume", "reopen", "transfer", "delete", "restore"] as const;
const action = fc.record({
  kind: fc.constantFrom("move" as const, ...kinds),
  stage: fc.nat(3),
  pipeline: fc.nat(1),
  /** Clocks of servers differ: time may go back. */
  minutes: fc.integer({ min: -3, max: 60 }),
  client: fc.nat(2),
});
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

let database: Awaited<ReturnType<typeof testDatabase>>;
let ours: SampleWorkspace;
let pipelines: { id: string; stages: string[] }[];
let reason: string;

beforeAll(async () => {
  database = await testDatabase();
  ours = await makeSampleWorkspace(database.owner, "ours");
  const boss = ours.actor(ours.anna, "owner", "all");
  const stage = (name: string) => ({
    name,
    isKeyStage: false,
    done: "",
    buyerStep: "",
    keyTask: "",
    entryConditions: [],
    contactChain: [],
    targetHours: null,
    plannedConversion: null,
  });
  for (const name of ["First", "Second"]) {
    const stages = ["One", "Two", "Three", "Won"].map(stage);
    await runUnit(database, boss, (unit) => createPipeline(unit, { name, templateKey: null, stages }));
  }
  const { rows } = await database.owner.query(
    `select p.id, array_agg(s.id order by s.position) as stages from pipelines p join stages s on s.pipeline_id = p.id
     where p.name in ('First', 'Second') group by p.id, p.name order by p.name`,
  );
  pipelines = rows;
  reason = (await database.owner.query("select id from loss_reasons limit 1")).rows[0].id;
});
afterAll(() => database.drop());

async function beginDeal(): Promise<string> {
  const id = await ours.addDeal(ours.anna);
  const [first] = pipelines;
  await database.owner.query("update deals set pipeline_id = $2, stage_id = $3 where id = $1", [
    id,
    first?.id,
    first?.stages[0],
  ]);
  await database.owner.query("update visits set pipeline_id = $2, stage_id = $3 where deal_id = $1", [
    id,
    first?.id,
    first?.stages[0],
  ]);
  return id;
}

function run(unit: Unit, id: string, { kind, stage, pipeline }: Action, version: number) {
  const toPipeline = pipelines[pipeline]?.id ?? "";
  const toStage = pipelines[pipeline]?.stages[stage] ?? "";
  switch (kind) {
    case "move":
      return moveDeal(unit, rules, id, { toStage, version });
    case "undo":
      return undoMove(unit, rules, id, { version });
    case "lose":
      return loseDeal(unit, id, { lossReason: reason, comment: "", version });
    case "postpone":
      return postponeDeal(unit, id, { comeBackOn: "2099-01-01", reason: "", version });
    case "resume":
      return resumeDeal(unit, rules, id, { version });
    case "reopen":
      return reopenDeal(unit, rules, id, { version });
    case "transfer":
      return transferDeal(unit, rules, id, { toPipeline, toStage, version });
    case "delete":
      return deleteDeal(unit, id);
    case "restore":
      return restoreDeal(unit, id);
  }
}

const stateOf = async (id: string) =>
  (
    await database.owner.query(
      `select status, stage_id, pipeline_id, stage_entered_at, closed_at, come_back_on, loss_reason_id, visited::text, deleted_at is not null as gone
       from deals where id = $1`,
      [id],
    )
  ).rows[0];

async function checkDeal(id: string): Promise<void> {
  const deal = await stateOf(id);
  const { rows: visits } = await database.owner.query(
    "select v.*, s.ordinal from visits v join stages s on s.id = v.stage_id where deal_id = $1 and void_at is null order by number",
    [id],
  );
  const open = visits.filter((visit) => visit.left_at === null);
  expect(open).toHaveLength(deal.status === "open" && !deal.gone ? 1 : 0);
  if (open[0]) {
    expect(open[0]).toBe(visits.at(-1));
    expect([open[0].stage_id, open[0].entered_at]).toEqual([deal.stage_id, deal.stage_entered_at]);
  }
  for (const [index, visit] of visits.entries()) {
    const next = visits[index + 1];
    if (visit.left_at !== null) expect(+visit.left_at).toBeGreaterThanOrEqual(+visit.entered_at);
    if (next === undefined) continue;
    expect(visit.left_at).not.toBeNull();
    expect(+next.entered_at).toBeGreaterThanOrEqual(+visit.left_at);
    // While it was open there is no gap; between closing and opening again there may be one.
    if (visit.left_as === "moved" || visit.left_as === "transferred")
      expect(next.number === visit.number + 1 ? +next.entered_at : +visit.left_at).toBe(+visit.left_at);
    if (visit.left_as === "won") expect(visit.entered_at).toEqual(visit.left_at);
  }
  const own = visits.filter((visit) => visit.pipeline_id === deal.pipeline_id);
  expect(deal.visited).toBe(own.reduce((mask, visit) => mask | (1n << BigInt(visit.ordinal)), 0n).toString());
}

test("whatever is done with a deal one after another, its visits tell one story, and an undo puts all back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 14 }), async (actions) => {
      const id = await beginDeal();
      let now = Date.UTC(2026, 2, 2, 7);
      let before = await stateOf(id);
      let couldUndo = false;
      for (const one of actions) {
        now += one.minutes * 60_000;
        const { rows } = await database.owner.query("select version from deals where id = $1", [id]);
        const state = await stateOf(id);
        const answer = await runUnit(database, ours.actor(ours.anna), (unit) => run(unit, id, one, rows[0].version), {
          now,
        });
        await checkDeal(id);
        if (isRefusal(answer)) {
          expect(await stateOf(id)).toEqual(state);
          continue;
        }
        if (one.kind === "undo") {
          expect(couldUndo).toBe(true);
          expect(await stateOf(id)).toEqual(before);
          couldUndo = false;
        } else if (one.kind !== "delete" && one.kind !== "restore") {
          before = state;
          couldUndo = true;
        }
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);

test("whatever three clients do with a deal at once, its visits tell one story", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 15 }), async (actions) => {
      const id = await beginDeal();
      const clients = Map.groupBy(actions, (one) => one.client);
      await Promise.all(
        [...clients.values()].map(async (own) => {
          for (const one of own) {
            const { rows } = await database.owner.query("select version from deals where id = $1", [id]);
            await runUnit(database, ours.actor(ours.anna), (unit) => run(unit, id, one, rows[0].version));
          }
        }),
      );
      await checkDeal(id);
    }),
    { numRuns: 40 },
  );
}, 120_000);

import { sql } from "kysely";
import { readScope } from "../../analytics/index.ts";
import type { BodyOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import { dateOf } from "../../kernel/zoned-time.ts";
import type { Unit } from "../../platform/database/unit.ts";
import type {
  changeImprovement as changeEndpoint,
  createImprovement as createEndpoint,
  decideImprovement as decideEndpoint,
  Effect,
  Improvement,
} from "../contract.ts";
import { faultOf, mayGo } from "../domain/improvement.ts";
import { improvementsRefusals } from "../domain/refusals.ts";
import { readImprovements } from "./improvement-row.ts";
import { measureEffect } from "./measure-effect.ts";
import { insertImprovement, updateImprovement } from "./store.ts";

/** Refuses an unknown pipeline, and a stage that is not of it or where the measure has none. */
export async function createImprovement(
  unit: Unit,
  body: BodyOf<typeof createEndpoint>,
): Promise<Improvement | Refusal> {
  const scope = await readScope(unit, { pipeline: body.pipeline });
  if (isRefusal(scope)) return scope;
  const isLived = scope.livedStages.some(({ id }) => id === body.stage);
  if (body.measure === "average" ? body.stage !== null : !isLived) {
    return refuse(improvementsRefusals, "improvement_stage_wrong");
  }
  const id = unit.newId();
  await insertImprovement(unit, { ...body, id, pipeline: scope.pipeline.id });
  unit.audit({
    action: "improvement.created",
    entity: "improvement",
    entityId: id,
    changes: { problem: [null, body.problem] },
  });
  return found(unit, id);
}

/** Refuses a trial that could tell nothing, a decided improvement and one that somebody changed first. */
export async function changeImprovement(
  unit: Unit,
  id: string,
  { version, ...change }: BodyOf<typeof changeEndpoint>,
): Promise<Improvement | Refusal> {
  const before = await lock(unit, id, version);
  if (isRefusal(before)) return before;
  if (before.decidedOn !== null) return refuse(improvementsRefusals, "improvement_decided");
  const fault = change.trial ? faultOf(change.trial) : null;
  if (fault !== null) return refuse(improvementsRefusals, `improvement_trial_${fault}`);
  const trial = change.trial === undefined ? before.trial : change.trial;
  const hypothesis = change.hypothesis === undefined ? before.hypothesis : change.hypothesis;
  if (before.state === "testing" && (trial === null || !hypothesis)) {
    return refuse(improvementsRefusals, "improvement_trial_missing");
  }
  const changes = Object.fromEntries(
    (["problem", "hypothesis", "trial"] as const)
      .filter((field) => change[field] !== undefined && JSON.stringify(change[field]) !== JSON.stringify(before[field]))
      .map((field) => [field, [before[field], change[field]]]),
  );
  await updateImprovement(unit, id, change, changes);
  unit.audit({ action: "improvement.changed", entity: "improvement", entityId: id, changes });
  return found(unit, id);
}

/** Goes on: refuses a way that is none, and a test without a hypothesis or days. The effect is measured and kept with the decision. */
export async function decideImprovement(
  unit: Unit,
  id: string,
  { version, state, decision }: BodyOf<typeof decideEndpoint>,
): Promise<Improvement | Refusal> {
  const before = await lock(unit, id, version);
  if (isRefusal(before)) return before;
  if (!mayGo(before.state, state)) return refuse(improvementsRefusals, "improvement_way_wrong");
  const { trial } = before;
  if (state === "testing" && (trial === null || !before.hypothesis)) {
    return refuse(improvementsRefusals, "improvement_trial_missing");
  }
  const isDecided = state === "adopted" || state === "dropped";
  const effect = isDecided && trial !== null ? await measureEffect(unit, { ...before, trial }) : null;
  if (isRefusal(effect)) return effect;
  const decided = {
    state,
    decision: isDecided ? decision : null,
    decidedOn: isDecided ? dateOf(unit.now, unit.actor.workspace.timeZone) : null,
    effect: effect as Effect | null,
  };
  const changes = {
    state: [before.state, state],
    ...(decision === null ? {} : { decision: [before.decision, decision] }),
  };
  await updateImprovement(unit, id, decided, changes);
  unit.audit({ action: `improvement.${state}`, entity: "improvement", entityId: id, changes });
  return found(unit, id);
}

async function lock(unit: Unit, id: string, version: number): Promise<Improvement | Refusal> {
  const { workspaceId } = unit.actor;
  await sql`select from improvements where workspace_id = ${workspaceId} and id = ${id} for update`.execute(unit.sql);
  const [row] = await readImprovements(unit, sql`i.id = ${id}`);
  if (row === undefined) return refuse(improvementsRefusals, "improvement_unknown");
  return row.version === version
    ? row
    : refuse(improvementsRefusals, "improvement_changed", { extra: { version: row.version } });
}

async function found(unit: Unit, id: string): Promise<Improvement> {
  const [row] = await readImprovements(unit, sql`i.id = ${id}`);
  if (row === undefined) throw new Error("An improvement is gone within its own transaction");
  return row;
}

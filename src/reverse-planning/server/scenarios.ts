import { sql } from "kysely";
import { z } from "zod";
import type { BodyOf, QueryOf } from "../../kernel/endpoint.ts";
import { isRefusal, type Refusal, refuse } from "../../kernel/refusal.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import { decodeCursor, type Page, pageOf } from "../../platform/http/page.ts";
import type { keepPlanScenario, listPlanScenarios, PlanScenario } from "../contract-scenarios.ts";
import { reversePlanningRefusals } from "../domain/refusals.ts";

type Asking = Pick<Reading, "sql" | "actor">;

const scenariosOf = ({ sql: db, actor }: Asking) =>
  db
    .selectFrom("plan_scenarios as s")
    .innerJoin("reporting.users as u", (join) =>
      join.onRef("u.workspace_id", "=", "s.workspace_id").onRef("u.id", "=", "s.owner_id"),
    )
    .select([
      "s.id",
      "s.name",
      "s.pipeline_id",
      "s.period",
      "s.typed",
      "s.owner_id",
      "s.created_at",
      "u.name as owner_name",
    ])
    .where("s.workspace_id", "=", actor.workspaceId);

type Row = Awaited<ReturnType<ReturnType<typeof scenariosOf>["executeTakeFirstOrThrow"]>>;

const scenarioFrom = (row: Row, { userId }: Reading["actor"]): PlanScenario => ({
  id: row.id,
  name: row.name,
  pipeline: row.pipeline_id,
  period: row.period,
  typed: row.typed as PlanScenario["typed"],
  owner: { id: row.owner_id, name: row.owner_name ?? "" },
  isOwn: row.owner_id === userId,
  createdAt: row.created_at.toISOString(),
});

/** Newest first: ids are UUIDv7 and so carry the order. Refuses `cursor_invalid`. */
export async function listScenarios(
  reading: Reading,
  { cursor, limit }: QueryOf<typeof listPlanScenarios>,
): Promise<Page<PlanScenario> | Refusal> {
  const before = decodeCursor(cursor, z.uuid());
  if (isRefusal(before)) return before;
  const found = await scenariosOf(reading)
    .where("s.deleted_at", "is", null)
    .$if(typeof before === "string", (rows) => rows.where("s.id", "<", sql<string>`${before}::uuid`))
    .orderBy("s.id", "desc")
    .limit(limit + 1)
    .execute();
  return pageOf(found, limit, { key: (row) => row.id, item: (row) => scenarioFrom(row, reading.actor) });
}

/** Refuses a pipeline that is not there. */
export async function keepScenario(
  unit: Unit,
  { name, pipeline, period, typed }: BodyOf<typeof keepPlanScenario>,
): Promise<PlanScenario | Refusal> {
  const { workspaceId, userId } = unit.actor;
  if (pipeline !== null && !(await isPipeline(unit, pipeline))) {
    return refuse(reversePlanningRefusals, "plan_pipeline_unknown");
  }
  const id = unit.newId();
  await unit.sql
    .insertInto("plan_scenarios")
    .values({
      workspace_id: workspaceId,
      id,
      owner_id: userId,
      name,
      pipeline_id: pipeline,
      period,
      typed: JSON.stringify(typed),
      created_at: new Date(unit.now).toISOString(),
    })
    .execute();
  unit.audit({
    action: "plan_scenario.created",
    entity: "plan_scenario",
    entityId: id,
    changes: { name: [null, name] },
  });
  return found(unit, id);
}

/** Takes one's own away or brings it back. Refuses `plan_scenario_unknown` of what is not one's own. */
export async function deleteScenario(unit: Unit, id: string): Promise<{ done: true } | Refusal> {
  const taken = await setDeleted(unit, id, true);
  return isRefusal(taken) ? taken : { done: true };
}

export async function restoreScenario(unit: Unit, id: string): Promise<PlanScenario | Refusal> {
  const back = await setDeleted(unit, id, false);
  return isRefusal(back) ? back : found(unit, id);
}

async function setDeleted(unit: Unit, id: string, isDeleted: boolean): Promise<Refusal | null> {
  const changed = await unit.sql
    .updateTable("plan_scenarios")
    .set({ deleted_at: isDeleted ? new Date(unit.now).toISOString() : null })
    .where("workspace_id", "=", unit.actor.workspaceId)
    .where("id", "=", id)
    .where("owner_id", "=", unit.actor.userId)
    .where("deleted_at", isDeleted ? "is" : "is not", null)
    .returning("name")
    .executeTakeFirst();
  if (changed === undefined) return refuse(reversePlanningRefusals, "plan_scenario_unknown");
  const action = isDeleted ? "plan_scenario.deleted" : "plan_scenario.restored";
  unit.audit({ action, entity: "plan_scenario", entityId: id, changes: { name: changed.name } });
  return null;
}

async function isPipeline({ sql: db, actor }: Asking, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("reporting.pipelines")
    .select("id")
    .where("workspace_id", "=", actor.workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

async function found(unit: Unit, id: string): Promise<PlanScenario> {
  return scenarioFrom(await scenariosOf(unit).where("s.id", "=", id).executeTakeFirstOrThrow(), unit.actor);
}

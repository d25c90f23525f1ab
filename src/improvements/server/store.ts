import type { Unit } from "../../platform/database/unit.ts";
import type { Improvement } from "../contract.ts";
import type { Trial } from "../domain/improvement.ts";

const at = ({ now }: Unit) => new Date(now).toISOString();

type New = Pick<Improvement, "id" | "source" | "problem" | "hypothesis" | "measure" | "expected"> & {
  readonly pipeline: string;
  readonly stage: string | null;
};

export async function insertImprovement(unit: Unit, one: New): Promise<void> {
  const { workspaceId, userId } = unit.actor;
  await unit.sql
    .insertInto("improvements")
    .values({
      workspace_id: workspaceId,
      id: one.id,
      pipeline_id: one.pipeline,
      source: one.source,
      problem: one.problem,
      hypothesis: one.hypothesis,
      measure: one.measure,
      stage_id: one.stage,
      expected_minor: one.expected?.minor ?? null,
      state: "found",
      created_by: userId,
      created_at: at(unit),
      updated_at: at(unit),
    })
    .execute();
}

type Change = Partial<Pick<Improvement, "state" | "decision" | "decidedOn" | "effect">> & {
  readonly problem?: string | undefined;
  readonly hypothesis?: string | null | undefined;
  readonly trial?: Trial | null | undefined;
};

/** Writes a change and the line of the log that tells it. */
export async function updateImprovement(
  unit: Unit,
  id: string,
  { problem, hypothesis, trial, state, decision, decidedOn, effect }: Change,
  changes: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { workspaceId, userId } = unit.actor;
  await unit.sql
    .updateTable("improvements")
    .set((eb) => ({
      ...(problem === undefined ? {} : { problem }),
      ...(hypothesis === undefined ? {} : { hypothesis }),
      ...(trial === undefined ? {} : columnsOf(trial)),
      ...(state === undefined ? {} : { state, decision: decision ?? null, decided_on: decidedOn ?? null }),
      ...(state === undefined ? {} : { effect: effect ? JSON.stringify(effect) : null }),
      updated_at: at(unit),
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  await unit.sql
    .insertInto("improvement_changes")
    .values({
      workspace_id: workspaceId,
      improvement_id: id,
      id: unit.newId(),
      by_user_id: userId,
      at: at(unit),
      changes: JSON.stringify(changes),
    })
    .execute();
}

const columnsOf = (trial: Trial | null) => ({
  test: trial?.kind ?? null,
  test_from: trial?.from ?? null,
  test_to: trial?.to ?? null,
  base_from: trial?.baseFrom ?? null,
  base_to: trial?.baseTo ?? null,
  test_people: trial?.kind === "people" ? [...(trial.people ?? [])] : null,
  test_field: trial?.kind === "deals" ? trial.field : null,
  test_value: trial?.kind === "deals" ? trial.value : null,
});

import type { DealId } from "../../kernel/ids.ts";
import { inOneTrip } from "../../platform/database/in-one-trip.ts";
import type { Reading, Unit } from "../../platform/database/unit.ts";
import type { GateRefusal, Passed } from "../domain/gate.ts";
import { conditionKey, decideMove, demandedConditions } from "../domain/gate.ts";
import type { Missing } from "../domain/missing.ts";
import type { EntryCondition } from "../domain/regulation.ts";
import type { PipelineRules, StageConditions } from "./pipeline-rules.ts";
import type { Stage } from "./stage.ts";
import type { StageCondition } from "./stage-condition.ts";

type Asking = Pick<Reading, "client" | "sql" | "actor" | "now">;

/** Those of the conditions that the deal does not meet, in the order given. */
export async function findMissing(
  asking: Asking,
  known: StageConditions,
  dealId: DealId,
  conditions: readonly EntryCondition[],
): Promise<readonly Missing[]> {
  const byKind = Map.groupBy(conditions, (condition) => condition.kind);
  const asks = [...byKind].map(([kind, asked]) => {
    // Each implementation is asked for its own kind only, which the map's type cannot say.
    const condition = known[kind] as StageCondition;
    return () => condition.missing(asking, dealId, asked);
  });
  const found = (await inOneTrip(asking.client, ...asks)).flat();
  const order = new Map(conditions.map((condition, index) => [conditionKey(condition), index]));
  const placeOf = (missing: Missing) => order.get(conditionKey(missing.condition)) ?? conditions.length;
  return found.toSorted((one, other) => placeOf(one) - placeOf(other));
}

export interface Passage {
  readonly dealId: DealId;
  /** Stages of the target's pipeline that are not archived. */
  readonly stages: readonly Stage[];
  /** 0: the deal stands nowhere in this pipeline yet. */
  readonly fromPosition: number;
  readonly target: Stage;
  readonly override: { readonly reason: string } | null;
}

/** The way of every deal into a stage: gathers what is missing and lets the gate of the domain decide. */
export async function passGate(unit: Unit, rules: PipelineRules, passage: Passage): Promise<Passed | GateRefusal> {
  const demanded = demandedConditions(passage.stages, passage.fromPosition, passage.target);
  const missing = await findMissing(unit, rules.conditions, passage.dealId, demanded);
  return decideMove({
    target: passage.target,
    missing,
    mayOverride: rules.may(unit.actor, "deals.override"),
    override: passage.override,
  });
}

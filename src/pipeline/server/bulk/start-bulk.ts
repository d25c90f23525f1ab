import { type BulkRules, beginBulk } from "../../../bulk/index.ts";
import type { Permission } from "../../../kernel/actor.ts";
import type { BulkAnswer } from "../../../kernel/bulk.ts";
import type { BodyOf } from "../../../kernel/endpoint.ts";
import type { Refusal } from "../../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { httpRefusals } from "../../../platform/http/refusals.ts";
import type { BulkDeed, startBulk as startEndpoint } from "../../contract-bulk.ts";
import { pipelineRefusals } from "../../domain/refusals.ts";
import type { DealFilters, Parameters } from "../deal-conditions.ts";
import { createParameters } from "../deal-conditions.ts";
import { conditionsOf } from "../list-deals.ts";
import { ownFiltered } from "../own-filtered.ts";

const needs: Readonly<Record<BulkDeed["kind"], Permission>> = {
  assign: "deals.assign",
  change: "deals.edit",
  move: "deals.move",
  lose: "deals.move",
  postpone: "deals.move",
  plan: "activities.edit",
  delete: "deals.edit",
};

/**
 * Begins one action over many deals. The deals are those that the actor sees at this moment; each is judged when its turn
 * comes. Refuses what is plainly not allowed at once, and as `beginBulk` does.
 */
export async function startBulk(
  unit: Unit,
  rules: BulkRules,
  { ids, filter, action }: BodyOf<typeof startEndpoint>,
): Promise<BulkAnswer | Refusal> {
  if (!rules.may(unit.actor, needs[action.kind])) {
    return action.kind === "assign"
      ? refuse(pipelineRefusals, "assign_not_allowed")
      : refuse(httpRefusals, "not_allowed");
  }
  return beginBulk(unit, rules, { entity: "deal", action, ids, filter, chosenBy: (asked) => chosenBy(unit, asked) });
}

async function chosenBy(unit: Unit, filter: DealFilters) {
  const parameters: Parameters = createParameters(unit.actor.workspaceId);
  const compiled = ownFiltered((reading, query: DealFilters) => conditionsOf(reading, query, parameters));
  const conditions = await compiled(unit, { query: filter });
  if (isRefusal(conditions)) return conditions;
  return { text: `select d.id from deals d where ${conditions.join(" and ")}`, values: parameters.values };
}

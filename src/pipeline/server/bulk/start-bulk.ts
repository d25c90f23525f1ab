import type { Permission } from "../../../kernel/actor.ts";
import type { BodyOf } from "../../../kernel/endpoint.ts";
import type { Refusal } from "../../../kernel/refusal.ts";
import { isRefusal, refuse } from "../../../kernel/refusal.ts";
import type { Unit } from "../../../platform/database/unit.ts";
import { httpRefusals } from "../../../platform/http/refusals.ts";
import type { BulkAnswer, BulkDeed, startBulk as startEndpoint } from "../../contract.ts";
import { pipelineRefusals } from "../../domain/refusals.ts";
import type { DealFilters, Parameters } from "../deal-conditions.ts";
import { createParameters } from "../deal-conditions.ts";
import { conditionsOf } from "../list-deals.ts";
import { ownFiltered } from "../own-filtered.ts";
import type { BulkRules } from "./do-deed.ts";
import { readBulk } from "./read-bulk.ts";
import { runChunk } from "./run-chunk.ts";
import { insertBulk, insertBulkDeals } from "./store.ts";

const chosenBy = (unit: Unit, filter: DealFilters, parameters: Parameters) =>
  ownFiltered((reading, query: DealFilters) => conditionsOf(reading, query, parameters))(unit, { query: filter });

export const runBulkTaskName = "pipeline.run-bulk";

const mostDeals = 50_000;
/** As many as are done within the request. */
const atOnce = 50;

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
 * comes. Refuses what is plainly not allowed at once, `bulk_which`, `bulk_too_many`.
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
  if ((ids === undefined) === (filter === undefined)) return refuse(pipelineRefusals, "bulk_which");
  if (action.kind === "change" && Object.keys(action.fields).length === 0) {
    return refuse(pipelineRefusals, "bulk_fields_missing");
  }
  const id = unit.newId();
  const parameters = createParameters(unit.actor.workspaceId);
  const conditions = filter === undefined ? [] : await chosenBy(unit, filter, parameters);
  if (isRefusal(conditions)) return conditions;
  await insertBulk(unit, id, action);
  const from =
    ids === undefined
      ? `deals d where ${conditions.join(" and ")}`
      : `(select distinct id from unnest(${parameters.add(ids)}::uuid[]) as named(id)) as d`;
  const total = await insertBulkDeals(unit, id, { from, values: parameters.values });
  if (total > mostDeals) return refuse(pipelineRefusals, "bulk_too_many", { params: { count: mostDeals } });
  unit.audit({
    action: "bulk_action.started",
    entity: "bulk_action",
    entityId: id,
    changes: { ...action, deals: total },
  });
  if (total <= atOnce) await runChunk(unit, rules, id, atOnce + 1);
  else unit.enqueue(runBulkTaskName, { bulkId: id });
  return readBulk(unit, rules, id);
}
